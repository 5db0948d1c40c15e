package reconcile

import (
	"slices"

	"readout/internal/nlp"
)

// pricing are the words of what is paid for something.
var pricing = set("pay fee price sum cost bid offer worth value valuation buy sell sale purchase acquire acquisition deal ransom fetch auction takeover transfer")

// onePrice reports whether two amounts are the price of one thing: each the only price of
// its size in its document, in one currency, where like things are spoken of. "for 22
// million euros", "The fee is said to be 25 million" share no word of their own.
func (r *reader) onePrice(f, g *figure) bool {
	return f.a != g.a && currency(f.unit) && f.unit == g.unit && f.prices() && g.prices() && f.alonePrices() && g.alonePrices() &&
		r.shared(f.around(), g.around()) >= 0.15
}

// losing are the words of what something costs those whom it befalls: a strike costs the
// company what the company loses by it.
var losing = set("cost lose loss damage")

// oneLoss reports whether two amounts are what one thing has cost, as for a price; or what
// as many days of it have.
func (r *reader) oneLoss(f, g *figure) bool {
	return f.a != g.a && currency(f.unit) && f.unit == g.unit && f.rate == g.rate && f.loses() && g.loses() && f.aloneLoss() && g.aloneLoss() &&
		(r.shared(f.around(), g.around()) >= 0.15 || f.lastsAs(g))
}

// lastsAs reports whether the clauses of two figures name one length of time.
func (f *figure) lastsAs(g *figure) bool {
	for i := range f.a.figures {
		x := &f.a.figures[i]
		if x.unit != "s" || !f.clause.Contains(x.q.Span) {
			continue
		}
		if slices.ContainsFunc(g.a.figures, func(y figure) bool {
			return y.unit == "s" && g.clause.Contains(y.q.Span) && relate(x.interval, y.interval) == equalValues
		}) {
			return true
		}
	}
	return false
}

func (f *figure) loses() bool {
	return slices.ContainsFunc(f.a.words[f.clause.first:f.clause.end], func(w word) bool { return losing[w.lemma] })
}

// aloneLoss reports whether no other loss of the document is of the figure's size and for
// one of the same.
func (f *figure) aloneLoss() bool {
	for i := range f.a.figures {
		if o := &f.a.figures[i]; o.unit == f.unit && o.rate == f.rate && o.named != f.named && o.ratio(f) < 4 && o.loses() {
			return false
		}
	}
	return true
}

// currency reports whether a unit is an ISO 4217 currency.
func currency(unit string) bool { return len(unit) == 3 && unit[0] >= 'A' && unit[0] <= 'Z' }

// prices reports whether an amount is what is paid for something, by the words up to
// its verb or by the "for" before it.
func (f *figure) prices() bool {
	d := f.a.d
	if h := d.Tokens[f.head].Head; d.Tokens[h].Lower == "for" {
		return true
	}
	return f.q.Per == "" && slices.ContainsFunc(f.a.words[f.clause.first:f.clause.end], func(w word) bool { return pricing[w.lemma] })
}

// alonePrices reports whether no other amount of the document that is paid for something
// is of the figure's size and not the same.
func (f *figure) alonePrices() bool {
	d := f.a.d
	return !slices.ContainsFunc(d.Quantities, func(q nlp.Quantity) bool {
		v, ok := intervalOf(&q)
		if !ok || q.Span == f.q.Span || q.Unit != f.q.Unit || v.named == f.named {
			return false
		}
		return (&figure{interval: v}).ratio(f) < 4
	})
}

// around are the lemmas of the sentence of a figure and of the one before it.
func (f *figure) around() []int32 {
	if f.setting == nil {
		f.setting = f.a.around(f.head)
	}
	return f.setting
}

// around are the lemmas of the sentence of a token and of the one before it.
func (a *account) around(token int) []int32 {
	d := a.d
	at := d.Tokens[token].Sentence
	return a.lemmasIn(nlp.Span{Start: d.Sentences[max(0, at-1)].Span.Start, End: d.Sentences[at].Span.End})
}
