package storetest

import (
	"strings"

	"readout/internal/errs"
	"readout/internal/input"
	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/store"
)

func addTwice(d *desk) {
	first := d.add("Courier", "https://courier.example/1", bridge)
	d.is("the same page again", d.add("Courier", "https://courier.example/1", bridge), first)
	other := d.add("Gazette", "https://courier.example/1", bridge)
	if other == first {
		d.Error("the same bytes of another outlet are the same document")
	}
	c, err := d.Counts(d.ctx)
	d.must(err)
	d.is("documents", c.Documents, 2)
	src, err := d.Source(d.ctx, other)
	d.must(err)
	d.is("bytes", string(src.Data), bridge)
	d.is("outlet beside it", src.Known.Outlet, "Gazette")
	d.is("format", src.Format, input.Text)
}

func oneDocument(d *desk) {
	id := d.add("Courier", "https://courier.example/1", bridge)
	doc, err := d.Document(d.ctx, id)
	d.must(err)
	if doc.NLP != nil || doc.State != store.Added {
		d.Errorf("a page not yet read: %v, %v", doc.NLP, doc.State)
	}
	made := pageOf(id, "Courier", "https://courier.example/1", bridge)
	story := d.place(made, "")
	d.finishes(story)
	doc, err = d.Document(d.ctx, id)
	d.must(err)
	d.is("text", doc.NLP.Text, bridge)
	d.is("furniture", doc.NLP.Furniture, made.Furniture)
	d.is("story", doc.Story, story)
	d.is("state", doc.State, store.Annotated)
	d.is("date", doc.Date.Day(), made.Dates.Published.Day())
	if len(doc.Entities) != 1 || doc.NLP.Statements[0].Speaker.Entity != doc.Entities[0].ID {
		d.Errorf("entities %v, speaker %q", doc.Entities, doc.NLP.Statements[0].Speaker.Entity)
	}
	loaded, err := d.Load(d.ctx, []string{id}, true)
	d.must(err)
	d.is("tokens", loaded[0].Tokens, made.Tokens)
	d.is("mentions", loaded[0].Mentions, made.Mentions)
}

func versions(d *desk) {
	old, story := d.report("Courier", bridge, "")
	d.finishes(story)
	address := "https://www.courier.example/Bridge-s/?utm_source=feed"
	edited := d.add("Courier", address, opened)
	var before store.Placed
	d.must(d.Update(d.ctx, func(tx store.Tx) (err error) {
		before, err = tx.PutPage(pageOf(edited, "Courier", address, opened))
		return err
	}))
	d.is("the version before", before.Document, old)
	d.is("its story", before.Story, story)
	d.place(pageOf(edited, "Courier", address, opened), story)
	d.finishes(story)
	doc, err := d.Document(d.ctx, old)
	d.must(err)
	d.is("superseded by", doc.Superseded, edited)
	d.is("versions", len(doc.Versions), 2)
	d.is("text of the old version", doc.NLP.Text, bridge)
	d.is("the old anchor", doc.NLP.Slice(doc.NLP.Statements[0].Content[0]), "the bridge stays shut")
	whole, err := d.Story(d.ctx, story)
	d.must(err)
	d.is("documents of the story", len(whole.Documents), 1)
	d.is("its current version", whole.Documents[0].ID, edited)
	list, err := d.Documents(d.ctx, store.DocumentFilter{}, store.Page{})
	d.must(err)
	d.is("current documents", len(list.Items), 1)
}

func wholeStory(d *desk) {
	_, story := d.report("Courier", bridge, "")
	d.report("Gazette", opened, story)
	unfinished, err := d.Story(d.ctx, story)
	d.must(err)
	d.is("documents before finishing", len(unfinished.Documents), 2)
	d.finishes(story)
	got, err := d.Story(d.ctx, story)
	d.must(err)
	d.is("title", got.Title, "Bridge shut")
	d.is("outlets", got.Outlets, []nlp.Outlet{{Name: "Courier", Domain: "courier.example"}, {Name: "Gazette", Domain: "gazette.example"}})
	d.is("origins", got.Origins, 2)
	d.is("findings", got.Findings, store.Findings{news.Contradicts: 1})
	d.is("words of the comparison", got.Comparisons[0].Values[1].Text(), "the bridge is open")
	d.is("document of a value", got.Comparisons[0].Values[1].Document == got.Documents[1], true)
	d.is("agenda", got.Agenda[0].Evidence[0].Text(), "said")
	d.is("speakers", got.Documents[0].Statements[0].Speaker.Entity, got.Entities[0].ID)
	d.is("participants", got.Agenda[0].Participants[0].Entity, got.Entities[0].ID)
	d.is("mentions", len(got.Entities[0].Mentions), 2)
	d.is("revision", got.Revision, 1)
}

func parts(d *desk) {
	for i, text := range []string{bridge, opened, harbour} {
		_, story := d.report([]string{"Courier", "Gazette", "Courier"}[i], text, "")
		d.report("Panorama", text, story)
		d.finishes(story)
	}
	var seen []string
	p := store.Page{Limit: 2}
	for range 3 {
		list, err := d.Stories(d.ctx, store.StoryFilter{}, p)
		d.must(err)
		for i, h := range list.Items {
			seen = append(seen, h.ID)
			if i > 0 && h.Latest.After(list.Items[i-1].Latest) {
				d.Error("a newer story after an older one")
			}
		}
		if p.After = list.Next; p.After == "" {
			break
		}
	}
	d.is("stories seen", len(seen), 3)
	var said []string
	p = store.Page{Limit: 1}
	for range 20 {
		list, err := d.Statements(d.ctx, store.StatementFilter{Outlet: "courier.example"}, p)
		d.must(err)
		for _, item := range list.Items {
			said = append(said, item.NLP.Slice(item.Statement.Content[0]))
		}
		if p.After = list.Next; p.After == "" {
			break
		}
	}
	d.is("statements of an outlet", strings.Join(said, "; "), "the strike goes on; the bridge stays shut")
	kind := news.Contradicts
	found, err := d.Comparisons(d.ctx, store.ComparisonFilter{Kind: &kind}, store.Page{})
	d.must(err)
	d.is("comparisons", len(found.Items), 3)
	n := 0
	for p = (store.Page{Limit: 1}); ; {
		list, err := d.Comparisons(d.ctx, store.ComparisonFilter{}, p)
		d.must(err)
		d.is("comparison", list.Items[0].Comparison.ID, found.Items[n].Comparison.ID)
		if n++; list.Next == "" || n > 5 {
			break
		}
		p.After = list.Next
	}
	d.is("comparisons one by one", n, 3)
	items, err := d.Agenda(d.ctx, store.AgendaFilter{From: Now.AddDate(0, 0, -1)}, store.Page{Limit: 2})
	d.must(err)
	d.is("agenda items in the first part", len(items.Items), 2)
	items, err = d.Agenda(d.ctx, store.AgendaFilter{From: Now.AddDate(0, 0, -1)}, store.Page{Limit: 2, After: items.Next})
	d.must(err)
	d.is("agenda items in the second", len(items.Items), 1)
	list, err := d.Stories(d.ctx, store.StoryFilter{Outlet: "gazette"}, store.Page{})
	d.must(err)
	d.is("stories of an outlet", len(list.Items), 1)
}

func notFound(d *desk) {
	for _, id := range []string{"", "d", "d0", "d-1", "d99", "s1", "d01", "d9999999999999999999999"} {
		_, err := d.Document(d.ctx, id)
		d.kind("document "+id, err, errs.NotFound)
	}
	_, err := d.Story(d.ctx, "s5")
	d.kind("story", err, errs.NotFound)
	_, err = d.Entity(d.ctx, "e5")
	d.kind("entity", err, errs.NotFound)
	_, err = d.MarkWrong(d.ctx, "c5", "")
	d.kind("comparison", err, errs.NotFound)
	_, err = d.Undo(d.ctx, "k5")
	d.kind("correction", err, errs.NotFound)
	_, err = d.Stories(d.ctx, store.StoryFilter{}, store.Page{After: "x?"})
	d.kind("cursor", err, errs.Usage)
}
