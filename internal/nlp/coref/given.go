package coref

import (
	_ "embed"
	"strings"
	"sync"
)

// givenNames holds given names of men and women, as tools/makegiven wrote them.
//
//go:embed given.txt
var givenNames string

var givenSexes = sync.OnceValue(func() map[string]trit {
	out := make(map[string]trit, 9000)
	for line := range strings.Lines(givenNames) {
		sex, names, _ := strings.Cut(line, " ")
		if sex == "#" {
			continue
		}
		is := no
		if sex == "f" {
			is = yes
		}
		for name := range strings.FieldsSeq(names) {
			out[name] = is
		}
	}
	return out
})

// givenSex is the sex that a common given name, folded, tells.
func givenSex(name string) trit {
	switch {
	case mens.has(name):
		return no
	case womens.has(name):
		return yes
	}
	return givenSexes()[name]
}

// Given names of the world, folded. Written for this project; names of both sexes
// are left out.
var (
	mens = set(`james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
		donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric
		jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler
		aaron jose adam henry nathan douglas zachary peter kyle walter ethan jeremy harold carl keith roger gerald christian arthur
		sean austin joe jim bob bill tom mike steve dave dan matt tony chris nick ben sam greg alex ray pat fred albert louis philip
		bruce billy ralph roy eugene russell vincent howard martin victor ernest phillip todd craig alan clarence simon gordon graham
		nigel neil ian colin trevor barry stuart derek malcolm duncan hugh oliver harry leo oscar max felix hugo emil karl hans
		klaus jurgen heinz wolfgang otto ludwig franz johann jean pierre jacques francois michel philippe alain henri marcel andre
		carlos juan luis miguel pedro pablo diego fernando rafael manuel francisco antonio javier jorge ricardo roberto eduardo
		mario marco giovanni giuseppe luigi paolo francesco alessandro vladimir dmitry sergei sergey ivan nikolai boris mikhail
		yuri yuriy igor oleg alexei andrei viktor vitaly anatoly volodymyr petro jens lars erik sven olaf olav bjorn nils anders
		mohammed muhammad mohamed ahmed ali hassan hussein omar abdullah mustafa ibrahim khalid tariq yusuf mahmoud hamid karim
		rashid salman faisal imran narendra raj rahul amit sanjay vijay ravi hiroshi takeshi kenji jens barack jeb winston
		ferdinand rodrigo joao paulo pavel jan piotr marek tomasz grzegorz zbigniew josef vaclav milan zoltan viktor nicolae ion
		gheorghe edwin theodore herbert leonard norman stanley francis alfred edgar clifford bernard leon cecil clyde milton luke
		noah liam mason logan lucas elijah aiden jackson`)
	womens = set(`mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra
		ashley kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy
		angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria
		heather diane ruth julie olivia joyce virginia victoria lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline
		martha gloria teresa ann anne sara madison frances kathryn janice jean abigail alice judy sophia grace denise amber doris
		marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori jane kate jill jen hillary
		melania ivanka nadia fatima aisha zainab leila layla noor amina yasmin mariam khadija olga natasha svetlana irina tatiana
		elena ekaterina anastasia yulia galina ludmila lyudmila nina vera sofia julia eva lena greta ingrid astrid sigrid birgit
		ursula heidi monika petra claudia sabine francoise brigitte isabelle sophie camille chloe juliette lucia carmen rosa ana
		beatriz pilar dolores mercedes paula silvia gabriela valentina giulia chiara francesca federica priya anjali sonia indira
		sunita lakshmi yuki sakura akiko keiko zoe phoebe lucy lily ella mia ava amelia harriet florence edith ethel gladys agnes
		clara louise lillian irene rose ellen esther eleanor josephine annie sally tina wendy tracy gail phyllis peggy jenny
		pauline cheryl maggie margot bridget fiona sheila moira siobhan theresa angelina scarlett jacinda nicola liz condoleezza
		madeleine golda benazir margarita daria maia aung dorota helena beata halina agnieszka katarzyna malgorzata ewa zofia`)
)
