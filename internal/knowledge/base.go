// Package knowledge is what the program knows of the world: countries, capitals,
// demonyms, seats of government, bodies, cities, people in office with their
// dates, titles with their sectors, nicknames. It stands in one embedded text
// file, base.txt, that tools/makeknowledge writes and that is decoded at first
// use; a user's own entities come beside it (ReadEntities).
package knowledge

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed base.txt
var embedded string

// Kind is what an entry is.
type Kind uint8

// The kinds. A Seat stands for the government that sits there ("the Kremlin").
const (
	Country Kind = iota
	Capital
	Demonym
	Seat
	City
	Region
	Body
	Person
)

var kinds = map[string]Kind{
	"country": Country, "capital": Capital, "demonym": Demonym, "seat": Seat,
	"city": City, "region": Region, "org": Body, "person": Person,
}

// Term is a time in office. From and To are days, "2009-01-20", or empty where
// open; To is the first day after it.
type Term struct {
	Title    string
	Sectors  []string
	From, To string
}

// Entry is a thing with its names.
type Entry struct {
	Kind     Kind
	Name     string
	Aliases  []string
	Country  string // ISO 3166 alpha-3, or PLOVER's EUR, UNO, IGO, ISM
	Sectors  []string
	Wikidata string
	Terms    []Term // of a person, in order of time
	User     bool   // from the user's file
}

// Base answers questions about names. It is safe for concurrent use once made.
type Base struct {
	names     map[string][]*Entry // by folded name
	surnames  map[string][]*Entry
	roles     map[string][]string // sectors by folded title
	nicknames map[string][]string // full forms by short form
	countries map[string]*Entry
	words     int // of the longest name
}

var decoded = sync.OnceValue(func() *Base { return decode(embedded) })

// Load is the embedded base with the user's entries before it. Without such
// entries the same Base is given each time.
func Load(own ...*Entry) *Base {
	if len(own) == 0 {
		return decoded()
	}
	b := decode(embedded)
	for _, e := range own {
		b.add(e, true)
	}
	return b
}

func decode(text string) *Base {
	b := &Base{names: make(map[string][]*Entry, 4096), surnames: map[string][]*Entry{}, roles: make(map[string][]string, 2048),
		nicknames: make(map[string][]string, 2048), countries: make(map[string]*Entry, 256)}
	for row := range strings.Lines(text) {
		row = strings.TrimSuffix(row, "\n")
		if row == "" || row[0] == '#' {
			continue
		}
		var f [6]string
		for i := range f {
			f[i], row, _ = strings.Cut(row, "\t")
		}
		b.row(f)
	}
	return b
}

// row takes one line: kind, names, country, sectors, Wikidata, terms.
func (b *Base) row(f [6]string) {
	names := strings.Split(f[1], ";")
	switch f[0] {
	case "role":
		for _, n := range names {
			b.roles[Fold(n)] = strings.Split(f[3], "+")
		}
	case "nick":
		for _, n := range names[1:] {
			b.nicknames[n] = append(b.nicknames[n], names[0])
		}
	default:
		if e := b.same(kinds[f[0]], f[2], names); e != nil {
			e.Aliases = append(e.Aliases, names...)
			b.add(e, false)
			return
		}
		b.add(&Entry{Kind: kinds[f[0]], Name: names[0], Aliases: names[1:], Country: f[2],
			Sectors: split(f[3], "+"), Wikidata: f[4], Terms: terms(f[5])}, false)
	}
}

// same is the entry of a country, capital or demonym of that country that has one
// of the names already: two sources may name it.
func (b *Base) same(k Kind, country string, names []string) *Entry {
	if k > Demonym {
		return nil
	}
	if k == Country {
		return b.countries[country]
	}
	for _, n := range names {
		for _, e := range b.names[Fold(n)] {
			if e.Kind == k && e.Country == country {
				return e
			}
		}
	}
	return nil
}

func split(s, sep string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, sep)
}

func terms(s string) []Term {
	var out []Term
	for t := range strings.SplitSeq(s, ";") {
		if p := strings.Split(t, ","); len(p) == 4 {
			out = append(out, Term{p[0], split(p[1], "+"), p[2], p[3]})
		}
	}
	slices.SortStableFunc(out, func(a, b Term) int { return strings.Compare(a.From, b.From) })
	return out
}

// add puts an entry under each of its names; first where it goes before others.
func (b *Base) add(e *Entry, first bool) {
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		key := Fold(n)
		b.words = max(b.words, 1+strings.Count(key, " "))
		if first {
			b.names[key] = append([]*Entry{e}, b.names[key]...)
		} else if !slices.Contains(b.names[key], e) {
			b.names[key] = append(b.names[key], e)
		}
	}
	switch e.Kind {
	case Person:
		key := Fold(e.surname())
		b.surnames[key] = append(b.surnames[key], e)
	case Country:
		if b.countries[e.Country] == nil {
			b.countries[e.Country] = e
		}
	}
}

// surname is the family name: the first word of Chinese and Korean names, the
// last one of others.
func (e *Entry) surname() string {
	words := strings.Fields(strings.TrimSuffix(e.Name, " Jr."))
	if len(words) == 0 {
		return ""
	}
	switch e.Country {
	case "CHN", "TWN", "KOR", "PRK":
		return words[0]
	}
	return words[len(words)-1]
}

// Find lists the entries with that name, those of the user first. Names that are
// abbreviations in capitals are found in capitals only: "US" is not "us".
func (b *Base) Find(name string) []*Entry {
	all := b.names[Fold(name)]
	if len(all) == 0 || !strings.ContainsFunc(name, unicode.IsUpper) && !lowerStart(all[0].Name) {
		return nil
	}
	if len(name) > 4 || !strings.ContainsFunc(name, unicode.IsLower) {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(e *Entry) bool { return !e.written(name) })
}

// written reports whether the entry has a name with exactly these letters.
func (e *Entry) written(name string) bool {
	return e.Name == name || slices.Contains(e.Aliases, name)
}

func lowerStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// Surname lists the people with that family name.
func (b *Base) Surname(name string) []*Entry { return b.surnames[Fold(name)] }

// CountryOf is the entry of a country by its code, or nil.
func (b *Base) CountryOf(code string) *Entry { return b.countries[code] }

// Role is the sectors of a title in the singular or plural, or nil.
func (b *Base) Role(title string) []string {
	key := Fold(title)
	if s := b.roles[key]; s != nil {
		return s
	}
	return b.roles[singular(key)]
}

// singular is the last word's singular, as far as its ending tells.
func singular(s string) string {
	switch {
	case strings.HasSuffix(s, "ies"):
		return s[:len(s)-3] + "y"
	case strings.HasSuffix(s, "sses"), strings.HasSuffix(s, "ches"), strings.HasSuffix(s, "shes"):
		return s[:len(s)-2]
	case strings.HasSuffix(s, "men"):
		return s[:len(s)-2] + "an"
	case strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss"):
		return s[:len(s)-1]
	}
	return s
}

// SameGiven reports whether two given names, folded, can be one person's: equal,
// or one a nickname of the other.
func (b *Base) SameGiven(x, y string) bool {
	return x == y || slices.Contains(b.nicknames[x], y) || slices.Contains(b.nicknames[y], x)
}

// Holding is the office that a person holds on a day ("" means the latest), and
// false where none is held then.
func (e *Entry) Holding(day string) (Term, bool) {
	for i := len(e.Terms) - 1; i >= 0; i-- {
		t := e.Terms[i]
		if day == "" {
			return t, t.To == ""
		}
		if t.From <= day && (t.To == "" || day < t.To) {
			return t, true
		}
	}
	return Term{}, false
}
