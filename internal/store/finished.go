package store

import (
	"slices"
	"time"

	"readout/internal/errs"
	"readout/internal/news"
	"readout/internal/nlp"
)

// The types below are the packed form of a Finished: documents are indices into
// the story's documents.
type (
	packedStory struct {
		Documents   []string
		Title       string
		Accounts    []packedAccount
		Origins     int
		Previous    []string
		Main        *packedMain
		Summary     []packedEvidence
		Entities    []nlp.Entity
		Links       [][]int // by document and Who: 1 + index in Entities, 0 for none
		Comparisons []packedComparison
		Agenda      []packedAgenda
		Others      []string // documents of other stories that tell of this one
		Background  []packedBackground
	}
	packedBackground struct {
		ID       string
		Day      time.Time
		Stories  []string
		Mentions []packedEvidence
	}
	packedAccount struct {
		Role   news.Role
		CopyOf string
		Why    string
		Origin int
	}
	packedEvidence struct {
		D, S, E int
	}
	packedParty struct {
		D int
		nlp.Who
	}
	packedMain struct {
		Type, Mode   string
		Participants []packedParty
		From, To     time.Time
		Place        packedParty
		Events       []string
	}
	packedValue struct {
		Place     packedEvidence
		Furniture string
		Value     string
		Group     int
	}
	packedComparison struct {
		ID      string
		Kind    news.ComparisonKind
		Slot    news.Slot
		Topic   string
		Values  []packedValue
		Odd     int // 1 + index
		Silent  []int
		Origins int
		Why     string
	}
	packedAgenda struct {
		ID, What     string
		From, To     time.Time
		Precision    nlp.Precision
		Zoned        bool
		Participants []nlp.Who
		Place        nlp.Who
		Status       news.AgendaStatus
		Evidence     []packedEvidence
		Comparison   string
	}
)

// PackFinished packs what finishing found. The ids must be those of the store.
func PackFinished(f *Finished) []byte {
	p := packer{at: map[*nlp.Document]int{}}
	s := f.News
	out := packedStory{Title: s.Title, Origins: s.Origins, Previous: s.Previous, Entities: f.Entities}
	entity := map[string]int{}
	for i, e := range f.Entities {
		entity[e.ID] = i + 1
	}
	for i, a := range s.Accounts {
		p.at[a.Document] = i
		out.Documents = append(out.Documents, a.Document.ID)
		out.Accounts = append(out.Accounts, packedAccount{a.Role, a.CopyOf, a.Why, a.Origin})
		var links []int
		a.Document.Whos(func(w *nlp.Who) bool {
			links = append(links, entity[w.Entity])
			return true
		})
		out.Links = append(out.Links, links)
	}
	out.Main, out.Summary = p.main(s.Main), p.evidence(s.Summary)
	for _, c := range f.Comparisons {
		out.Comparisons = append(out.Comparisons, p.comparison(c))
	}
	for _, a := range f.Agenda {
		out.Agenda = append(out.Agenda, packedAgenda{a.ID, a.What, a.From, a.To, a.Precision, a.Zoned, a.Participants, a.Place, a.Status, p.evidence(a.Evidence), a.Comparison})
	}
	for _, d := range s.Background {
		out.Others = append(out.Others, d.ID)
	}
	for _, b := range f.Background {
		out.Background = append(out.Background, packedBackground{b.ID, b.Day, b.Stories, p.evidence(b.Mentions)})
	}
	return PackValue(&out)
}

type packer struct{ at map[*nlp.Document]int }

func (p packer) evidence(list []news.Evidence) []packedEvidence {
	var out []packedEvidence
	for _, e := range list {
		out = append(out, packedEvidence{p.at[e.Document], e.Start, e.End})
	}
	return out
}

func (p packer) main(m *news.MainEvent) *packedMain {
	if m == nil {
		return nil
	}
	out := &packedMain{Type: m.Type, Mode: m.Mode, From: m.From, To: m.To, Place: packedParty{p.at[m.Place.Document], m.Place.Who}, Events: m.Events}
	for _, party := range m.Participants {
		out.Participants = append(out.Participants, packedParty{p.at[party.Document], party.Who})
	}
	return out
}

func (p packer) comparison(c news.Comparison) packedComparison {
	out := packedComparison{ID: c.ID, Kind: c.Kind, Slot: c.Slot, Topic: c.Topic, Origins: c.Origins, Why: c.Why}
	for _, v := range c.Values {
		out.Values = append(out.Values, packedValue{packedEvidence{p.at[v.Document], v.Start, v.End}, v.Furniture, v.Value, v.Group})
	}
	if c.OddOneOut != nil {
		out.Odd = p.at[c.OddOneOut] + 1
	}
	for _, d := range c.Silent {
		out.Silent = append(out.Silent, p.at[d])
	}
	return out
}

// UnpackFinished undoes PackFinished. load gives the story's documents, in order,
// with their layers; their Whos get their entities.
func UnpackFinished(packed []byte, id string, load func(ids []string) ([]*nlp.Document, error)) (*Finished, error) {
	var in packedStory
	if err := UnpackValue(packed, &in); err != nil {
		return nil, err
	}
	documents, err := load(in.Documents)
	if err != nil {
		return nil, err
	}
	if len(documents) != len(in.Documents) || len(in.Accounts) != len(documents) || len(in.Links) != len(documents) {
		return nil, errs.New(errs.Internal, "story %s does not fit its documents", id)
	}
	u := unpacker{documents}
	s := &news.Story{ID: id, Title: in.Title, Origins: in.Origins, Previous: in.Previous, Main: u.main(in.Main), Summary: u.evidence(in.Summary)}
	for i, a := range in.Accounts {
		s.Accounts = append(s.Accounts, news.Account{Document: documents[i], Role: a.Role, CopyOf: a.CopyOf, Why: a.Why, Origin: a.Origin})
		link(documents[i], in.Links[i], in.Entities)
	}
	if len(in.Others) > 0 {
		if s.Background, err = load(in.Others); err != nil {
			return nil, err
		}
	}
	f := &Finished{News: s, Entities: in.Entities}
	for _, b := range in.Background {
		f.Background = append(f.Background, &news.Background{ID: b.ID, Day: b.Day, Stories: b.Stories, Mentions: u.evidence(b.Mentions)})
	}
	for _, c := range in.Comparisons {
		f.Comparisons = append(f.Comparisons, u.comparison(c, id))
	}
	for _, a := range in.Agenda {
		f.Agenda = append(f.Agenda, news.AgendaItem{
			ID: a.ID, Story: id, What: a.What, From: a.From, To: a.To, Precision: a.Precision, Zoned: a.Zoned,
			Participants: a.Participants, Place: a.Place, Status: a.Status, Evidence: u.evidence(a.Evidence), Comparison: a.Comparison,
		})
	}
	return f, nil
}

// link sets the entities of a document's Whos. Layers of another version than
// those that were linked may have more or fewer: then nothing is set.
func link(d *nlp.Document, links []int, entities []nlp.Entity) {
	n := 0
	d.Whos(func(*nlp.Who) bool { n++; return true })
	if n != len(links) {
		return
	}
	i := 0
	d.Whos(func(w *nlp.Who) bool {
		if at := links[i]; at > 0 && at <= len(entities) {
			w.Entity = entities[at-1].ID
		}
		i++
		return true
	})
}

type unpacker struct{ documents []*nlp.Document }

// document is the document of an index; an empty one where there is none.
func (u unpacker) document(i int) *nlp.Document {
	if i < 0 || i >= len(u.documents) {
		return &nlp.Document{}
	}
	return u.documents[i]
}

func (u unpacker) one(e packedEvidence) news.Evidence {
	d := u.document(e.D)
	if e.S < 0 || e.E < e.S || e.E > len(d.Text) {
		return news.Evidence{Document: d}
	}
	return news.Evidence{Document: d, Span: nlp.Span{Start: e.S, End: e.E}}
}

func (u unpacker) evidence(list []packedEvidence) []news.Evidence {
	var out []news.Evidence
	for _, e := range list {
		out = append(out, u.one(e))
	}
	return out
}

func (u unpacker) main(m *packedMain) *news.MainEvent {
	if m == nil {
		return nil
	}
	out := &news.MainEvent{Type: m.Type, Mode: m.Mode, From: m.From, To: m.To, Place: u.party(m.Place), Events: m.Events}
	for _, p := range m.Participants {
		out.Participants = append(out.Participants, u.party(p))
	}
	return out
}

func (u unpacker) party(p packedParty) news.Party {
	if !p.Known() {
		return news.Party{}
	}
	return news.Party{Document: u.document(p.D), Who: p.Who}
}

func (u unpacker) comparison(c packedComparison, story string) news.Comparison {
	out := news.Comparison{ID: c.ID, Story: story, Kind: c.Kind, Slot: c.Slot, Topic: c.Topic, Origins: c.Origins, Why: c.Why}
	for _, v := range c.Values {
		out.Values = append(out.Values, news.Value{Evidence: u.one(v.Place), Furniture: v.Furniture, Value: v.Value, Group: v.Group})
	}
	if c.Odd > 0 {
		out.OddOneOut = u.document(c.Odd - 1)
	}
	for _, d := range c.Silent {
		out.Silent = append(out.Silent, u.document(d))
	}
	return out
}

// Link sets the entities of the Whos of one document by a packed story, and
// returns those that it mentions, their Mentions cut down to it. A document that
// the story does not have is left as it is.
func Link(packed []byte, d *nlp.Document) ([]nlp.Entity, error) {
	var in struct {
		Documents []string
		Entities  []nlp.Entity
		Links     [][]int
	}
	if err := UnpackValue(packed, &in); err != nil {
		return nil, err
	}
	at := slices.Index(in.Documents, d.ID)
	if at < 0 || at >= len(in.Links) {
		return nil, nil
	}
	link(d, in.Links[at], in.Entities)
	var out []nlp.Entity
	for _, e := range in.Entities {
		if e.Mentions = mentionsIn(e.Mentions, at); len(e.Mentions) == 0 {
			continue
		}
		var roles []nlp.EntityRole
		for _, r := range e.Roles {
			if r.Evidence = mentionsIn(r.Evidence, at); len(r.Evidence) > 0 {
				roles = append(roles, r)
			}
		}
		e.Roles = roles
		out = append(out, e)
	}
	return out, nil
}

// mentionsIn are the mentions in one document, which becomes document 0.
func mentionsIn(mentions []nlp.EntityMention, document int) []nlp.EntityMention {
	var out []nlp.EntityMention
	for _, m := range mentions {
		if m.Document == document {
			m.Document = 0
			out = append(out, m)
		}
	}
	return out
}

// Anchored is an item of a packed story with the places that it stands on.
type Anchored struct {
	ID     string
	Slot   news.Slot // of a comparison
	Places []Place
}

// Anchors are the items of a packed story that keep their ids.
type Anchors struct {
	Comparisons, Agenda, Entities []Anchored
}

// UnpackAnchors reads the items of a packed story without its documents.
func UnpackAnchors(packed []byte) (Anchors, error) {
	var in packedStory
	if err := UnpackValue(packed, &in); err != nil {
		return Anchors{}, err
	}
	document := func(i int) string {
		if i < 0 || i >= len(in.Documents) {
			return ""
		}
		return in.Documents[i]
	}
	var out Anchors
	for _, c := range in.Comparisons {
		a := Anchored{ID: c.ID, Slot: c.Slot}
		for _, v := range c.Values {
			a.Places = append(a.Places, Place{document(v.Place.D), v.Place.S, v.Place.E, v.Furniture, v.Group})
		}
		out.Comparisons = append(out.Comparisons, a)
	}
	for _, item := range in.Agenda {
		a := Anchored{ID: item.ID}
		for _, e := range item.Evidence {
			a.Places = append(a.Places, Place{Document: document(e.D), Start: e.S, End: e.E})
		}
		out.Agenda = append(out.Agenda, a)
	}
	for _, e := range in.Entities {
		a := Anchored{ID: e.ID}
		for _, m := range e.Mentions {
			a.Places = append(a.Places, Place{Document: document(m.Document), Start: m.Span.Start, End: m.Span.End})
		}
		out.Entities = append(out.Entities, a)
	}
	return out, nil
}

// PlacesOf are the places that a comparison compares.
func PlacesOf(c news.Comparison) []Place {
	var out []Place
	for _, v := range c.Values {
		out = append(out, Place{v.Document.ID, v.Start, v.End, v.Furniture, v.Group})
	}
	return out
}

// Covers reports whether a comparison over these places is one that was marked:
// it holds two marked places that the mark sets against each other, or, where the
// mark has places of one group only, any of them.
func (w WrongPlaces) Covers(slot news.Slot, places []Place) bool {
	if slot != w.Slot {
		return false
	}
	marked, held := map[int]bool{}, map[int]bool{}
	for _, m := range w.Places {
		marked[m.Group] = true
		for _, p := range places {
			if m.same(p) {
				held[m.Group] = true
			}
		}
	}
	return len(held) >= min(2, len(marked)) && len(held) > 0
}

// same reports whether two places are one, whatever their group.
func (p Place) same(o Place) bool {
	p.Group, o.Group = 0, 0
	return p == o
}

// Share reports whether two lists have a place in common.
func Share(a, b []Place) bool {
	for _, p := range a {
		if slices.ContainsFunc(b, p.same) {
			return true
		}
	}
	return false
}

// Renumber gives a packed story's documents other ids: for copies of it, as
// measures need them. What the documents hold is numbered as before.
func Renumber(packed []byte, id func(string) string) ([]byte, error) {
	var s packedStory
	if err := UnpackValue(packed, &s); err != nil {
		return nil, err
	}
	for i := range s.Documents {
		s.Documents[i] = id(s.Documents[i])
	}
	for i := range s.Accounts {
		if s.Accounts[i].CopyOf != "" {
			s.Accounts[i].CopyOf = id(s.Accounts[i].CopyOf)
		}
	}
	return PackValue(&s), nil
}
