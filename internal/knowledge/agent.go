package knowledge

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Agent is who a noun phrase is about, as far as title, place and name tell.
type Agent struct {
	Entry   *Entry   // the known person or body that the phrase is; nil otherwise
	Country string   // ISO 3166 alpha-3, or PLOVER's EUR, UNO, IGO, ISM; or empty
	Sectors []string // PLOVER, the primary one first; none where unknown
	Title   string   // the title as the phrase writes it
	Former  bool     // the title is one that was held before
}

// Sector is the primary sector, or "".
func (a Agent) Sector() string {
	if len(a.Sectors) == 0 {
		return ""
	}
	return a.Sectors[0]
}

// Agent reads a noun phrase, on a day ("" for now). Where the phrase names no
// country, that of the context is taken.
func (b *Base) Agent(phrase, context, day string) Agent {
	r := reading{base: b, words: wordsOf(phrase), day: day}
	a := r.read()
	if a.Country == "" && context != "" && a.Entry == nil {
		c := reading{base: b, words: wordsOf(context), day: day}
		a.Country = c.read().Country
	}
	return a
}

// plain makes one form of apostrophes and hyphens.
var plain = sync.OnceValue(func() *strings.Replacer { return strings.NewReplacer("’", "'", " 's", "'s", " - ", "-") })

// wordsOf splits a phrase at blanks and before "-based" and possessive endings.
func wordsOf(phrase string) []string {
	phrase = plain().Replace(phrase)
	var words []string
	for _, w := range strings.Fields(phrase) {
		w = strings.Trim(w, ",;:()\"“”")
		w = strings.TrimSuffix(w, "-based")
		w = strings.TrimPrefix(w, "ex-")
		if w != "" {
			words = append(words, w)
		}
	}
	return words
}

// reading is a phrase being read.
type reading struct {
	base  *Base
	words []string
	day   string

	places []*Entry // countries, cities, bodies, in order
	person *Entry
	roles  []roleAt
}

// roleAt is a title at words first to end-1.
type roleAt struct {
	first, end int
	sectors    []string
}

func (r *reading) read() Agent {
	if len(r.words) == 0 {
		return Agent{}
	}
	if e := r.whole(); e != nil {
		return r.known(e)
	}
	for i := 0; i < len(r.words); {
		i += max(1, max(r.nameAt(i), r.roleAt(i)))
	}
	return r.together()
}

// whole is the entry that the whole phrase names. A single family name is enough
// where only one person of that name held an office.
func (r *reading) whole() *Entry {
	text := strings.Join(r.words, " ")
	all := r.base.Find(text)
	if len(all) == 0 && len(r.words) == 1 && len(text) > 4 && upperStart(text) {
		all = slices.DeleteFunc(slices.Clone(r.base.Surname(text)), func(e *Entry) bool {
			t, _ := e.Holding("")
			return !slices.Contains(t.Sectors, "GOV")
		})
		if len(all) != 1 {
			return nil
		}
	}
	if len(all) == 0 {
		return nil
	}
	return best(all)
}

// best is the entry that a bare name means first: the capital as government
// rather than the city, the person rather than a party of that name.
func best(all []*Entry) *Entry {
	for _, k := range []Kind{Body, Country, Demonym, Seat, Region} {
		for _, e := range all {
			if e.User || e.Kind == k {
				return e
			}
		}
	}
	return all[0]
}

func upperStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// known is what is known of an entry.
func (r *reading) known(e *Entry) Agent {
	a := Agent{Entry: e, Country: e.Country, Sectors: e.Sectors}
	switch e.Kind {
	case City:
		a.Sectors = []string{"CVL"}
	case Person:
		t, holds := e.Holding(r.day)
		a.Title = t.Title
		switch {
		case holds:
			a.Sectors = t.Sectors
		case len(e.Terms) > 0:
			a.Sectors, a.Former = []string{"ELI"}, true
			if t := e.Terms[0]; t.From == "" || r.day != "" && r.day < t.From {
				a.Sectors, a.Former = t.Sectors, false // never in office, or not yet
			}
		}
	}
	return a
}

// nameAt notes the longest known name that begins at word i, and gives its length.
func (r *reading) nameAt(i int) int {
	for n := min(r.base.words, len(r.words)-i); n > 0; n-- {
		text := strings.Join(r.words[i:i+n], " ")
		all := r.base.Find(text)
		if len(all) == 0 || n == 1 && !upperStart(text) && all[0].Kind != Body {
			continue
		}
		if e := best(all); e.Kind == Person {
			r.person = e
		} else {
			r.places = append(r.places, e)
		}
		return n
	}
	return 0
}

// roleAt notes the longest title that begins at word i, and gives its length.
func (r *reading) roleAt(i int) int {
	for n := min(6, len(r.words)-i); n > 0; n-- {
		title := strings.ReplaceAll(strings.Join(r.words[i:i+n], " "), "'s", "'s")
		if s := r.base.Role(title); s != nil {
			r.roles = append(r.roles, roleAt{i, i + n, s})
			return n
		}
	}
	return 0
}

// together puts country and sector together from what was found.
func (r *reading) together() Agent {
	a := Agent{Former: r.former()}
	var body *Entry
	for _, e := range r.places {
		if a.Country == "" {
			a.Country = e.Country
		}
		if body == nil && len(e.Sectors) > 0 && e.Kind != Capital {
			body = e
		}
	}
	if head, ok := r.head(); ok {
		a.Title = strings.Join(r.words[head.first:head.end], " ")
		a.Sectors = head.sectors
		if body != nil && generic[a.Sector()] && !r.sends(head) {
			a.Sectors = body.Sectors
		}
	} else if body != nil {
		a.Sectors = body.Sectors
	}
	if r.person != nil {
		p := r.known(r.person)
		a.Entry = p.Entry
		if a.Country == "" {
			a.Country = p.Country
		}
		if len(a.Sectors) == 0 {
			a.Sectors = p.Sectors
		}
	}
	if a.Former && official[a.Sector()] {
		a.Sectors = []string{"ELI"}
	}
	return a
}

// generic are the sectors of titles that take the sector of the body they belong
// to: an official of a spy agency, the gunmen of a rebel group.
var generic = map[string]bool{"GOV": true, "UAF": true, "PTY": true, "SOC": true}

// official are the sectors whose former members are elites.
var official = map[string]bool{"GOV": true, "LEG": true, "JUD": true, "MIL": true, "SPY": true, "COP": true, "PTY": true, "IGO": true}

// sends reports whether the title is that of somebody sent by one to another.
func (r *reading) sends(h roleAt) bool {
	last := Fold(r.words[h.end-1])
	return strings.HasPrefix(last, "ambassador") || strings.HasPrefix(last, "envoy") || strings.Contains(last, "minister") || strings.HasPrefix(last, "representative")
}

// head is the title that the phrase is about: the last one before a preposition,
// a name or another title's rank.
func (r *reading) head() (roleAt, bool) {
	if len(r.roles) == 0 {
		return roleAt{}, false
	}
	head := r.roles[0]
	for _, next := range r.roles[1:] {
		if next.first != head.end && !r.adjacent(head.end, next.first) || strings.Contains(strings.Join(r.words[head.first:head.end], " "), " of ") {
			break
		}
		head = next
	}
	return head, true
}

// adjacent reports whether words first to end-1 hold no preposition and no name.
func (r *reading) adjacent(first, end int) bool {
	for _, w := range r.words[first:end] {
		if prepositions[strings.ToLower(w)] || upperStart(w) {
			return false
		}
	}
	return true
}

var prepositions = map[string]bool{
	"of": true, "in": true, "at": true, "to": true, "for": true, "from": true, "with": true, "on": true, "by": true,
	"who": true, "which": true, "that": true, "near": true, "and": true, "under": true, "against": true,
}

func (r *reading) former() bool {
	for _, w := range r.words {
		switch strings.ToLower(w) {
		case "former", "retired", "ex", "onetime", "one-time", "ousted", "deposed", "late", "outgoing-":
			return true
		}
	}
	return false
}
