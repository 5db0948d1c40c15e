package link

import (
	"slices"
	"strings"
	"sync"

	"readout/internal/nlp"
)

// familyFirst reports whether a folded name begins with the family name, as Chinese,
// Korean and Vietnamese names do in news: "Seo Do-hyun", "Xi Jinping". Its last word
// is no such family name: "Jackie Chen" is none.
func familyFirst(words []string) bool {
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	return eastAsian()[words[0]] && !eastAsian()[words[len(words)-1]]
}

// eastAsian are the commonest family names of Korea, China and Vietnam as news
// spells them, those that are given names or words elsewhere left out.
var eastAsian = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(`kim rhee choi jung jeong kang cho yoon yun jang chang lim han seo suh shin kwon
		hwang ahn ryu hong jeon chun moon bae baek nam noh roh gong ku koo min woo sohn byun pyo chae cheon
		wang zhang liu chen yang huang zhao wu zhou xu sun zhu hu guo lin gao luo zheng liang xie tang xi deng xiao
		feng cao peng zeng tian dong pan yuan jiang cai jia wei xue ye yu du dai xia zhong fang shi qin xiong
		nguyen tran pham phan vu vo dang bui ngo duong truong dinh`) {
		all[w] = true
	}
	return all
})

// familyOf is the place of the family name among a name's words.
func familyOf(words []string) int {
	if familyFirst(words) {
		return 0
	}
	return len(words) - 1
}

// givenOf is the first word of the given name; words has two at least.
func givenOf(words []string) string {
	if familyFirst(words) {
		return words[1]
	}
	return words[0]
}

// turned reports whether two names of two words are one in the two orders that
// Hungarian and East Asian names have abroad: "Szelényi Márton", "Márton Szelényi".
func turned(a, b []string) bool {
	return len(a) == 2 && len(b) == 2 && sound(a[0]) == sound(b[1]) && sound(a[1]) == sound(b[0]) && sound(a[0]) != sound(a[1])
}

// oneFamilyFirst reports whether two names with the family name first are one: equal
// families, given names of one spelling or nearly.
func oneFamilyFirst(a, b []string) bool {
	return familyFirst(a) && familyFirst(b) && sound(a[0]) == sound(b[0]) && alike(romanised(a[1:]), romanised(b[1:])) >= sameRomanised
}

// romanised makes one spelling of what romanisations of Korean write in two ways.
func romanised(words []string) string {
	return strings.NewReplacer("eo", "o", "eu", "u", "ae", "e", "oo", "u").Replace(joined(words))
}

// sameRomanised is how alike two romanisations of one given name are: "do-hyun" and
// "do-hyeon".
const sameRomanised = 0.8

// turnedName is the entity of a person whose name another page gives in the other
// order, or nil.
func (l *Linker) turnedName(p profile) *entity {
	if len(p.words) != 2 {
		return nil
	}
	back := slices.Clone(p.words)
	slices.Reverse(back)
	for _, e := range l.byName[personKey(back)] {
		if e.merged == nil && e.kind == nlp.PersonEntity && e.female*p.female >= 0 && slices.ContainsFunc(e.words, func(w []string) bool { return turned(w, p.words) }) {
			return e
		}
	}
	return nil
}
