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
	lines := []string{
		fmt.Sprintf("%s in %s %s on %s, and %d people died, officials in %s said.", upper(w.kind.thing), w.place, w.kind.verb, w.day.Weekday(), w.count(w.dead), w.region),
		fmt.Sprintf("“We will find out who is to blame,” said %s, the %s minister of %s. “Nobody in %s will be left alone.”", w.minister, w.kind.office, w.region, w.place),
		fmt.Sprintf("At least %d people were injured, the hospital in %s said, %d of them seriously.", w.count(w.hurt), w.place, 1+w.hurt/9),
		fmt.Sprintf("%s, which owns %s, said it would pay %d million crowns to the families.", w.company, w.kind.thing, w.count(w.money)),
		fmt.Sprintf("%s, the leader of the opposition, accused the government of having ignored three warnings.", w.leader),
		fmt.Sprintf("%s rejected this. “There was no warning,” the minister said.", last(w.minister)),
		fmt.Sprintf("Parliament will debate the %s on %s, %d %s.", w.kind.noun, next.Weekday(), next.Day(), next.Month()),
		fmt.Sprintf("If %s does not publish the report, %s warned, her party would call for a vote.", last(w.minister), last(w.leader)),
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

// filler is a paragraph of two sentences about what goes on around the event.
func (w *writer) filler(minister, leader string) string {
	pick := func(list ...string) string { return list[w.rand.IntN(len(list))] }
	who := pick("a resident", "a shopkeeper", "the mayor", "a union official", "an engineer", "a teacher") + " " + pick("of", "from") + " " + w.place
	first := pick(
		fmt.Sprintf("%s told reporters that %s had been %s for %d years.", upper(who), w.kind.thing, pick("in a poor state", "inspected too seldom", "the pride of the town"), 2+w.rand.IntN(30)),
		fmt.Sprintf("Trucks carried %s to the %s all night, and the road to %s stayed closed.", pick("sand", "blankets", "pumps", "timber"), pick("river", "station", "harbour", "market square"), w.region),
		fmt.Sprintf("“%s,” %s said, according to a spokesman.", pick("I have seen nothing like it", "We heard a noise like thunder", "It was a matter of time", "We want to know the truth"), who),
		fmt.Sprintf("An inspector found %d faults in the %s last year, documents show.", 2+w.rand.IntN(20), pick("pillars", "cables", "valves", "signals", "tanks")),
	)
	second := pick(
		fmt.Sprintf("%s is expected to visit %s in the coming days.", minister, w.place),
		fmt.Sprintf("%s called the answer of the government “%s”.", leader, pick("a disgrace", "too little", "a bad joke")),
		fmt.Sprintf("About %d homes were without %s on the day after.", 100*(1+w.rand.IntN(80)), pick("water", "heating", "electricity")),
		fmt.Sprintf("The region had asked for %d million crowns two years ago.", 1+w.rand.IntN(40)),
	)
	return first + " " + second
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
