package store

import (
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
		Main        *packedMain      `json:",omitempty"`
		Summary     []packedEvidence `json:",omitempty"`
		Entities    []nlp.Entity
		Links       [][]int // by document and Who: 1 + index in Entities, 0 for none
		Comparisons []packedComparison
		Agenda      []packedAgenda
	}
	packedAccount struct {
		Role   news.Role
		CopyOf string `json:",omitempty"`
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
		packedEvidence
		Furniture string `json:",omitempty"`
		Value     string `json:",omitempty"`
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
	}
)

// PackFinished packs what finishing found. The ids must be those of the store.
func PackFinished(f *Finished) ([]byte, error) {
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
		out.Accounts = append(out.Accounts, packedAccount{a.Role, a.CopyOf, a.Origin})
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
		out.Agenda = append(out.Agenda, packedAgenda{a.ID, a.What, a.From, a.To, a.Precision, a.Zoned, a.Participants, a.Place, a.Status, p.evidence(a.Evidence)})
	}
	return PackJSON(&out)
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
	if err := UnpackJSON(packed, &in); err != nil {
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
		s.Accounts = append(s.Accounts, news.Account{Document: documents[i], Role: a.Role, CopyOf: a.CopyOf, Origin: a.Origin})
		link(documents[i], in.Links[i], in.Entities)
	}
	f := &Finished{News: s, Entities: in.Entities}
	for _, c := range in.Comparisons {
		f.Comparisons = append(f.Comparisons, u.comparison(c, id))
	}
	for _, a := range in.Agenda {
		f.Agenda = append(f.Agenda, news.AgendaItem{
			ID: a.ID, Story: id, What: a.What, From: a.From, To: a.To, Precision: a.Precision, Zoned: a.Zoned,
			Participants: a.Participants, Place: a.Place, Status: a.Status, Evidence: u.evidence(a.Evidence),
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

// document is the document of an index; the first for one that cannot be.
func (u unpacker) document(i int) *nlp.Document {
	if i < 0 || i >= len(u.documents) {
		i = 0
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
		out.Values = append(out.Values, news.Value{Evidence: u.one(v.packedEvidence), Furniture: v.Furniture, Value: v.Value, Group: v.Group})
	}
	if c.Odd > 0 {
		out.OddOneOut = u.document(c.Odd - 1)
	}
	for _, d := range c.Silent {
		out.Silent = append(out.Silent, u.document(d))
	}
	return out
}
