package reconcile

import (
	"slices"

	"readout/internal/nlp"
)

// states are the words for what befalls people, as reports of accidents, wars and
// crimes count them.
var states = map[string]map[string]bool{
	"dead":      set("die dead death kill fatality perish drown slay martyr deadly body corpse"),
	"injured":   set("injure injury wound wounded injured hurt hospitalize hospitalise treat"),
	"critical":  set("critical critically"),
	"missing":   set("missing unaccounted disappear vanish"),
	"rescued":   set("survivor survive rescue save"),
	"arrested":  set("arrest detain arrested"),
	"displaced": set("displace displaced flee evacuate uproot homeless evacuee"),
	"suspected": set("suspect suspected suspicious"),
	"infected":  set("infect infection infected case ill sick sicken"),
}

var stateNames = []string{"critical", "dead", "injured", "missing", "rescued", "arrested", "displaced", "suspected", "infected"}

// stated reads what befell those counted where it stands right behind the number, whatever
// the parse makes of it: "four killed", "143 are suspected", "11 people wounded".
func (f *figure) stated(end int) {
	d := f.a.d
	if f.unit != "count" {
		return
	}
	for i := end; i < min(end+4, len(d.Tokens)); i++ {
		t := &d.Tokens[i]
		if s := stateOf(t); s != "" {
			if f.state != "confirmed" || s != "infected" && s != "suspected" { // "has confirmed 31 cases"
				f.state = s
			}
			return
		}
		if t.POS != "NOUN" && t.POS != "ADJ" && t.POS != "PROPN" && t.POS != "AUX" || i > end && d.Tokens[i-1].POS == "AUX" && t.POS != "AUX" {
			return
		}
	}
}

// losesLife reports whether a word is the life of "lost their lives", "claimed 40 lives".
func losesLife(d *nlp.Document, i int) bool {
	t := &d.Tokens[i]
	return lemmaOf(t) == "life" && t.Dep == "dobj" && taking[lemmaOf(&d.Tokens[t.Head])]
}

var taking = set("lose claim take cost")

// stateOf is the state that a word names, or empty.
func stateOf(t *nlp.Token) string {
	lemma := lemmaOf(t)
	for _, name := range stateNames {
		if states[name][lemma] || states[name][t.Lower] {
			return name
		}
	}
	if lemma == "toll" {
		return "dead"
	}
	return ""
}

// elliptic are the words of clauses that give a number and leave it to what stands before
// them what is counted: "the ministry said 14", "raised its count to five".
var elliptic = set("say count number toll tally figure list total speak put give raise estimate report claim")

// resume gives figures that do not say what they count what the words before them are
// about: the question that they answer, the heading that opens their paragraph.
func resume(of []figure) {
	for i := range of {
		f := &of[i]
		if f.unit != "count" || f.noun != "" || f.state != "" || f.twin != nil || !f.ellipsis() {
			continue
		}
		f.state = f.a.matter(f.a.d.Tokens[f.head].Sentence)
	}
}

// ellipsis reports whether the words up to the figure's verb say that it counts, and not
// what.
func (f *figure) ellipsis() bool {
	if elliptic[f.a.words[f.clause.verb].lemma] {
		return true
	}
	return slices.ContainsFunc(f.a.d.Tokens[max(f.clause.first, f.head-4):f.head+1], func(t nlp.Token) bool { return t.POS == "NOUN" && elliptic[lemmaOf(&t)] })
}

// matter is the state that the sentences before one are about: that of the question just
// before it, or of the few words that open its block.
func (a *account) matter(sentence int) string {
	d := a.d
	block := d.Sentences[sentence].Block
	for k := sentence; k >= max(0, sentence-3) && d.Sentences[k].Block == block; k-- {
		s := d.Sentences[k]
		opens := s.End-s.First <= 5 && (k == 0 || d.Sentences[k-1].Block != block)
		asks := k < sentence && d.Tokens[s.End-1].Lower == "?"
		if !opens && !asks {
			continue
		}
		for i := s.First; i < s.End; i++ {
			if name := stateOf(&d.Tokens[i]); name != "" {
				return name
			}
		}
	}
	return ""
}
