package reconcile

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/news"
	"readout/internal/nlp"
)

// addend is a number of a sentence as a part of an enumeration.
type addend struct {
	value      float64
	first, end int  // tokens
	exact      bool // neither rounded nor a bound
	about      bool // rounded, and no bound
	unit       string
	link       string // the preposition behind it: "in" of "six in the north"; or empty
	whom       string // lemma of the persons that it counts, or of whose they are; or empty
}

// additions lists where a page's parts do not make the whole that it gives: "11 have
// died: six in the north, three in the south and one at sea".
func (r *reader) additions() []finding {
	var out []finding
	for _, a := range r.accounts {
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
				f, ok := r.addition(a, s, numbers, run, of)
				if ok && !(a.copied && slices.ContainsFunc(out, func(o finding) bool { return o.Why == f.Why })) {
					out = append(out, f) // a copy's own, not its original's
				}
			}
			if f, ok := r.shares(a, s, numbers); ok && !a.copied {
				out = append(out, f)
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
				n := addend{value: v.named, first: i, end: d.TokenAt(q.End-1) + 1, exact: q.Approx == nlp.Exactly && v.low == v.high, about: q.Approx == nlp.About, unit: unitOf(q)}
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

// percent is the unit of percentages.
const percent = "1"

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
		if n.whom == "" && i < n.end+3 && (t.Tag == "NNPS" || t.POS == "ADJ" && capitalised(d, i)) {
			n.whom = t.Lower // "15 Paraguayans", "22 of Bolivian nationality"
		}
		if t.POS == "ADP" && parting[t.Lower] {
			n.link = t.Lower
			break
		}
	}
	return n
}

// capitalised reports whether a token begins with a capital letter.
func capitalised(d *nlp.Document, i int) bool {
	r, _ := utf8.DecodeRuneInString(d.Text[d.Tokens[i].Start:])
	return unicode.IsUpper(r)
}

// bracketed reports whether a number stands alone in brackets: "Vellin (1,200)".
func (a *account) bracketed(n *addend) bool {
	t := a.d.Tokens
	return n.first > 0 && n.end < len(t) && t[n.first-1].Lower == "(" && t[n.end].Lower == ")"
}

// before is what joins a number to the one before it: a comma, "and", or nothing of these.
func (a *account) before(x, y *addend) string {
	if a.bracketed(x) && a.bracketed(y) {
		return a.d.Tokens[x.end+1].Lower
	}
	return a.d.Tokens[y.first-1].Lower
}

// runs are the enumerations of numbers, as index ranges: each behind a comma or "and",
// the last behind "and", all told apart in one way.
func runs(a *account, numbers []addend) [][2]int {
	var out [][2]int
	for i := 0; i < len(numbers); i++ {
		if a.wholeOf(numbers[i:]) {
			continue
		}
		j := i + 1
		for j < len(numbers) && joined(a, &numbers[j-1], &numbers[j]) {
			j++
			if a.before(&numbers[j-2], &numbers[j-1]) == "and" {
				break
			}
		}
		if j-i >= 2 && a.before(&numbers[j-2], &numbers[j-1]) == "and" {
			out = append(out, [2]int{i, j})
			i = j - 1
		}
	}
	return out
}

// wholeOf reports whether the first of some numbers counts people at large, and those of
// an apposition behind it what they were: "72 people, 64 passengers and eight crew".
func (a *account) wholeOf(numbers []addend) bool {
	if len(numbers) < 3 || numbers[0].link != "" || numbers[0].value <= numbers[1].value {
		return false
	}
	w, t := &numbers[0], a.d.Tokens
	return (w.whom == "people" || w.whom == "person") && w.end+2 == numbers[1].first && t[w.end+1].Lower == "," && numbers[1].whom != "" && numbers[1].whom != "people"
}

// joined reports whether two numbers are parts of one enumeration.
func joined(a *account, x, y *addend) bool {
	switch a.before(x, y) {
	case "and", ",", ";":
	default:
		return false
	}
	if y.first-x.end > 9 || !x.exact || !y.exact || x.unit == percent || x.unit != y.unit && y.unit != "count" {
		return false
	}
	if a.bracketed(x) || a.bracketed(y) {
		return a.bracketed(x) && a.bracketed(y)
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
	if slices.ContainsFunc(numbers, func(n addend) bool { return n.value == sum }) {
		return finding{}, false
	}
	if whole, all := r.announced(a, s, numbers, run); whole != nil {
		shown.Start = d.Tokens[whole.first].Start
		if sum < whole.value && !all {
			return finding{}, false
		}
		if whole.about && math.Abs(sum-whole.value) <= 1.5*slack(whole.value) {
			return finding{}, false
		}
		return unequalSum(d, sum, whole.value, []news.Value{value(d, shown, formatted(sum), 1)}, whole.exact || whole.about)
	}
	if whole := r.countedBefore(a, s, numbers, run); whole != nil {
		v := value(d, d.TokenSpan(whole.first, whole.end), formatted(whole.value), 2)
		return unequalSum(d, sum, whole.value, []news.Value{value(d, shown, formatted(sum), 1), v}, true)
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

// announced is the whole of an enumeration, which its sentence gives before it, or nil;
// and whether the parts are said to be all: behind a colon, a dash, a bracket, "namely" or
// "consists of" they are, behind "of whom" and in "of the 40, ..." they need not be.
func (r *reader) announced(a *account, s nlp.Sentence, numbers []addend, run [2]int) (whole *addend, all bool) {
	parts := numbers[run[0]:run[1]]
	k := run[0] - 1
	for k > 0 && numbers[k].value == float64(len(parts)) {
		k-- // "evacuated from four villages, namely"
	}
	if k < 0 {
		return nil, false
	}
	whole = &numbers[k]
	if whole.unit != parts[0].unit && parts[0].unit != "count" || parts[0].first-whole.end > 30 {
		return nil, false
	}
	t := a.d.Tokens
	first := parts[0].first
	if a.bracketed(&parts[0]) {
		first = a.listStart(first - 1)
	}
	if first = max(first, whole.end); first == 0 {
		return nil, false
	}
	switch before := t[first-1].Lower; {
	case before == "namely", before == ":", before == "into", before == "being", before == "comprising":
		return whole, true
	case before == "–", before == "—", before == "-", before == "(":
		return whole, len(parts) > 2 || parts[0].whom != ""
	case before == "of" && composed[lemmaOf(&t[max(0, first-2)])]:
		return whole, true
	case (before == "which" || before == "whom" || before == "them") && t[max(0, first-2)].Lower == "of":
		return whole, false
	case before == "," && a.wholeOf(numbers[k:]) && a.apposed(parts):
		return whole, true
	case t[s.First].Lower == "of" && whole.first-s.First <= 3 && k == 0 && (parts[0].whom != "" || asunder[parts[0].link]):
		return whole, false
	}
	return nil, false
}

// countedBefore is the number that the sentence before gives of the things whose parts a
// pronoun's sentence lists, where it gives one: "a 42-point plan. It has 30 points on
// trade, eight on security and six on fish."
func (r *reader) countedBefore(a *account, s nlp.Sentence, numbers []addend, run [2]int) *addend {
	d, first := a.d, &numbers[run[0]]
	if run[0] != 0 || run[1] < 3 || first.link == "" || first.end >= s.End {
		return nil
	}
	switch d.Tokens[s.First].Lower {
	case "it", "they", "these", "this":
	default:
		return nil
	}
	k := d.Tokens[s.First].Sentence - 1
	if k < 0 || d.Sentences[k].Block != s.Block {
		return nil
	}
	noun := lemmaOf(&d.Tokens[first.end])
	var whole *addend
	for _, n := range r.addends(a, d.Sentences[k]) {
		i := n.end
		if i < len(d.Tokens) && d.Tokens[i].Lower == "-" {
			i++
		}
		if i >= len(d.Tokens) || lemmaOf(&d.Tokens[i]) != noun {
			continue
		}
		if whole != nil || !n.exact {
			return nil
		}
		whole = &n
	}
	return whole
}

// composed are verbs behind which "of" names the parts.
var composed = set("consist compose make up comprise")

// asunder are the prepositions by which parts do not overlap.
var asunder = set("in from at")

// listStart is the first token of the name before the bracket at a token: where "Upper
// Hask (1,200)" begins.
func (a *account) listStart(bracket int) int {
	i := bracket
	for i > 0 && bracket-i < 6 && (a.d.Tokens[i-1].POS == "PROPN" || a.d.Tokens[i-1].POS == "NOUN" || a.d.Tokens[i-1].Lower == "-") {
		i--
	}
	return i
}

// apposed reports whether the clause goes on, or ends, behind the last part.
func (a *account) apposed(parts []addend) bool {
	end := parts[len(parts)-1].end + 1
	if end >= len(a.d.Tokens) {
		return true
	}
	switch a.d.Tokens[end].Lower {
	case ",", ".", "aboard", "–", "—":
		return true
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
