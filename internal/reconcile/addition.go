package reconcile

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
)

// addend is a number of a sentence as a part of an enumeration.
type addend struct {
	value      float64
	first, end int  // tokens
	exact      bool // neither rounded nor a bound
	unit       string
	link       string // the preposition behind it: "in" of "six in the north"; or empty
	whom       string // lemma of the persons that it counts; or empty
}

// additions lists where a page's parts do not make the whole that it gives: "11 have
// died: six in the north, three in the south and one at sea".
func (r *reader) additions() []finding {
	var out []finding
	for _, a := range r.accounts {
		if a.copied {
			continue
		}
		var of []figure // read once it is asked for
		for _, s := range a.d.Sentences {
			if int(s.Block) < len(a.d.Blocks) && !isReport(a.d.Blocks[s.Block].Kind) {
				continue
			}
			numbers := r.addends(a, s)
			for _, run := range runs(a, numbers) {
				if of == nil {
					of = r.figuresOf(a)
				}
				if f, ok := r.addition(a, s, numbers, run, of); ok {
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// addends are the numbers of a sentence, "one" included.
func (r *reader) addends(a *account, s nlp.Sentence) []addend {
	d := a.d
	var out []addend
	for i := s.First; i < s.End; i++ {
		t := &d.Tokens[i]
		if k := slices.IndexFunc(d.Quantities, func(q nlp.Quantity) bool { return q.Span.Start == t.Start }); k >= 0 {
			q := &d.Quantities[k]
			if v, ok := intervalOf(&nlp.Quantity{Low: q.Low, High: q.High, Approx: q.Approx}); ok && !q.Ordinal {
				n := addend{value: v.named, first: i, end: d.TokenAt(q.End-1) + 1, exact: q.Approx == nlp.Exactly && v.low == v.high, unit: unitOf(q)}
				out = append(out, r.links(a, n, s))
				i = max(i, n.end-1)
			}
			continue
		}
		if t.Lower == "one" && t.POS == "NUM" {
			out = append(out, r.links(a, addend{value: 1, first: i, end: i + 1, exact: true, unit: "count"}, s))
		}
	}
	return out
}

// places and purposes are what parts are told apart by.
var parting = set("in from for at on near with by")

// links reads what stands behind a number.
func (r *reader) links(a *account, n addend, s nlp.Sentence) addend {
	d := a.d
	for i := n.end; i < min(n.end+7, s.End); i++ {
		t := &d.Tokens[i]
		if t.POS == "PUNCT" || t.POS == "NUM" || t.POS == "CCONJ" {
			break
		}
		if t.POS == "NOUN" && n.whom == "" && i < n.end+3 {
			if l := a.words[i].lemma; people[l] || r.lex.net.Doer(l) >= 0.6 {
				n.whom = l
			}
		}
		if t.POS == "ADP" && parting[t.Lower] {
			n.link = t.Lower
			break
		}
	}
	return n
}

// runs are the enumerations of numbers, as index ranges: each behind a comma or "and",
// the last behind "and", all told apart in one way.
func runs(a *account, numbers []addend) [][2]int {
	var out [][2]int
	for i := 0; i < len(numbers); i++ {
		j := i + 1
		for j < len(numbers) && joined(a, &numbers[j-1], &numbers[j]) {
			j++
			if a.d.Tokens[numbers[j-1].first-1].Lower == "and" {
				break
			}
		}
		if j-i >= 2 && a.d.Tokens[numbers[j-1].first-1].Lower == "and" {
			out = append(out, [2]int{i, j})
			i = j - 1
		}
	}
	return out
}

// joined reports whether two numbers are parts of one enumeration.
func joined(a *account, x, y *addend) bool {
	before := a.d.Tokens[y.first-1].Lower
	if before != "and" && before != "," && before != ";" || y.first-x.end > 9 || !x.exact || !y.exact || x.unit != y.unit && y.unit != "count" {
		return false
	}
	return x.link != "" && x.link == y.link || x.link == "" && y.link == "" && x.whom != "" && y.whom != "" && x.whom != y.whom
}

// unsure are words by which parts are not all, or say how sure they are.
var unsure = set("other others more another rest remaining including include among least half some mostly mainly each every between per plus")

// addition holds an enumeration against the whole: the number before it in its sentence,
// or what the page counts of the dead or hurt.
func (r *reader) addition(a *account, s nlp.Sentence, numbers []addend, run [2]int, of []figure) (finding, bool) {
	d := a.d
	parts := numbers[run[0]:run[1]]
	if slices.ContainsFunc(d.Tokens[s.First:s.End], func(t nlp.Token) bool { return unsure[t.Lower] }) {
		return finding{}, false
	}
	sum := 0.0
	for _, p := range parts {
		sum += p.value
	}
	shown := d.TokenSpan(parts[0].first, r.partEnd(a, &parts[len(parts)-1], s))
	if run[0] > 0 {
		if whole := &numbers[run[0]-1]; r.announces(a, whole, &parts[0]) {
			shown.Start = d.Tokens[whole.first].Start
			return unequalSum(d, sum, whole.value, []news.Value{value(d, shown, formatted(sum), 1)}, whole.exact)
		}
	}
	state := a.fate(s, parts)
	if state == "" || parts[0].whom != "" && !a.setOff(parts[0].first) && parts[0].link == "" {
		return finding{}, false
	}
	total := onlyCount(of, state, s)
	if total == nil {
		return finding{}, false
	}
	return unequalSum(d, sum, total.named, []news.Value{value(d, shown, formatted(sum), 1), value(d, total.shown, formatted(total.named), 2)}, true)
}

// partEnd is the token behind the last part with what it is told apart by.
func (r *reader) partEnd(a *account, p *addend, s nlp.Sentence) int {
	end := p.end
	for end < s.End && end < p.end+8 && a.d.Tokens[end].POS != "PUNCT" && a.d.Tokens[end].POS != "VERB" {
		end++
	}
	return end
}

// announces reports whether a number is the whole of the enumeration behind it: what
// stands between them ends in a colon, dash or bracket, or has "into".
func (r *reader) announces(a *account, whole, first *addend) bool {
	if whole.unit != first.unit && first.unit != "count" || first.first-whole.end > 12 {
		return false
	}
	for i := whole.end; i < first.first; i++ {
		switch a.d.Tokens[i].Lower {
		case "into", "namely", ":", "–", "—", "(":
			return true
		}
	}
	return false
}

// setOff reports whether an apposition begins at a token.
func (a *account) setOff(i int) bool {
	switch a.d.Tokens[max(0, i-1)].Lower {
	case "–", "—", "-", "(", ":":
		return true
	}
	return false
}

// fates are words for those whom a state befell, besides those of states.
var fates = map[string]string{"victim": "dead", "fallen": "dead", "casualty": ""}

// fate is what befell those of an enumeration, by the words of its sentence before the
// last part.
func (a *account) fate(s nlp.Sentence, parts []addend) string {
	d := a.d
	for i := s.First; i < parts[len(parts)-1].first; i++ {
		t := &d.Tokens[i]
		l := lemmaOf(t)
		if f, ok := fates[l]; ok {
			return f
		}
		if f, ok := fates[t.Lower]; ok {
			return f
		}
		for _, name := range []string{"dead", "injured", "missing", "arrested"} {
			if states[name][l] || states[name][t.Lower] {
				return name
			}
		}
	}
	return ""
}

// onlyCount is the page's count of a state outside a sentence, where all its counts are
// one exact number; or nil.
func onlyCount(of []figure, state string, s nlp.Sentence) *figure {
	var one *figure
	for i := range of {
		f := &of[i]
		if f.state != state || f.partial || f.year != 0 || f.unit != "count" || s.Contains(f.q.Span) {
			continue
		}
		if f.approx != nlp.Exactly || f.low != f.high || one != nil && one.named != f.named {
			return nil
		}
		if one == nil {
			one = f
		}
	}
	return one
}

// unequalSum is the finding of parts that make another number than the whole: more than
// it, or a little less; where much is lacking the parts may not be all.
func unequalSum(d *nlp.Document, sum, whole float64, values []news.Value, exact bool) (finding, bool) {
	f := finding{agenda: -1, rank: 1}
	lacking := whole - sum
	if !exact || math.Abs(lacking) < 1e-9*whole || lacking > max(1, whole/5) || sum > 2*whole || whole < 4 {
		return f, false
	}
	f.Kind, f.Slot, f.Values = news.Inconsistent, news.FigureSlot, values
	f.Topic = shorten(strings.TrimSpace(d.Slice(values[0].Span)))
	f.Why = fmt.Sprintf("the parts make %s, the whole is %s", formatted(sum), formatted(whole))
	return f, true
}

// formatted is a number as a record names it.
func formatted(v float64) string { return interval{low: v, high: v}.String() }
