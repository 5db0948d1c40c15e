package search

import (
	"strings"
	"time"
	"unicode"

	"readout/internal/errs"
)

// Query is what somebody looks for: all of it must hold.
//
//	word another      both words, in any form ("escalate" finds "escalated")
//	"exact phrase"    the words in this order
//	wor*              words that begin so
//	one OR two        either; binds closer than the space between others
//	-word             not this
//	said:name         somebody of this name says it: the words are looked for in what is said
//	to:name           it is said to somebody of this name
//	outlet:name       by the outlet's name or domain
//	date:2031-05-06   of that day; date:2031-05 month, date:2031 year,
//	                  date:2031-05-01..2031-05-06, date:2031-05.. and date:..2031
//	has:contradiction its story has accounts that contradict one another
//
// A name or outlet of several words stands in quotation marks: said:"Ida Norell".
type Query struct {
	All  [][]Term // each a list of alternatives
	None []Term
	Said []string
	To   []string
	// Outlets are alternatives.
	Outlets       []string
	From, Until   time.Time // days, [From, Until); zero is open
	Contradiction bool
}

// Term is a word or a phrase.
type Term struct {
	Text   string
	Prefix bool // the last word may go on
}

// maxTerms bounds what one query may hold.
const maxTerms = 40

// maxQuery is the longest query in bytes.
const maxQuery = 1000

// Empty reports whether the query asks for nothing.
func (q *Query) Empty() bool {
	return len(q.All)+len(q.Said)+len(q.To)+len(q.Outlets) == 0 && q.From.IsZero() && q.Until.IsZero() && !q.Contradiction
}

// Words are the terms to be found, for marking them.
func (q *Query) Words() []Term {
	var out []Term
	for _, list := range q.All {
		out = append(out, list...)
	}
	return out
}

// Parse reads a query. What cannot be understood is an error of kind errs.Usage
// that says what could be written.
func Parse(s string) (*Query, error) {
	if len(s) > maxQuery {
		return nil, errs.New(errs.Usage, "the query is longer than %d bytes", maxQuery)
	}
	q := &Query{}
	p := parser{rest: s}
	or := false
	for n := 0; ; n++ {
		t, ok, err := p.next()
		switch {
		case err != nil:
			return nil, err
		case !ok && or:
			return nil, errs.New(errs.Usage, "OR stands between two words")
		case !ok:
			return q, nil
		case n == maxTerms:
			return nil, errs.New(errs.Usage, "the query has more than %d parts", maxTerms)
		}
		if t.or {
			if or || len(q.All) == 0 {
				return nil, errs.New(errs.Usage, "OR stands between two words")
			}
			or = true
			continue
		}
		if err := q.add(t, or); err != nil {
			return nil, err
		}
		or = false
	}
}

// token is a part of a query as it is written.
type token struct {
	field  string // "said" of said:name; or empty
	text   string
	quoted bool
	not    bool
	or     bool
}

type parser struct{ rest string }

func (p *parser) next() (token, bool, error) {
	p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace)
	if p.rest == "" {
		return token{}, false, nil
	}
	var t token
	if len(p.rest) > 1 && p.rest[0] == '-' && p.rest[1] != ' ' {
		t.not, p.rest = true, p.rest[1:]
	}
	if i := strings.IndexFunc(p.rest, func(r rune) bool { return r < 'a' || r > 'z' }); i > 0 && p.rest[i] == ':' {
		t.field, p.rest = p.rest[:i], p.rest[i+1:]
	}
	if r := strings.TrimLeft(p.rest, "\"“”„"); r != p.rest {
		end := strings.IndexAny(r, "\"“”")
		if end < 0 {
			return t, false, errs.New(errs.Usage, "a quotation mark is missing behind %q", r)
		}
		t.text, t.quoted = r[:end], true
		p.rest = strings.TrimLeft(r[end:], "\"“”")
	} else {
		end := strings.IndexFunc(p.rest, unicode.IsSpace)
		if end < 0 {
			end = len(p.rest)
		}
		t.text, p.rest = p.rest[:end], p.rest[end:]
	}
	t.or = t.text == "OR" && !t.quoted && t.field == "" && !t.not
	return t, true, nil
}

func (q *Query) add(t token, or bool) error {
	if t.field != "" && (or || t.not) {
		return errs.New(errs.Usage, "%s: stands neither behind OR nor behind -", t.field)
	}
	text := strings.Join(strings.Fields(t.text), " ")
	if t.field != "" && text == "" {
		return errs.New(errs.Usage, "%s: needs something behind it", t.field)
	}
	switch t.field {
	case "":
		return q.term(t, text, or)
	case "said":
		q.Said = append(q.Said, text)
	case "to":
		q.To = append(q.To, text)
	case "outlet":
		q.Outlets = append(q.Outlets, text)
	case "date":
		return q.date(text)
	case "has":
		if text != "contradiction" {
			return errs.New(errs.Usage, "has:%s is not known: has:contradiction is", text)
		}
		q.Contradiction = true
	default:
		return errs.New(errs.Usage, "%s: is not known: said:, to:, outlet:, date: and has:contradiction are; put %q in quotation marks to look for it", t.field, t.field+":"+t.text)
	}
	return nil
}

func (q *Query) term(t token, text string, or bool) error {
	term := Term{Text: text}
	if !t.quoted {
		term.Text, term.Prefix = strings.CutSuffix(text, "*")
	}
	if strings.IndexFunc(term.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		if or {
			return errs.New(errs.Usage, "OR stands between two words")
		}
		return nil // a lone mark says nothing
	}
	switch {
	case t.not && or:
		return errs.New(errs.Usage, "-%s stands not behind OR", text)
	case t.not:
		q.None = append(q.None, term)
	case or:
		q.All[len(q.All)-1] = append(q.All[len(q.All)-1], term)
	default:
		q.All = append(q.All, []Term{term})
	}
	return nil
}

// date reads a day, month or year, or a range of them.
func (q *Query) date(text string) error {
	first, last, isRange := strings.Cut(text, "..")
	if !isRange {
		last = first
	}
	if first == "" && last == "" {
		return badDate(text)
	}
	if first != "" {
		from, _, ok := period(first)
		if !ok {
			return badDate(text)
		}
		q.From = from
	}
	if last != "" {
		_, until, ok := period(last)
		if !ok || !q.From.IsZero() && !until.After(q.From) {
			return badDate(text)
		}
		q.Until = until
	}
	return nil
}

func badDate(text string) error {
	return errs.New(errs.Usage, "date:%s cannot be read: write date:2031-05-06, date:2031-05, date:2031, or a range as date:2031-05-01..2031-05-06", text)
}

// period is the time that a date covers, [from, until).
func period(s string) (from, until time.Time, ok bool) {
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(form.layout, s); err == nil && t.Year() > 0 {
			return t, t.AddDate(form.years, form.months, form.days), true
		}
	}
	return from, until, false
}
