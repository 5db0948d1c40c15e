package export

import (
	_ "embed"
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"sync"
)

// The types below are a PLOVER 2.0 record ("PLOVER Political Language Ontology
// for Verifiable Event Records", draft 2.0): the fields of the manual that a text
// gives, and behind them those of our own.
type (
	ploverRecord struct {
		ID         string         `json:"id"`
		Date       string         `json:"date"`
		EndDate    string         `json:"enddate,omitempty"`
		Actor      []ploverEntity `json:"actor"`
		Recipient  []ploverEntity `json:"recipient"`
		Event      []string       `json:"event"`
		Mode       []string       `json:"mode"`
		Context    []string       `json:"context"`
		EventLoc   *ploverPlace   `json:"event_loc,omitempty"`
		EventText  []string       `json:"event_text"`
		QuadCode   string         `json:"quad_code"`
		EventScale *float64       `json:"event_scale"`
		Text       string         `json:"text"`
		TextInfo   ploverText     `json:"text_info"`
		CiteInfo   ploverCite     `json:"cite_info"`
		Size       *ploverSize    `json:"size,omitempty"`

		Status    string  `json:"status"`
		Statement *string `json:"statement"`
		Cameo     string  `json:"cameo"`
		Clause    span    `json:"clause"`
		Origins   int     `json:"origins"`
		Told      int     `json:"times_told"`
		Why       string  `json:"why"`
	}
	ploverEntity struct {
		Code       string   `json:"code"`
		Sector     string   `json:"sector"`
		Others     []string `json:"other_sectors,omitempty"`
		Text       string   `json:"entity_text"`
		Resolved   string   `json:"resolved_text,omitempty"`
		Identifier string   `json:"identifier_id,omitempty"`
	}
	ploverPlace struct {
		Text    string `json:"extracted_place"`
		Country string `json:"country_code,omitempty"`
	}
	ploverText struct {
		Sequence int `json:"sequence"`
		Start    int `json:"start"`
		End      int `json:"end"`
	}
	ploverCite struct {
		Doc         string `json:"doc"`
		URL         string `json:"url,omitempty"`
		Title       string `json:"title,omitempty"`
		Publication string `json:"publication,omitempty"`
	}
	ploverSize struct {
		Dead     string `json:"dead,omitempty"`
		Injured  string `json:"injured,omitempty"`
		Arrested string `json:"arrested,omitempty"`
	}
)

func (r *eventRow) plover() ploverRecord {
	date, end := r.date()
	quad, scale := scaleOf(r.kind, r.mode)
	sentence := r.edge.span(r.sentence)
	out := ploverRecord{
		ID: r.id(), Date: date, EndDate: end, Actor: ploverEntities(r.actors), Recipient: ploverEntities(r.recipients),
		Event: []string{r.kind}, Mode: listOf(nil), Context: listOf(r.e.Contexts), EventText: []string{r.d.Slice(r.e.Trigger)},
		QuadCode: quad, Text: sentence.Text, TextInfo: ploverText{r.number, sentence.Start, sentence.End},
		CiteInfo: ploverCite{r.d.ID, r.d.URL, r.d.Title, r.d.Outlet.Name},
		Status:   r.e.Status.String(), Statement: text(r.e.Statement), Cameo: r.e.Cameo, Clause: r.edge.span(r.e.Clause),
		Origins: r.origins, Told: 1 + len(r.e.Again), Why: r.e.Why,
	}
	if r.mode != "" {
		out.Mode = []string{r.mode}
	}
	if v, err := strconv.ParseFloat(scale, 64); err == nil {
		out.EventScale = &v
	}
	if r.e.Place.Known() {
		out.EventLoc = &ploverPlace{r.place.name, r.place.country}
	}
	if r.figures != (size{}) {
		out.Size = &ploverSize{r.figures.dead, r.figures.injured, r.figures.arrested}
	}
	return out
}

func ploverEntities(list []party) []ploverEntity {
	out := []ploverEntity{}
	for _, p := range list {
		e := ploverEntity{Code: p.country, Sector: p.sector(), Text: flat(p.who.Text), Identifier: p.id}
		if len(p.sectors) > 1 {
			e.Others = p.sectors[1:]
		}
		if p.name != e.Text {
			e.Resolved = p.name
		}
		out = append(out, e)
	}
	return out
}

// scales are the quad class and the score of PLOVER's types, and the scores of
// their modes where these have one of their own ("PLOVER" manual, draft 2.0,
// table of events). ACCUSE stands there with 3; its modes are all negative, so the
// mean of these is taken.
var scales = map[string]string{
	"AGREE": "VC 2.5", "CONSULT": "VC 2.5", "SUPPORT": "VC 5", "CONCEDE": "VC 4.5", "COOPERATE": "MC 9.5", "AID": "MC 10", "RETREAT": "MC 6.5",
	"REQUEST": "VX 0", "ACCUSE": "VX -3", "REJECT": "VX -2", "THREATEN": "VX -3.5",
	"PROTEST": "MX -5", "SANCTION": "MX -6", "MOBILIZE": "MX -5.5", "COERCE": "MX -7", "ASSAULT": "MX -9",
	"CONSULT/visit": "4", "CONSULT/third-party": "1", "CONSULT/multilateral": "4", "CONSULT/phone": "1.5",
	"RETREAT/withdraw": "8", "RETREAT/disarm": "10", "RETREAT/ceasefire": "7.5", "RETREAT/resign": "4.5",
	"REQUEST/assist": "0.5", "REQUEST/change": "-1", "REQUEST/yield": "-1",
	"ACCUSE/disapprove": "-2", "ACCUSE/investigate": "-3.5", "ACCUSE/allege": "-3.5", "REJECT/assist": "-1.5",
	"THREATEN/restrict": "-3", "THREATEN/territory": "-4", "PROTEST/riot": "-7", "PROTEST/hunger": "-4.5", "PROTEST/boycott": "-4.5", "PROTEST/obstruct": "-4.5",
	"SANCTION/expel": "-5.5", "MOBILIZE/troops": "-6.5", "MOBILIZE/weapons": "-6.5", "MOBILIZE/militia": "-6",
	"COERCE/censor": "-6.5", "COERCE/curfew": "-6.5", "COERCE/martial-law": "-7.5", "COERCE/misinformation": "-6.5",
	"ASSAULT/abduct": "-8.5", "ASSAULT/beat": "-7.5", "ASSAULT/torture": "-8.5", "ASSAULT/sexual": "-8.5", "ASSAULT/targeted": "-9.5",
	"ASSAULT/destroy": "-8.5", "ASSAULT/primitive": "-8", "ASSAULT/suicide-attack": "-9.5", "ASSAULT/aerial": "-9.5", "ASSAULT/drone": "-9.5",
	"ASSAULT/heavy-weapons": "-9.5", "ASSAULT/crowd-control": "-7.5", "ASSAULT/unconventional": "-10",
}

// scaleOf gives the quad class and the score of a type and mode.
func scaleOf(kind, mode string) (quad, score string) {
	quad, score, _ = strings.Cut(scales[kind], " ")
	if own := scales[kind+"/"+mode]; own != "" {
		score = own
	}
	return quad, score
}

//go:embed cameo.txt
var cameoText string

// goldstein is the score of a CAMEO code, as text.
var goldstein = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(cameoText) {
		if code, score, ok := strings.Cut(strings.TrimSpace(line), " "); ok && code != "#" {
			m[code] = score
		}
	}
	return m
})

// cameoColumns are those of the Phoenix data (Open Event Data Alliance), then
// those of our own.
var cameoColumns = []string{
	"EventID", "Date", "Year", "Month", "Day", "SourceActorFull", "SourceActorEntity", "SourceActorRole", "SourceActorAttribute",
	"TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute", "EventCode", "EventRootCode", "QuadClass", "GoldsteinScore",
	"Issues", "ActionLat", "ActionLong", "LocationName", "GeoCountryName", "GeoStateName", "SentenceID", "URLs", "NewsSources",
	"Status", "Statement", "SourceText", "TargetText", "Sentence", "SentenceStart", "SentenceEnd", "Clause", "Origins",
}

// writeCameo writes one row for each pair of an actor and a recipient, as dyadic
// event data are.
func writeCameo(w io.Writer, rows []eventRow) error {
	c := csv.NewWriter(w)
	c.Comma = '\t'
	if err := c.Write(cameoColumns); err != nil {
		return err
	}
	for i := range rows {
		for _, a := range orNobody(rows[i].actors) {
			for _, b := range orNobody(rows[i].recipients) {
				if err := c.Write(rows[i].cameo(a, b)); err != nil {
					return err
				}
			}
		}
	}
	c.Flush()
	return c.Error()
}

func orNobody(list []party) []party {
	if len(list) == 0 {
		return []party{{}}
	}
	return list
}

func (r *eventRow) cameo(a, b party) []string {
	date, _ := r.date()
	root := r.e.Cameo
	if len(root) > 2 {
		root = root[:2]
	}
	sentence := r.edge.span(r.sentence)
	day := strings.Split(date+"--", "-")
	return []string{
		r.id(), strings.ReplaceAll(date, "-", ""), day[0], day[1], day[2],
		a.full(), a.country, a.sector(), a.attribute(), b.full(), b.country, b.sector(), b.attribute(),
		r.e.Cameo, root, quadClass(root), goldstein()[r.e.Cameo], strings.Join(r.e.Contexts, ";"), "", "", r.place.name, r.place.country, "",
		r.d.ID + "_" + strconv.Itoa(r.number), r.d.URL, r.d.Outlet.Name,
		r.e.Status.String(), r.e.Statement, a.name, b.name, flat(sentence.Text), strconv.Itoa(sentence.Start), strconv.Itoa(sentence.End),
		flat(r.d.Slice(r.e.Clause)), strconv.Itoa(r.origins),
	}
}

// full is the actor code of CAMEO: country and sector.
func (p party) full() string { return p.country + p.sector() }

func (p party) attribute() string {
	if len(p.sectors) < 2 {
		return ""
	}
	return strings.Join(p.sectors[1:], ";")
}

// quadClass is the class of a CAMEO root: 0 statements, 1 verbal and 2 material
// cooperation, 3 verbal and 4 material conflict.
func quadClass(root string) string {
	switch {
	case root == "":
		return ""
	case root <= "02":
		return "0"
	case root <= "05":
		return "1"
	case root <= "08":
		return "2"
	case root <= "13":
		return "3"
	}
	return "4"
}
