package invent

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// writer writes one outlet's report.
type writer struct {
	*event
	rand     *rand.Rand
	outlet   int
	deviates bool // gives other figures and another day
	forms    int  // asked for so far
}

func (w *writer) title() string {
	forms := []string{"%[1]d dead as %[2]s %[3]s near %[4]s", "%[5]s in %[4]s: minister promises inquiry", "%[4]s counts its losses after %[5]s"}
	return upper(fmt.Sprintf(forms[w.rand.IntN(len(forms))], w.count(w.dead), w.kind.thing, w.kind.verb, w.place, w.kind.noun))
}

// count is a figure as this outlet has it.
func (w *writer) count(n int) int {
	if w.deviates {
		return n + 1 + n/4
	}
	return n
}

// body writes paragraphs until there are enough words.
func (w *writer) body(words int) string {
	next := w.next
	if w.deviates {
		next = next.AddDate(0, 0, 1)
	}
	last := func(name string) string { return name[strings.IndexByte(name, ' ')+1:] }
	f := w.form
	lines := []string{
		fmt.Sprintf(f("%[1]s in %[2]s %[3]s on %[4]s, and %[5]d people died, officials in %[6]s said.",
			"%[5]d people died in %[2]s on %[4]s when %[1]s %[3]s, the police of %[6]s said.",
			"On %[4]s %[1]s %[3]s in %[2]s, in the west of %[6]s. The number of the dead stands at %[5]d, rescuers said."),
			upper(w.kind.thing), w.place, w.kind.verb, w.day.Weekday(), w.count(w.dead), w.region),
		fmt.Sprintf(f("“We will find out who is to blame,” said %[1]s, the %[2]s minister of %[3]s. “Nobody in %[4]s will be left alone.”",
			"%[1]s, the %[2]s minister of %[3]s, promised help to everybody in %[4]s. “This must not happen twice,” %[1]s said.",
			"The %[2]s minister, %[1]s, flew to %[4]s in the evening. “I saw brave people,” said %[1]s, “and I saw bad work.”"),
			w.minister, w.kind.office, w.region, w.place),
		fmt.Sprintf(f("At least %[1]d people were injured, the hospital in %[2]s said, %[3]d of them seriously.",
			"Doctors in %[2]s treated %[1]d people, and %[3]d of them may not live, a surgeon said.",
			"Another %[1]d were hurt; %[3]d lie in the wards of %[2]s in grave condition."), w.count(w.hurt), w.place, 1+w.hurt/9),
		fmt.Sprintf(f("%[1]s, which owns %[2]s, said it would pay %[3]d million crowns to the families.",
			"The owner, %[1]s, put aside %[3]d million crowns for %[2]s, its lawyers announced.",
			"Shares of %[1]s fell by a tenth. It offers %[3]d million crowns to those whom %[2]s has harmed."), w.company, w.kind.thing, w.count(w.money)),
		fmt.Sprintf(f("%[1]s, the leader of the opposition, accused the government of having ignored three warnings.",
			"%[1]s, who leads the opposition, said the cabinet had slept for a year.",
			"“They knew,” said %[1]s, the head of the largest opposition party."), w.leader),
		fmt.Sprintf(f("%[1]s rejected this. “There was no warning,” the minister said.", "%[1]s denied that any letter had reached the ministry.",
			"The charge is false, %[1]s told the radio."), last(w.minister)),
		fmt.Sprintf(f("Parliament will debate the %[1]s on %[2]s, %[3]d %[4]s.", "A committee will question witnesses of the %[1]s on %[3]d %[4]s.",
			"The first hearing on the %[1]s is set for %[2]s, %[3]d %[4]s."), w.kind.noun, next.Weekday(), next.Day(), next.Month()),
		fmt.Sprintf(f("If %[1]s does not publish the report, %[2]s warned, her party would call for a vote.",
			"%[2]s threatened to leave the talks if %[1]s stayed in office.", "%[2]s urged %[1]s to resign."), last(w.minister), last(w.leader)),
	}
	w.rand.Shuffle(len(lines)-2, func(i, j int) { lines[i+2], lines[j+2] = lines[j+2], lines[i+2] })
	var b strings.Builder
	n := 0
	for i := 0; n < words || i < len(lines); i++ {
		line := ""
		if i < len(lines) {
			line = lines[i]
		} else {
			line = w.filler(last(w.minister), last(w.leader))
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(line)
		n += len(strings.Fields(line))
	}
	return b.String()
}

// form is one of several ways to say a thing. Each event has its own for each.
func (w *writer) form(forms ...string) string {
	w.forms++
	return forms[(w.number/7+w.forms*w.number)%len(forms)]
}

// filler is a paragraph of two sentences about what goes on around the event.
func (w *writer) filler(minister, leader string) string {
	pick := func(list ...string) string { return list[w.rand.IntN(len(list))] }
	one := func() string { return pick(w.people...) }
	own := func() string { return pick(w.words[:]...) }
	noun := func() string { return pick(w.nouns...) }
	sentences := []string{
		fmt.Sprintf("%s told reporters that the %s had been %s for %d years.", upper(one()), pick(w.kind.things...), pick(w.traits...), 2+w.rand.IntN(30)),
		fmt.Sprintf("People from %s %s, and the %s %s stayed closed.", own(), pick(w.kind.doings...), pick(w.traits...), noun()),
		fmt.Sprintf("“The %s was %s,” %s said.", noun(), pick(w.traits...), one()),
		fmt.Sprintf("An inspector from %s found a %s %s beside the %s.", own(), pick(w.traits...), noun(), noun()),
		fmt.Sprintf("At %s, volunteers %s while %s brought a %s.", w.school, pick(w.kind.doings...), one(), noun()),
		fmt.Sprintf("%s is expected to look at the %s in %s.", minister, noun(), own()),
		fmt.Sprintf("%s called the %s “%s”.", leader, noun(), pick(w.traits...)),
		fmt.Sprintf("About %d people in %s have no %s.", 100*(1+w.rand.IntN(80)), own(), noun()),
		fmt.Sprintf("%s had asked %s for %d million crowns for a %s.", upper(own()), w.region, 1+w.rand.IntN(40), noun()),
		fmt.Sprintf("On %s, %s showed the %s %s to %s.", w.street, one(), pick(w.traits...), noun(), one()),
	}
	return sentences[w.rand.IntN(5)] + " " + sentences[5+w.rand.IntN(5)]
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
