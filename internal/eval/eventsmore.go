package eval

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"readout/internal/nlp"
	"readout/internal/nlp/event"
)

// eventsNone scores false events: sentences that only report a statement.
func eventsNone(ctx context.Context, data Data, r *Report, c *coder) error {
	path, err := data.Path("events", "cameo_class.json")
	if err != nil {
		return err
	}
	var all []struct{ ID, Text, Penta string }
	if err := readJSON(path, &all); err != nil {
		return err
	}
	var none, material, none2, some, alone, alone2 counted
	for _, s := range all {
		d, err := c.code(ctx, s.ID, s.Text)
		if err != nil {
			return err
		}
		r.N++
		any, hard, free := codedAny(d)
		if s.Penta != "0" {
			some.all++
			some.right += b2i(any)
			continue
		}
		none.all++
		none.right += b2i(any)
		material.right += b2i(hard)
		alone.right += b2i(free)
		if !listed(s.ID) {
			alone2.right += b2i(free)
			none2.all++
			none2.right += b2i(any)
		} else if any {
			r.Miss("false event", s.ID, "%s || %s", s.Text, allExplained(d))
		}
	}
	r.Score("class 0 with any event occurred", ratio(none.right, none.all))
	r.Score("class 0 with an event outside statements", ratio(alone.right, none.all))
	r.Score("class 0 held half, outside statements", ratio(alone2.right, none2.all))
	r.Score("class 0 with a non-verbal event", ratio(material.right, none.all))
	r.Score("class 0 held half, any event", ratio(none2.right, none2.all))
	r.Score("class 1-4 with an event", ratio(some.right, some.all))
	return nil
}

// codedAny reports whether an event is coded as occurred, one that is no act of
// speech, and one that does not live only inside a statement.
func codedAny(d *nlp.Document) (any, hard, free bool) {
	for i := range d.Events {
		e := &d.Events[i]
		if e.Status != nlp.Occurred {
			continue
		}
		any = true
		free = free || e.Statement == ""
		switch e.Type {
		case "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE":
		default:
			hard = true
		}
	}
	return any, hard, free
}

// gsrRecord is a PLOVER record of a sentence.
type gsrRecord struct {
	ID, Text, Event, Mode string
	Actor, Recipient      []struct{ Text, Code, Sector string }
}

// eventsGSR scores whole records: root, and country and sector of the actors.
func eventsGSR(ctx context.Context, data Data, r *Report, c *coder) error {
	path, err := data.Path("events", "gsr.json")
	if err != nil {
		return err
	}
	var all []gsrRecord
	if err := readJSON(path, &all); err != nil {
		return err
	}
	var root, code, sector, mode, given counted
	for _, g := range all {
		d, err := c.code(ctx, g.ID, g.Text)
		if err != nil {
			return err
		}
		r.N++
		e := gsrEvent(d, g)
		root.all++
		if e == nil {
			r.Miss("gsr root "+g.Event, g.ID, "%s || %s", g.Text, allExplained(d))
		} else {
			root.right++
			mode.all++
			mode.right += b2i(e.Mode == g.Mode)
			r.gsrMode(d, e, g, &given)
		}
		if e == nil {
			e = gsrAny(d, g)
		}
		for _, a := range g.Actor {
			r.gsrActor(c, d, e, a.Text, a.Code, a.Sector, g, &code, &sector)
		}
	}
	r.Score("gsr root", ratio(root.right, root.all))
	r.Score("gsr mode of right roots", ratio(mode.right, mode.all))
	r.Score("gsr mode where given", ratio(given.right, given.all))
	r.Score("gsr actor code", ratio(code.right, code.all))
	r.Score("gsr actor sector", ratio(sector.right, sector.all))
	return nil
}

// firstModes are the names that the first PLOVER, in which the records are
// written, had for modes of PLOVER 2.0.
var firstModes = map[string]string{
	"assassinate": "targeted", "demo-org": "demo", "riot-spon": "riot", "strike-gen": "strike", "strike-hun": "hunger", "host": "visit", "ban": "restrict",
}

// gsrMode scores the mode of an event where the record gives one that PLOVER 2.0
// has too: the first PLOVER had none for ACCUSE, REJECT, REQUEST and RETREAT.
func (r *Report) gsrMode(d *nlp.Document, e *nlp.Event, g gsrRecord, given *counted) {
	want := g.Mode
	if w := firstModes[want]; w != "" {
		want = w
	}
	switch want {
	case "", "other", "political":
		return
	}
	given.all++
	given.right += b2i(e.Mode == want)
	if e.Mode != want {
		r.Miss("gsr mode", g.ID, "%s: %s || %s", want, g.Text, explained(d, e))
	}
}

// gsrEvent is our event with the record's root, one with its actor before others.
func gsrEvent(d *nlp.Document, g gsrRecord) *nlp.Event {
	var best *nlp.Event
	for i := range d.Events {
		e := &d.Events[i]
		kind, _, ok := event.Plover(e)
		if !ok || kind != g.Event && e.Type != g.Event {
			continue
		}
		if best == nil || len(g.Actor) > 0 && touches(d, e.Actor, g.Actor[0].Text) && !touches(d, best.Actor, g.Actor[0].Text) {
			best = e
		}
	}
	return best
}

// gsrAny is our event with the record's actor, whatever its root; nil for none.
func gsrAny(d *nlp.Document, g gsrRecord) *nlp.Event {
	for i := range d.Events {
		if len(g.Actor) > 0 && touches(d, d.Events[i].Actor, g.Actor[0].Text) {
			return &d.Events[i]
		}
	}
	return nil
}

// gsrActor scores country and sector of one actor of the record against those of
// our event's actors.
func (r *Report) gsrActor(c *coder, d *nlp.Document, e *nlp.Event, text, wantCode, wantSector string, g gsrRecord, code, sector *counted) {
	var codes, sectors []string
	if e != nil {
		who := e.Actor
		if e.Type == "CONSULT" && e.Mode != "visit" { // those who meet are all actors
			who = slices.Concat(e.Actor, e.Recipient)
		}
		for _, w := range who {
			a := event.Agent(c.base, d, e, w)
			codes = append(codes, a.Country)
			sectors = append(sectors, append([]string{a.Sector()}, a.Sectors...)...)
		}
	}
	code.all++
	if wantCode == "ITL" {
		wantCode = "ITA"
	}
	if slices.Contains(codes, wantCode) || wantCode == "IGO" && (slices.Contains(codes, "UNO") || slices.Contains(codes, "EUR") || slices.Contains(codes, "NGO")) {
		code.right++
	} else {
		r.Miss("gsr code", g.ID, "%s %s: ours %v || %s || %s", text, wantCode, codes, g.Text, allExplained(d))
	}
	if len(wantSector) > 3 {
		wantSector = wantSector[:3]
	}
	if wantSector == "***" {
		return
	}
	sector.all++
	state := slices.ContainsFunc(sectors, func(s string) bool { return s == "" || s == "GOV" || s == "IGO" || s == "NGO" || s == "UNO" })
	if slices.Contains(sectors, wantSector) || wantSector == "" && state {
		sector.right++
	} else {
		r.Miss("gsr sector", g.ID, "%s %q: ours %v", text, wantSector, sectors)
	}
}

// eventsManual scores root and two digits on the examples of the CAMEO manual.
func eventsManual(ctx context.Context, data Data, r *Report, c *coder) error {
	path, err := data.Path("events", "cameo_manual.json")
	if err != nil {
		return err
	}
	var all []struct{ ID, Text, Cameo string }
	if err := readJSON(path, &all); err != nil {
		return err
	}
	var root, two counted
	for _, s := range all {
		d, err := c.code(ctx, s.ID, s.Text)
		if err != nil {
			return err
		}
		r.N++
		root.all++
		two.all++
		okRoot, okTwo := manualRight(d, s.Cameo)
		root.right += b2i(okRoot)
		two.right += b2i(okTwo)
		if !okTwo {
			r.Miss("manual "+s.Cameo[:2], s.ID, "%s || %s", s.Text, allExplained(d))
		}
	}
	r.Score("cameo_manual root", ratio(root.right, root.all))
	r.Score("cameo_manual two digits", ratio(two.right, two.all))
	return nil
}

// manualRight compares a code with those of our events and statements: the
// PLOVER root (a statement for 01 and 02), and the first two digits.
func manualRight(d *nlp.Document, code string) (root, two bool) {
	want := cameoRoot(code)
	for i := range d.Events {
		e := &d.Events[i]
		kind, _, ok := event.Plover(e)
		if ok && event.Root(kind, e.Cameo) == want {
			root = true
		}
		two = two || ok && (event.Root(kind, e.Cameo) == want || strings.HasPrefix(e.Cameo, code[:2]))
	}
	for i := range d.Statements {
		if c := d.Statements[i].Cameo; len(c) > 1 && c[:2] == code[:2] {
			root, two = root || want == "", true
		}
	}
	return root, two
}

// cameoRoot is the PLOVER root of a CAMEO code; "" for what PLOVER dropped.
func cameoRoot(code string) string {
	roots := map[string]string{
		"03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "YIELD", "09": "ACCUSE", "10": "REQUEST",
		"11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE",
		"18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
	}
	return roots[code[:2]]
}

// eventsPolice scores false ASSAULT and COERCE on articles and sentences in which
// police neither killed, used force nor arrested.
func eventsPolice(ctx context.Context, data Data, r *Report, c *coder) error {
	for _, part := range []struct{ file, key, what string }{{"docs", "doc", "document"}, {"sents", "sent", "sentence"}} {
		path, err := data.Path("events", "indiapolice", part.file+".jsonl.gz")
		if err != nil {
			return err
		}
		var assault, coerce, found counted
		n := 0
		err = eachJSON(path, func(dec *json.Decoder) error {
			var row map[string]any
			if err := dec.Decode(&row); err != nil {
				return err
			}
			n++
			if part.key == "sent" && n%4 != 0 { // a quarter of the sentences: the rest would take minutes
				return nil
			}
			text, _ := row[part.key+"_text"].(string)
			d, err := c.code(ctx, part.file, text)
			if err != nil {
				return err
			}
			r.N++
			labels, _ := row[part.key+"_labels"].([]any)
			police(d, labels, &assault, &coerce, &found)
			return nil
		})
		if err != nil {
			return err
		}
		r.Score("police: false ASSAULT per "+part.what, ratio(assault.right, assault.all))
		r.Score("police: false COERCE per "+part.what, ratio(coerce.right, coerce.all))
		r.Score("police: arrests found per "+part.what, ratio(found.right, found.all))
	}
	return nil
}

// police counts texts without such an act of the police, and those among them in
// which we say that police did it; and those with an arrest in which we find one.
func police(d *nlp.Document, labels []any, assault, coerce, found *counted) {
	has := func(l string) bool { return slices.Contains(labels, any(l)) }
	byPolice := func(kind string) bool {
		for i := range d.Events {
			e := &d.Events[i]
			if e.Type != kind || e.Status != nlp.Occurred {
				continue
			}
			if e.Mode == "arrest" && len(e.Actor) == 0 { // who arrests is police as a rule
				return true
			}
			for _, w := range e.Actor {
				if strings.Contains(strings.ToLower(w.Text), "police") || strings.Contains(strings.ToLower(w.Text), "cop") {
					return true
				}
			}
		}
		return false
	}
	if !has("KILL") && !has("FORCE") {
		assault.all++
		assault.right += b2i(byPolice("ASSAULT"))
	}
	if has("ARREST") {
		found.all++
		found.right += b2i(byPolice("COERCE"))
	}
	if !has("ARREST") && !has("FORCE") {
		coerce.all++
		coerce.right += b2i(byPolice("COERCE"))
	}
}

// eventsStories scores the events of the cases.
func eventsStories(ctx context.Context, data Data, r *Report, _ *coder) error {
	dir, err := data.Beside("cases")
	if err != nil {
		return err
	}
	var t eventTally
	for _, folder := range foldersIn(dir) {
		result, err := runFolder(ctx, folder)
		if err != nil {
			return err
		}
		if err := t.folder(r, folder, result); err != nil {
			return err
		}
	}
	t.print(r)
	return nil
}
