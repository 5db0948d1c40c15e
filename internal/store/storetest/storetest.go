// Package storetest is the suite that every store must pass.
package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/errs"
	"readout/internal/input"
	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/store"
)

// Now is the clock's reading in the suite; the stores under test must use it.
var Now = time.Date(2031, 5, 6, 12, 0, 0, 0, time.UTC)

// Cursors of the suite.
const (
	reading = "reading/1"
	layers  = "layers/1"
)

// Run runs the suite. open makes an empty store.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	for name, test := range map[string]func(*desk){
		"adding twice keeps once":                     addTwice,
		"a document goes all the way":                 oneDocument,
		"versions of a page":                          versions,
		"a story whole":                               wholeStory,
		"lists in parts":                              parts,
		"ids stay over finishings":                    stableIDs,
		"stories are merged and the merge undone":     mergeUndo,
		"stories are split and the split undone":      splitUndo,
		"stories kept apart are not joined":           keptApart,
		"a wrong comparison stays out":                markWrong,
		"an interrupted batch is done one by one":     interruptedBatch,
		"documents set aside can be tried again":      retry,
		"layers of another version are outdated":      outdated,
		"a job touched meanwhile stays":               touchedJob,
		"a failed transaction leaves nothing":         rollback,
		"what is not there is not found":              notFound,
		"entities are shared over stories":            sharedEntities,
		"an entity without a name stays in its story": nameless,
		"a surname that becomes a name leads there":   heirs,
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			t.Cleanup(func() {
				if err := s.Close(); err != nil {
					t.Errorf("closing: %v", err)
				}
			})
			test(&desk{t, t.Context(), s})
		})
	}
}

// desk is a store under test.
type desk struct {
	*testing.T
	ctx context.Context
	store.Store
}

// must ends the test at an error.
func (d *desk) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// is compares what a test got.
func (d *desk) is(what string, got, want any) {
	d.Helper()
	if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
		d.Errorf("%s: %s, want %s", what, g, w)
	}
}

// kind checks an error's kind.
func (d *desk) kind(what string, err error, want errs.Kind) {
	d.Helper()
	if err == nil || errs.KindOf(err) != want {
		d.Errorf("%s: error %v, want one of kind %v", what, err, want)
	}
}

// add adds a page of an outlet, and gives its document id.
func (d *desk) add(outlet, address, text string) string {
	d.Helper()
	r, err := d.Add(d.ctx, []store.Source{{Path: outlet + ".txt", Data: []byte(text), Format: input.Text, Known: input.Known{URL: address, Outlet: outlet}}})
	d.must(err)
	return r[0].Document
}

// pageOf is what a reader and the stages would make of a text: one sentence
// with a statement of its first word, and a figure where it has one.
func pageOf(id, outlet, address, text string) *nlp.Document {
	title, body, _ := strings.Cut(text, "\n\n")
	doc := &nlp.Document{
		ID: id, URL: address, Outlet: nlp.Outlet{Name: outlet, Domain: strings.ToLower(outlet) + ".example"}, Title: title, Text: text, Language: "en",
		Blocks:    []nlp.Block{{Kind: nlp.TitleBlock, Span: nlp.Span{End: len(title)}}, {Kind: nlp.BodyBlock, Span: nlp.Span{Start: len(title) + 2, End: len(text)}}},
		Furniture: []nlp.Furniture{{Text: "Subscribe now", Why: "an offer", After: 2}},
	}
	doc.Dates.Published = nlp.DateReading{Date: nlp.Date{Time: time.Date(2031, 5, 1+len(text)%4, 0, 0, 0, 0, time.UTC), Precision: nlp.Day}, Basis: nlp.Meta}
	start := len(title) + 2
	speaker, rest, _ := strings.Cut(body, " said ")
	who := nlp.Span{Start: start, End: start + len(speaker)}
	doc.Tokens = []nlp.Token{{Span: who, Lemma: "X", Lower: strings.ToLower(speaker), POS: "PROPN", Tag: "NNP", Dep: "ROOT"}}
	doc.Sentences = []nlp.Sentence{{Span: nlp.Span{Start: start, End: len(text)}, First: 0, End: 1, Block: 1}}
	doc.Mentions = []nlp.Mention{{Span: who, First: 0, End: 1, Type: nlp.PersonEntity, Name: who}}
	doc.Chains = []nlp.Chain{{Type: nlp.PersonEntity, Mentions: []int{0}}}
	doc.Statements = []nlp.Statement{{
		ID: id + "s1", Speaker: nlp.Who{Text: speaker, Span: who}, Cue: nlp.Span{Start: who.End + 1, End: who.End + 5},
		Content: []nlp.Span{{Start: len(text) - len(rest), End: len(text)}},
	}}
	return doc
}

// place reads a document and puts it into a story, "" for a new one.
func (d *desk) place(doc *nlp.Document, story string) string {
	d.Helper()
	d.must(d.Update(d.ctx, func(tx store.Tx) error {
		if _, err := tx.PutPage(doc); err != nil {
			return err
		}
		if err := tx.PutLayers(doc, "v1"); err != nil {
			return err
		}
		var err error
		if story, err = tx.Place(store.Placed{Placement: store.Placement{Document: doc.ID, Origin: 1}, Story: story}); err != nil {
			return err
		}
		return tx.Touch(story)
	}))
	return story
}

// Fill puts a little of everything into a store: a story over two documents with a
// comparison that is marked as wrong, one that was merged into another, and a page
// of two versions.
func Fill(t *testing.T, s store.Store) {
	d := &desk{t, t.Context(), s}
	_, one := d.report("Courier", bridge, "")
	d.report("Gazette", opened, one)
	f := d.finishes(one)
	_, err := d.MarkWrong(d.ctx, f.Comparisons[0].ID, "two bridges")
	d.must(err)
	_, two := d.report("Courier", harbour, "")
	_, three := d.report("Panorama", harbour, "")
	_, err = d.Merge(d.ctx, two, three, "one strike")
	d.must(err)
	d.finishes(two)
	address := "https://courier.example/Harbour-"
	edited := d.add("Courier", address, harbour+" and on")
	d.place(pageOf(edited, "Courier", address, harbour+" and on"), two)
	d.finishes(two)
}

// Filled checks that a store has what Fill put into it.
func Filled(t *testing.T, s store.Store) {
	d := &desk{t, t.Context(), s}
	list, err := d.Stories(d.ctx, store.StoryFilter{}, store.Page{})
	d.must(err)
	d.is("stories", len(list.Items), 2)
	bridges, err := d.Story(d.ctx, "s1")
	d.must(err)
	d.is("documents", len(bridges.Documents), 2)
	d.is("words of a speaker", bridges.Documents[0].Slice(bridges.Documents[0].Statements[0].Content[0]), "the bridge stays shut")
	d.is("the speaker", bridges.Entities[0].Name, "Ida Norell")
	d.is("wrong", bridges.Wrong[0].Values[1].Text(), "the bridge is open")
	strike, err := d.Story(d.ctx, "s3")
	d.must(err)
	d.is("the merged story leads to", strike.News.ID, "s2")
	doc, err := d.Document(d.ctx, "d3")
	d.must(err)
	d.is("versions", len(doc.Versions), 2)
	d.is("agenda", strike.Agenda[0].What, "a talk")
	all, err := d.Corrections(d.ctx, store.Page{})
	d.must(err)
	d.is("corrections", len(all.Items), 2)
	_, err = d.Undo(d.ctx, all.Items[0].ID)
	d.must(err)
}

// finishes makes one entity of each name that speaks and one comparison of all
// contents, and an agenda item of the first document.
func (d *desk) finishes(story string) *store.Finished {
	d.Helper()
	job := d.job(story)
	f := d.found(story)
	d.must(d.Update(d.ctx, func(tx store.Tx) error { return tx.PutStory(f, job) }))
	return f
}

// job is the job of a story, which must be there.
func (d *desk) job(story string) store.Job {
	d.Helper()
	jobs, err := d.Begin(d.ctx, Now, 100)
	d.must(err)
	for _, j := range jobs {
		if j.Story == story {
			return j
		}
	}
	d.Fatalf("no job for story %s among %v", story, jobs)
	return store.Job{}
}

func (d *desk) found(story string) *store.Finished {
	d.Helper()
	m, err := d.Membership(d.ctx, story)
	d.must(err)
	var ids []string
	for _, p := range m.Placements {
		ids = append(ids, p.Document)
	}
	docs, err := d.Load(d.ctx, ids, true)
	d.must(err)
	f := &store.Finished{News: &news.Story{ID: story, Origins: len(docs), Previous: m.Previous}}
	c := news.Comparison{ID: "c1", Kind: news.Contradicts, Slot: news.MeaningSlot, Topic: "what was said", Origins: len(docs), Why: "they differ"}
	names := map[string]int{}
	for i, doc := range docs {
		f.News.Accounts = append(f.News.Accounts, news.Account{Document: doc, Origin: i + 1})
		s := &doc.Statements[0]
		name := doc.Slice(s.Speaker.Span)
		if names[name] == 0 {
			names[name] = len(f.Entities) + 1
			f.Entities = append(f.Entities, nlp.Entity{ID: fmt.Sprintf("e%d", len(f.Entities)+1), Name: name, Type: nlp.PersonEntity})
		}
		e := &f.Entities[names[name]-1]
		e.Mentions = append(e.Mentions, nlp.EntityMention{Document: i, Span: s.Speaker.Span, Name: s.Speaker.Span})
		s.Speaker.Entity = e.ID
		c.Values = append(c.Values, news.Value{Evidence: news.Evidence{Document: doc, Span: s.Content[0]}, Group: i + 1})
	}
	if len(docs) > 0 {
		f.News.Title = docs[0].Title
		f.Agenda = []news.AgendaItem{{
			ID: "a1", What: "a talk", From: Now, To: Now.AddDate(0, 0, 1), Precision: nlp.Day,
			Participants: []nlp.Who{docs[0].Statements[0].Speaker}, Evidence: []news.Evidence{{Document: docs[0], Span: docs[0].Statements[0].Cue}},
		}}
	}
	if len(docs) > 1 {
		f.Comparisons = []news.Comparison{c}
	}
	return f
}

// report adds a page, reads it and puts it into a story.
func (d *desk) report(outlet, text, story string) (document, in string) {
	d.Helper()
	address := "https://" + strings.ToLower(outlet) + ".example/" + strings.ReplaceAll(text[:8], " ", "-")
	id := d.add(outlet, address, text)
	return id, d.place(pageOf(id, outlet, address, text), story)
}

// The texts of the suite.
const (
	bridge  = "Bridge shut\n\nIda Norell said the bridge stays shut"
	opened  = "Bridge open\n\nIda Norell said the bridge is open"
	harbour = "Harbour strike\n\nTom Ruhl said the strike goes on"
)
