// Package link makes entities of the chains of many documents: one for the names
// of one person, body or place, whatever the spelling, title or short form.
//
// It goes document by document. A chain joins a known entity where the knowledge
// has both as one, or where names agree: bodies and places by their whole name,
// persons by family name and given name in any transliteration or short form. A
// family name alone joins only where no second person of the run bears it. What
// is not sure becomes an entity of its own.
//
// Garbled names are found when all documents are in (garbled.go).
package link

import (
	"slices"
	"strconv"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// Linker holds the entities known so far. It is not safe for concurrent use.
type Linker struct {
	base      *knowledge.Base
	entities  []*entity
	byEntry   map[*knowledge.Entry]*entity
	byName    map[string][]*entity // bodies, places: folded name; persons: key
	bySurname map[string][]*entity
	anyKind   map[string][]*entity // all: whole name by sound
	documents []*document
	agents    map[string]knowledge.Agent // by day and phrase
	// institutions are the entities of what countries have one of, by country and words.
	institutions map[string]*entity
	// described are the entities without a name of their own, by story and description.
	described map[string]*entity
}

// document is a document with the entity of each of its chains.
type document struct {
	*nlp.Document
	story  int
	entity []*entity // by chain
}

// entity is an nlp.Entity in the making.
type entity struct {
	names     []string // as written, by first use
	words     [][]string
	kind      nlp.EntityType
	entry     *knowledge.Entry
	country   string
	sector    string
	titles    []nlp.EntityRole
	offices   []string // nouns of the offices beside its name: "coach"
	mentions  []nlp.EntityMention
	votes     map[nlp.EntityType]int
	bare      string   // what a country has one of, where no page says of which: "navy"
	docs      []int    // documents that name it, in order
	nouns     []string // that say what it is: "reservoir"
	female    int8     // 1 a woman, -1 a man, 0 not known
	addressed bool     // "Mr": a person
	located   bool     // something is in it or comes from it: a place
	merged    *entity
}

// New is a Linker with no entities.
func New(base *knowledge.Base) *Linker {
	return &Linker{base: base, byEntry: map[*knowledge.Entry]*entity{}, byName: map[string][]*entity{}, bySurname: map[string][]*entity{}, anyKind: map[string][]*entity{}, agents: map[string]knowledge.Agent{}, institutions: map[string]*entity{}, described: map[string]*entity{}}
}

// Link makes entities of all documents of a run. story numbers the documents'
// stories, one with those that it follows.
func Link(base *knowledge.Base, documents []*nlp.Document, story []int) ([]nlp.Entity, [][]int) {
	l := New(base)
	for i, d := range documents {
		l.Add(d, story[i])
	}
	l.findFamilies()
	l.findShort()
	l.findHonoured()
	l.findInitials()
	l.findBare()
	l.findReordered()
	l.findParts()
	l.findGarbled()
	return l.write()
}

// Add links the chains of one document.
func (l *Linker) Add(d *nlp.Document, story int) {
	doc := &document{Document: d, story: story, entity: make([]*entity, len(d.Chains))}
	l.documents = append(l.documents, doc)
	day := d.Dates.Anchor.Day()
	var profiles []profile
	for i := range d.Chains {
		p := l.profile(d, i, day)
		profiles = append(profiles, p)
	}
	// Whole names come before short ones: they say who a short one can be.
	for _, whole := range []bool{true, false} {
		for i, p := range profiles {
			if p.keep && (len(p.words) != 1 || p.kind != nlp.PersonEntity) == whole {
				e := l.find(doc, p)
				if e == nil {
					e = l.create(p)
				}
				l.attach(e, doc, i, p)
			}
		}
	}
}

// profile is what a chain says of its entity.
type profile struct {
	keep    bool
	name    string // the fullest
	words   []string
	kind    nlp.EntityType
	entry   *knowledge.Entry
	country string
	sector  string
	titles  []title
	female  int8
	// addressed is set where a form of address shows a person: "Mr".
	addressed bool
	named     bool
	acting    bool // a place that acts: its government
	located   bool // something is in it or comes from it
	// bare is what a country has one of where none is named: "central bank".
	bare string
	// description are the words of a phrase without a name that holds one: "Norrvik
	// refinery"; empty for none.
	description string
	// institution is the one of its kind in a country that the chain is of; empty for none.
	institution string
	phrases     [][]string // of capitals in which a shorter name was seen
	// beside is the mention in which the name stands that was not seen as one, and
	// besideName its place; empty where there is none.
	beside     int
	besideName nlp.Span
}

type title struct {
	text    string
	mention nlp.Mention
}

// profile reads a chain.
func (l *Linker) profile(d *nlp.Document, chain int, day string) profile {
	c := d.Chains[chain]
	p := profile{kind: c.Type}
	for _, at := range c.Mentions {
		m := d.Mentions[at]
		if m.Kind == nlp.PronounMention {
			p.pronoun(d.Tokens[m.Head].Lower)
			continue
		}
		if m.Kind == nlp.NameMention {
			name := d.Slice(m.Name)
			if w := wordsOf(name); len(w) > len(p.words) || p.name == "" || len(w) == len(p.words) && p.allCaps() {
				p.name, p.words, p.named = name, w, true
			}
			p.phrase(d, m)
			p.address(d, m)
			p.acting = p.acting || acts(d, m)
			p.located = p.located || locates(d, m)
		}
		if p.institution == "" {
			p.institution = l.institution(d, m)
		}
		if p.bare == "" {
			p.bare = bareInstitution(d, m)
		}
		if p.description == "" {
			p.description = description(d, m)
		}
		l.title(&p, d, m, day)
	}
	p.mend(l.base, d, c)
	l.know(&p, day)
	if !p.named && len(c.Mentions) > 0 {
		p.name = d.Slice(untilClause(d, d.Mentions[c.Mentions[0]]))
	}
	p.keep = p.named || p.kind == nlp.PersonEntity || p.kind == nlp.GroupEntity || p.kind == nlp.OrganizationEntity
	if m := d.Mentions[c.Mentions[0]]; len(c.Mentions) == 1 && m.Kind == nlp.PronounMention {
		p.keep = false
	}
	return p
}

func (p *profile) allCaps() bool { return len(p.name) > 5 && p.name == strings.ToUpper(p.name) }

func (p *profile) pronoun(word string) {
	switch word {
	case "he", "him", "his", "himself":
		p.female = -1
	case "she", "her", "hers", "herself":
		p.female = 1
	}
}

// address reads Mr and Mrs before the name.
func (p *profile) address(d *nlp.Document, m nlp.Mention) {
	at := d.TokenAt(m.Name.Start)
	for i := max(0, at-1); i <= at; i++ {
		switch strings.TrimSuffix(d.Tokens[i].Lower, ".") {
		case "mr", "sir", "lord":
			p.female, p.addressed = -1, true
		case "mrs", "ms", "miss", "lady":
			p.female, p.addressed = 1, true
		}
	}
}

// know looks the name up in the knowledge. A place that is a capital is the
// country where it acts.
func (l *Linker) know(p *profile, day string) {
	if !p.named {
		return
	}
	all := l.base.Find(p.name)
	switch {
	case p.kind == nlp.PersonEntity && len(p.words) == 1:
		all = slices.DeleteFunc(slices.Clone(all), func(e *knowledge.Entry) bool {
			return e.Kind == knowledge.Person || e.Kind == knowledge.City || p.female != 0
		})
		if len(all) > 0 {
			p.kind = nlp.PlaceEntity
		}
	case p.kind == nlp.PersonEntity:
		all = slices.DeleteFunc(slices.Clone(all), func(e *knowledge.Entry) bool { return e.Kind != knowledge.Person })
	}
	if len(all) == 0 {
		return
	}
	p.entry = all[0]
	if p.entry.Kind == knowledge.Capital && p.acting {
		if c := l.base.CountryOf(p.entry.Country); c != nil {
			p.entry = c
		}
	}
	p.country = p.entry.Country
	if t, ok := p.entry.Holding(day); ok && len(t.Sectors) > 0 {
		p.sector = t.Sectors[0]
	} else if len(p.entry.Sectors) > 0 && p.entry.Kind != knowledge.Capital {
		p.sector = p.entry.Sectors[0]
	} else if p.entry.Kind == knowledge.Country && p.acting {
		p.sector = "GOV"
	}
}

// find is the known entity that a profile is of, or nil.
func (l *Linker) find(doc *document, p profile) *entity {
	if p.entry != nil {
		if e := l.byEntry[p.entry]; e != nil {
			return e
		}
	}
	if e := l.sameInstitution(p); e != nil {
		return e
	}
	switch {
	case !p.named:
		return l.sameDescription(doc, p)
	case p.kind == nlp.PersonEntity:
		if e := l.person(doc, p); e != nil {
			return e
		}
	}
	if e := l.otherKind(doc, p); e != nil {
		return e
	}
	for _, e := range l.byName[nameKey(p.words)] {
		if e.kind != nlp.PersonEntity && (p.entry == nil || e.entry == nil || p.entry == e.entry) {
			return e
		}
	}
	return l.wholePhrase(doc, p)
}

// otherKind is the entity of the same story with the very same name that was
// taken for a thing of another kind: the engine guesses the kinds of names from
// afar.
func (l *Linker) otherKind(doc *document, p profile) *entity {
	if p.entry != nil || len(p.words) == 1 && (p.addressed || len(p.titles) > 0 && p.kind != nlp.OrganizationEntity) {
		return nil
	}
	for _, e := range l.anyKind[nameKey(p.words)] {
		if e.merged == nil && e.entry == nil && slices.Contains(l.storiesOf(e), doc.story) && (len(p.words) > 1 || !e.addressed && len(e.offices) == 0) {
			return e
		}
	}
	return nil
}

// person finds a person by name.
func (l *Linker) person(doc *document, p profile) *entity {
	n := len(p.words)
	if n == 0 {
		return nil
	}
	if n > 1 {
		for _, e := range l.byName[personKey(p.words)] {
			if e.fits(l.base, p, slices.Contains(l.storiesOf(e), doc.story)) {
				return e
			}
		}
		return l.turnedName(p)
	}
	var found *entity
	for _, e := range l.bySurname[sound(p.words[0])] {
		if e.merged != nil || e.female*p.female < 0 {
			continue
		}
		if found != nil && found != e {
			return l.nearer(doc, p)
		}
		found = e
	}
	if found != nil && (slices.Contains(l.storiesOf(found), doc.story) || found.entry != nil && len(p.titles) > 0) {
		return found
	}
	if found == nil {
		return l.inOffice(doc, p)
	}
	return nil
}

// nearer chooses among namesakes the one that the document's story names alone.
func (l *Linker) nearer(doc *document, p profile) *entity {
	var found *entity
	for _, e := range l.bySurname[sound(p.words[0])] {
		if e.female*p.female >= 0 && slices.Contains(l.storiesOf(e), doc.story) {
			if found != nil && found != e {
				return nil
			}
			found = e
		}
	}
	return found
}

func (l *Linker) storiesOf(e *entity) []int {
	var out []int
	for _, d := range e.docs {
		out = append(out, l.documents[d].story)
	}
	return out
}

// inOffice is the known person of that family name who holds an office of the
// sector and country that the document gives a bare family name.
func (l *Linker) inOffice(doc *document, p profile) *entity {
	if p.country == "" || p.sector == "" {
		return nil
	}
	day := doc.Dates.Anchor.Day()
	var found *knowledge.Entry
	for _, e := range l.base.Surname(p.words[0]) {
		if _, ok := e.Holding(day); ok && e.Country == p.country {
			if found != nil {
				return nil
			}
			found = e
		}
	}
	if found == nil {
		return nil
	}
	if e := l.byEntry[found]; e != nil {
		return e
	}
	return l.create(profile{name: found.Name, words: wordsOf(found.Name), kind: nlp.PersonEntity, entry: found, country: found.Country, sector: p.sector, named: true})
}

// personKey is family name and first letter of the given name, by sound.
func personKey(words []string) string {
	g := sound(givenOf(words))
	return sound(words[familyOf(words)]) + " " + g[:min(1, len(g))]
}

// fits reports whether a person's full name can be another form of the entity's. Of
// one whole name in one story, pronouns of the other sex are likelier to have been
// given to the wrong person than to tell of a namesake.
func (e *entity) fits(base *knowledge.Base, p profile, oneStory bool) bool {
	if e.merged != nil || e.kind != nlp.PersonEntity || e.entry != nil && p.entry != nil && e.entry != p.entry {
		return false
	}
	if e.female*p.female < 0 {
		return oneStory && slices.ContainsFunc(e.words, func(w []string) bool { return slices.Equal(w, p.words) })
	}
	for _, w := range e.words {
		if len(w) > 1 && sameGiven(base, w[0], p.words[0]) && sound(w[len(w)-1]) == sound(p.words[len(p.words)-1]) || oneFamilyFirst(w, p.words) {
			return true
		}
	}
	return false
}

// sameGiven reports whether two given names can be one: by sound, as a short
// form, or as an initial.
func sameGiven(base *knowledge.Base, a, b string) bool {
	return sound(a) == sound(b) || base.SameGiven(a, b) || (len(a) == 1 || len(b) == 1) && a[0] == b[0]
}

// create makes an entity of a profile.
func (l *Linker) create(p profile) *entity {
	e := &entity{kind: p.kind, entry: p.entry}
	if p.entry != nil {
		l.byEntry[p.entry] = e
		if p.entry.Kind == knowledge.Person {
			e.kind = nlp.PersonEntity
		}
		l.index(e, p.entry.Name)
	}
	l.entities = append(l.entities, e)
	if p.institution != "" {
		l.institutions[p.institution] = e
	}
	return e
}

// index notes a name under which the entity is found.
func (l *Linker) index(e *entity, name string) {
	if slices.Contains(e.names, name) {
		return
	}
	words := wordsOf(name)
	if len(words) == 0 {
		return
	}
	e.names, e.words = append(e.names, name), append(e.words, words)
	add := func(m map[string][]*entity, key string) {
		if !slices.Contains(m[key], e) {
			m[key] = append(m[key], e)
		}
	}
	add(l.anyKind, nameKey(words))
	if e.kind != nlp.PersonEntity {
		add(l.byName, nameKey(words))
		return
	}
	if len(words) > 1 {
		add(l.byName, personKey(words))
	}
	add(l.bySurname, sound(words[familyOf(words)]))
}

// attach adds a chain to an entity.
func (l *Linker) attach(e *entity, doc *document, chain int, p profile) {
	at := len(l.documents) - 1
	doc.entity[chain] = e
	if !p.named && p.institution == "" && p.bare != "" {
		e.bare = p.bare
	}
	if !p.named && p.description != "" {
		l.described[describedKey(doc, p)] = e
	}
	if p.named {
		l.index(e, p.name)
	} else if len(e.names) == 0 {
		e.names = append(e.names, p.name)
	}
	if len(e.docs) == 0 || e.docs[len(e.docs)-1] != at {
		e.docs = append(e.docs, at)
	}
	if e.country == "" {
		e.country = p.country
	}
	if e.sector == "" {
		e.sector = p.sector
	}
	if e.kind == "" {
		e.kind = p.kind
	}
	if e.female == 0 {
		e.female = p.female
	}
	e.located = e.located || p.located
	e.addressed = e.addressed || p.addressed
	if e.votes == nil {
		e.votes = map[nlp.EntityType]int{}
	}
	e.votes[p.kind] += len(doc.Chains[chain].Mentions)
	for _, t := range p.titles {
		e.addTitle(t.text, nlp.EntityMention{Document: at, Span: untilClause(doc.Document, t.mention), Kind: t.mention.Kind})
	}
	for _, i := range doc.Chains[chain].Mentions {
		m := doc.Mentions[i]
		if i == p.beside && !p.besideName.Empty() {
			m.Kind, m.Name = nlp.NameMention, p.besideName
		}
		e.nounsOf(doc.Document, m)
		l.officesOf(e, doc.Document, m)
		e.mentions = append(e.mentions, nlp.EntityMention{Document: at, Span: untilClause(doc.Document, m), Name: m.Name, Kind: m.Kind})
	}
}

func (e *entity) addTitle(text string, evidence nlp.EntityMention) {
	for i := range e.titles {
		if knowledge.Fold(e.titles[i].Title) == knowledge.Fold(text) {
			e.titles[i].Evidence = append(e.titles[i].Evidence, evidence)
			return
		}
	}
	e.titles = append(e.titles, nlp.EntityRole{Title: text, Time: roleTime(text), Evidence: []nlp.EntityMention{evidence}})
}

// write gives the entities in the order of their first mention, and for each
// document the index of each chain's entity, -1 for none.
func (l *Linker) write() ([]nlp.Entity, [][]int) {
	index := map[*entity]int{}
	var out []nlp.Entity
	of := make([][]int, len(l.documents))
	for d, doc := range l.documents {
		of[d] = make([]int, len(doc.entity))
		for c, e := range doc.entity {
			if e == nil {
				of[d][c] = -1
				continue
			}
			for e.merged != nil {
				e = e.merged
			}
			if _, ok := index[e]; !ok {
				index[e] = len(out)
				out = append(out, e.entity("e"+strconv.Itoa(len(out)+1)))
			}
			of[d][c] = index[e]
		}
	}
	members(out, l.documents, of)
	return out, of
}

func (e *entity) entity(id string) nlp.Entity {
	slices.SortStableFunc(e.mentions, func(a, b nlp.EntityMention) int {
		if a.Document != b.Document {
			return a.Document - b.Document
		}
		return a.Span.Start - b.Span.Start
	})
	if e.entry == nil {
		for _, k := range []nlp.EntityType{nlp.PersonEntity, nlp.OrganizationEntity, nlp.PlaceEntity, nlp.GroupEntity} {
			if e.votes[k] > e.votes[e.kind] {
				e.kind = k
			}
		}
	}
	out := nlp.Entity{ID: id, Name: e.best(), Type: e.kind, Country: e.country, Sector: e.sector, Roles: e.titles, Mentions: e.mentions}
	if e.entry != nil {
		out.Wikidata = e.entry.Wikidata
	}
	if out.Type == "" {
		out.Type = nlp.OtherEntity
	}
	return out
}

// best is the fullest name; among equals the first. A known thing has the
// knowledge's name.
func (e *entity) best() string {
	if e.entry != nil {
		return e.entry.Name
	}
	best, n := "", -1
	for i, name := range e.names {
		words := 0
		if i < len(e.words) {
			words = len(e.words[i])
		}
		if words > n {
			best, n = name, words
		}
	}
	return best
}
