package reconcile

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
)

// conversion is one amount in two currencies, as one page gives it: "380 million dollars
// (about 530 billion won)".
type conversion struct {
	a        *account
	from, to *nlp.Quantity // from has the currency that comes first in the alphabet
	x, y     interval
	shown    nlp.Span // both
}

// rate is how many of the one currency are one of the other.
func (c *conversion) rate() float64 { return c.y.named / c.x.named }

func (c *conversion) pair() string { return c.from.Unit + c.to.Unit }

// play is by what factor roundings may move the rate.
func (c *conversion) play() float64 { return (1 + looseness(c.x)) * (1 + looseness(c.y)) }

// looseness is half of the last digit's worth of an amount, as a share of it.
func looseness(v interval) float64 {
	step := v.step
	if v.approx != nlp.Exactly || step == 0 {
		step = max(step, 2*slack(v.named))
	}
	return step / 2 / math.Abs(v.named)
}

// conversions holds what the pages make of amounts in other currencies against the rates
// of the story's other pages and, roughly, against known ones; and against each other.
func (r *reader) conversions() []finding {
	var all []conversion
	for _, a := range r.accounts {
		all = append(all, conversionsOf(a)...)
	}
	var out []finding
	for i := range all {
		if f, ok := r.wrongRate(all, i); ok {
			out = append(out, f)
		}
	}
	for i := range all {
		if !slices.ContainsFunc(all[:i], func(c conversion) bool { return c.oneAmount(&all[i]) }) {
			if f, ok := r.unlike(all, i); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

// conversionsOf are the conversions of a page.
func conversionsOf(a *account) []conversion {
	d := a.d
	var out []conversion
	for i := 1; i < len(d.Quantities); i++ {
		p, q := &d.Quantities[i-1], &d.Quantities[i]
		if !currency(p.Unit) || !currency(q.Unit) || p.Unit == q.Unit || q.Start-p.End > 40 || !restates(d.Text[min(p.End, q.Start):q.Start]) {
			continue
		}
		x, okX := intervalOf(p)
		y, okY := intervalOf(q)
		if !okX || !okY || x.named <= 0 || y.named <= 0 || p.Approx == nlp.Range || q.Approx == nlp.Range {
			continue
		}
		x.step, y.step = stepOf(d.Slice(p.Span), x.named), stepOf(d.Slice(q.Span), y.named)
		c := conversion{a: a, from: p, to: q, x: x, y: y, shown: nlp.Span{Start: p.Start, End: q.End}}
		if p.Unit > q.Unit {
			c.from, c.to, c.x, c.y = q, p, y, x
		}
		out = append(out, c)
	}
	return out
}

// restates reports whether the words between two amounts make the second one the first
// in another currency.
func restates(between string) bool {
	joined := false
	for _, w := range strings.FieldsFunc(strings.ToLower(between), func(r rune) bool { return strings.ContainsRune(" \n\t,", r) }) {
		switch w {
		case "(", "or", "equals", "[":
			joined = true
		case "is":
			joined = true
			if strings.Contains(between, "(") {
				return false
			}
		default:
			if !roundly[w] {
				return false
			}
		}
	}
	return joined
}

// roundly are words that may stand between an amount and what it is in another currency.
var roundly = set("about around roughly nearly almost some last this year approximately a little over under more less than just currently then worth close to equivalent")

// rough are units of currencies to the US dollar, to one figure: they have moved by a
// third and more over the years.
var rough = map[string]float64{
	"EUR": 0.9, "GBP": 0.77, "JPY": 130, "CNY": 7, "CHF": 0.92, "CAD": 1.35, "AUD": 1.45, "NZD": 1.6, "HKD": 7.8, "SGD": 1.35, "TWD": 31,
	"SEK": 10, "NOK": 10, "DKK": 6.8, "ISK": 135, "PLN": 4, "CZK": 23, "HUF": 350, "RON": 4.5, "BGN": 1.8, "RSD": 107, "INR": 80,
	"PKR": 250, "BDT": 110, "LKR": 300, "NPR": 130, "KRW": 1350, "THB": 34, "VND": 24500, "IDR": 15500, "MYR": 4.4, "PHP": 56, "ILS": 3.6,
	"SAR": 3.75, "AED": 3.67, "QAR": 3.64, "KWD": 0.31, "JOD": 0.71, "ZAR": 18, "KES": 130, "TZS": 2500, "UGX": 3700, "XAF": 600,
	"XOF": 600, "MXN": 18, "COP": 4000, "CLP": 900, "PEN": 3.7, "UAH": 40, "KZT": 470, "GEL": 2.7, "USD": 1,
}

// roughly is by what factor a rate may be off a known one: a slip of the decimal point
// is more.
const roughly = 3

// ofAnyCountry reports whether an amount is in a currency by a bare name that several
// countries have: the pounds of a report from Cairo are not sterling.
func (a *account) ofAnyCountry(q *nlp.Quantity) bool {
	words := strings.Fields(strings.ToLower(a.d.Slice(q.Span)))
	return len(words) > 0 && manyCountries[strings.TrimSuffix(words[len(words)-1], "s")]
}

// manyCountries are names of currencies that several countries have.
var manyCountries = set("pound franc rupee peso dinar riyal rial crown krone krona kroner shilling")

// wrongRate says that a conversion is not that of the others: of at least two other
// pages or amounts that agree, or of the known rate.
func (r *reader) wrongRate(all []conversion, i int) (finding, bool) {
	c := &all[i]
	f := finding{agenda: -1, rank: 1}
	expected, limit := r.usualRate(all, i), 1.06*c.play()
	if expected == 0 {
		from, to := rough[c.from.Unit], rough[c.to.Unit]
		if from == 0 || to == 0 || c.a.ofAnyCountry(c.from) || c.a.ofAnyCountry(c.to) {
			return f, false
		}
		expected, limit = to/from, roughly
	}
	if off := max(c.rate(), expected) / min(c.rate(), expected); off <= limit {
		return f, false
	}
	f.Kind, f.Slot, f.Topic = news.Inconsistent, news.FigureSlot, shorten(c.a.d.Slice(c.shown))
	f.Values = []news.Value{value(c.a.d, c.shown, c.y.String(), 1)}
	f.Why = fmt.Sprintf("%s and %s are not one amount", shorten(c.a.d.Slice(c.from.Span)), shorten(c.a.d.Slice(c.to.Span)))
	return f, true
}

// usualRate is the rate on which at least two other conversions agree, of other pages or
// of other amounts, or 0.
func (r *reader) usualRate(all []conversion, i int) float64 {
	var best float64
	most := 1
	for j := range all {
		if i == j || all[j].pair() != all[i].pair() {
			continue
		}
		n := 0
		for k := range all {
			off := max(all[k].rate(), all[j].rate()) / min(all[k].rate(), all[j].rate())
			if k != i && all[k].pair() == all[i].pair() && off <= 1.02*all[k].play()*all[j].play() && (k == j || all[k].a != all[j].a || !all[k].oneAmount(&all[j])) {
				n++
			}
		}
		if n > most {
			best, most = all[j].rate(), n
		}
	}
	return best
}

// oneAmount reports whether two conversions begin with the same amount, or end with it.
func (c *conversion) oneAmount(o *conversion) bool {
	return c.pair() == o.pair() && (relate(c.x, o.x) == equalValues || relate(c.y, o.y) == equalValues)
}

// sharedFrom reports whether what the conversions of one amount share is that from which
// they convert; else it is that to which they do.
func sharedFrom(all []conversion, i int) bool {
	return !slices.ContainsFunc(all[i:], func(c conversion) bool {
		return c.oneAmount(&all[i]) && relate(c.x, all[i].x) != equalValues
	})
}

// side is one of the two amounts.
func (c *conversion) side(from bool) *nlp.Quantity {
	if from {
		return c.from
	}
	return c.to
}

// value is one of the two amounts as a value of a comparison.
func (c *conversion) value(from bool, group int) news.Value {
	v := c.y
	if from {
		v = c.x
	}
	return value(c.a.d, c.side(from).Span, v.String(), group)
}

// unlike is the finding that one amount is converted to unlike ones on several pages.
func (r *reader) unlike(all []conversion, i int) (finding, bool) {
	f := finding{agenda: -1, rank: 1}
	from := sharedFrom(all, i)
	f.Kind, f.Slot, f.Topic = news.Contradicts, news.FigureSlot, shorten(all[i].a.d.Slice(all[i].side(from).Span))
	var heads []*conversion
	apart := false
	for j := i; j < len(all); j++ {
		c := &all[j]
		if !c.oneAmount(&all[i]) {
			continue
		}
		group := slices.IndexFunc(heads, func(h *conversion) bool {
			return h.rate() <= c.rate()*1.1*c.play() && c.rate() <= h.rate()*1.1*c.play()
		})
		if group < 0 {
			apart = apart || len(heads) > 0 && independent(heads[0].a, c.a)
			heads = append(heads, c)
			group = len(heads) - 1
		}
		f.Values = append(f.Values, c.value(!from, group+1))
	}
	if !apart {
		return f, false
	}
	f.Why = r.why(f.Kind, f.Values)
	f.OddOneOut = r.odd(f.Values, f.Kind)
	return f, true
}
