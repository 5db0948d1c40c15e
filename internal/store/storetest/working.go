package storetest

import (
	"errors"
	"strings"
	"time"

	"readout/internal/errs"
	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/store"
)

func stableIDs(d *desk) {
	_, story := d.report("Courier", bridge, "")
	d.report("Gazette", opened, story)
	first := d.finishes(story)
	d.report("Panorama", opened, story)
	second := d.finishes(story)
	d.is("comparison", second.Comparisons[0].ID, first.Comparisons[0].ID)
	d.is("agenda item", second.Agenda[0].ID, first.Agenda[0].ID)
	d.is("entity", second.Entities[0].ID, first.Entities[0].ID)
	got, err := d.Story(d.ctx, story)
	d.must(err)
	d.is("revision", got.Revision, 2)
	d.is("values", len(got.Comparisons[0].Values), 3)
}

func interruptedBatch(d *desk) {
	var ids []string
	for _, text := range []string{bridge, opened, harbour} {
		ids = append(ids, d.add("Courier", "https://courier.example/"+text[:3]+text[7:9], text))
	}
	claim, err := d.Claim(d.ctx, reading, "", 2)
	d.must(err)
	d.is("claim", claim.Documents, ids[:2])
	again, err := d.Claim(d.ctx, reading, "", 5)
	d.must(err)
	d.is("the claim under way", again.Documents, ids[:2])
	stopped, err := d.Recover(d.ctx, true)
	d.must(err)
	d.is("alone", len(stopped), 0)
	for crash := range 2 {
		claim, err = d.Claim(d.ctx, reading, "", 5)
		d.must(err)
		d.is("one at a time", claim.Documents, ids[:1])
		stopped, err = d.Recover(d.ctx, crash == 0)
		d.must(err)
		d.is("stopped", stopped, []store.Interrupted{{Document: ids[0], Stage: reading, Crashes: 1, Stops: crash}})
	}
	for _, want := range [][]string{ids[:1], ids[1:2], ids[2:], nil} {
		claim, err = d.Claim(d.ctx, reading, "", 5)
		d.must(err)
		d.is("claim", claim.Documents, want)
		d.must(d.Update(d.ctx, func(tx store.Tx) error { return tx.Done(claim) }))
	}
	position, err := d.Position(d.ctx, reading)
	d.must(err)
	d.is("position", position, 3)
	claim, err = d.Claim(d.ctx, layers, reading, 2)
	d.must(err)
	d.is("downstream", claim.Documents, ids[:2])
}

func retry(d *desk) {
	id := d.add("Courier", "", bridge)
	d.kind("a document that waits", d.Retry(d.ctx, id), errs.Usage)
	for _, cursor := range []string{reading, layers} {
		claim, err := d.Claim(d.ctx, cursor, "", 5)
		d.must(err)
		d.must(d.Update(d.ctx, func(tx store.Tx) error {
			return errors.Join(tx.SetAside(id, cursor, "it crashed"), tx.Done(claim))
		}))
	}
	list, err := d.Documents(d.ctx, store.DocumentFilter{States: []store.State{store.Aside}}, store.Page{})
	d.must(err)
	d.is("set aside", list.Items[0].Reason, "it crashed")
	d.must(d.Retry(d.ctx, id))
	for _, cursor := range []string{layers, reading, layers} {
		upstream := ""
		if cursor == layers {
			upstream = reading
		}
		claim, err := d.Claim(d.ctx, cursor, upstream, 5)
		d.must(err)
		position, err := d.Position(d.ctx, cursor)
		d.must(err)
		d.is("position", position, 1)
		if len(claim.Documents) > 0 {
			d.must(d.Update(d.ctx, func(tx store.Tx) error { return tx.Done(claim) }))
		}
	}
	claim, err := d.Claim(d.ctx, layers, reading, 5)
	d.must(err)
	d.is("left", len(claim.Documents), 0)
}

func outdated(d *desk) {
	old, _ := d.report("Courier", bridge, "")
	waiting := d.add("Gazette", "", opened)
	for version, want := range map[string][]string{"v1": nil, "v2": {old}} {
		got, err := d.Outdated(d.ctx, []string{old, waiting}, version)
		d.must(err)
		d.is("outdated for "+version, got, want)
	}
}

func touchedJob(d *desk) {
	_, story := d.report("Courier", bridge, "")
	job := d.job(story)
	f := d.found(story)
	d.report("Gazette", opened, story)
	d.must(d.Update(d.ctx, func(tx store.Tx) error { return tx.PutStory(f, job) }))
	for attempts, until := range []time.Time{Now, Now, Now.Add(time.Hour), {}} {
		job = d.job(story)
		d.is("attempts", job.Attempts, attempts)
		d.must(d.Update(d.ctx, func(tx store.Tx) error { return tx.FailStory(job, "no", until) }))
		if until != Now {
			break
		}
	}
	jobs, err := d.Begin(d.ctx, Now, 5)
	d.must(err)
	d.is("jobs that need not wait", len(jobs), 0)
	job = d.jobAgain(story)
	d.must(d.Update(d.ctx, func(tx store.Tx) error { return tx.FailStory(job, "never", time.Time{}) }))
	stuck, err := d.Stuck(d.ctx)
	d.must(err)
	d.is("stuck", []any{len(stuck), stuck[0].Story.ID, stuck[0].Reason}, []any{1, story, "never"})
	job = d.jobAgain(story)
	d.is("attempts of a job touched again", job.Attempts, 0)
	for i, crashed := range []bool{true, false, true} {
		_, err = d.Recover(d.ctx, crashed)
		d.must(err)
		job = d.job(story)
		d.is("attempts after interruptions", [2]int{job.Attempts, job.Stops}, [][2]int{{1, 0}, {1, 1}, {2, 1}}[i])
	}
}

// jobAgain has a story finished anew and gives its job.
func (d *desk) jobAgain(story string) store.Job {
	d.Helper()
	d.must(d.Finish(d.ctx, story))
	return d.job(story)
}

func rollback(d *desk) {
	id := d.add("Courier", "", bridge)
	wrong := errors.New("no")
	err := d.Update(d.ctx, func(tx store.Tx) error {
		if _, err := tx.PutPage(pageOf(id, "Courier", "", bridge)); err != nil {
			return err
		}
		if _, err := tx.Place(store.Placed{Placement: store.Placement{Document: id}}); err != nil {
			return err
		}
		return wrong
	})
	if !errors.Is(err, wrong) {
		d.Errorf("error %v, want that of the function", err)
	}
	c, err := d.Counts(d.ctx)
	d.must(err)
	d.is("stories", c.Stories, 0)
	d.is("waiting", c.Waiting, 1)
}

func sharedEntities(d *desk) {
	_, one := d.report("Courier", bridge, "")
	d.finishes(one)
	_, two := d.report("Gazette", opened, "")
	d.finishes(two)
	_, three := d.report("Courier", harbour, "")
	d.finishes(three)
	list, err := d.Entities(d.ctx, store.EntityFilter{Name: "norell"}, store.Page{})
	d.must(err)
	d.is("entities of a name", len(list.Items), 1)
	d.is("documents", list.Items[0].Documents, 2)
	d.is("documents in which she speaks", list.Items[0].Said, 2)
	e, err := d.Entity(d.ctx, list.Items[0].ID)
	d.must(err)
	d.is("stories", e.Stories, []string{two, one})
	d.is("spellings", e.Names, []store.Spelling{{Text: "Ida Norell", Count: 2}})
	said, err := d.Statements(d.ctx, store.StatementFilter{Speaker: e.ID}, store.Page{})
	d.must(err)
	d.is("statements", len(said.Items), 2)
}

func nameless(d *desk) {
	_, story := d.report("Courier", "Bridge shut\n\na shopkeeper said the bridge stays shut", "")
	job, f := d.job(story), d.found(story)
	f.Entities[0].Mentions[0].Name = nlp.Span{}
	d.must(d.Update(d.ctx, func(tx store.Tx) error { return tx.PutStory(f, job) }))
	list, err := d.Entities(d.ctx, store.EntityFilter{}, store.Page{})
	d.must(err)
	d.is("entities listed", len(list.Items), 0)
	got, err := d.Story(d.ctx, story)
	d.must(err)
	who := got.Documents[0].Statements[0].Speaker.Entity
	e, err := d.Entity(d.ctx, who)
	d.must(err)
	d.is("name", e.Name, "a shopkeeper")
	d.is("documents, and those in which it speaks", [2]int{e.Documents, e.Said}, [2]int{1, 1})
	said, err := d.Statements(d.ctx, store.StatementFilter{Speaker: who}, store.Page{})
	d.must(err)
	d.is("statements", len(said.Items), 1)
	_, err = d.Entity(d.ctx, who+"9")
	d.kind("another place", err, errs.NotFound)
}

func heirs(d *desk) {
	text := "Bridge shut\n\nNorell said the bridge stays shut"
	_, story := d.report("Courier", text, "")
	old := d.finishes(story).Entities[0].ID
	d.report("Gazette", opened, story)
	job, f := d.job(story), d.found(story)
	// The linker finds now that both are one.
	f.Entities[1].Mentions = append(f.Entities[0].Mentions, f.Entities[1].Mentions...)
	f.Entities = f.Entities[1:]
	f.News.Accounts[0].Document.Statements[0].Speaker.Entity = f.Entities[0].ID
	d.must(d.Update(d.ctx, func(tx store.Tx) error { return tx.PutStory(f, job) }))
	e, err := d.Entity(d.ctx, old)
	d.must(err)
	d.is("name", e.Name, "Ida Norell")
	d.is("documents", e.Documents, 2)
}

func mergeUndo(d *desk) {
	_, one := d.report("Courier", bridge, "")
	_, two := d.report("Gazette", opened, "")
	d.finishes(one)
	d.finishes(two)
	c, err := d.Merge(d.ctx, one, two, "the same bridge")
	d.must(err)
	d.finishes(one)
	got, err := d.Story(d.ctx, two)
	d.must(err)
	d.is("the merged story leads to", got.News.ID, one)
	d.is("documents", len(got.Documents), 2)
	d.is("merged", got.Merged, []string{two})
	list, err := d.Stories(d.ctx, store.StoryFilter{}, store.Page{})
	d.must(err)
	d.is("stories", len(list.Items), 1)
	_, err = d.Merge(d.ctx, one, two, "")
	d.kind("merging what is one", err, errs.Usage)
	c, err = d.Undo(d.ctx, c.ID)
	d.must(err)
	d.is("undone", c.Undone, Now)
	_, err = d.Undo(d.ctx, c.ID)
	d.kind("undoing twice", err, errs.Usage)
	d.finishes(one)
	d.finishes(two)
	for _, s := range []string{one, two} {
		got, err := d.Story(d.ctx, s)
		d.must(err)
		d.is("story", got.News.ID, s)
		d.is("documents", len(got.Documents), 1)
	}
	all, err := d.Corrections(d.ctx, store.Page{})
	d.must(err)
	d.is("corrections", len(all.Items), 1)
	d.is("note", all.Items[0].Note, "the same bridge")
}

func splitUndo(d *desk) {
	_, story := d.report("Courier", bridge, "")
	moved, _ := d.report("Gazette", harbour, story)
	d.finishes(story)
	_, err := d.Split(d.ctx, story, nil, "")
	d.kind("splitting off nothing", err, errs.Usage)
	c, err := d.Split(d.ctx, story, []string{moved}, "another matter")
	d.must(err)
	d.finishes(story)
	d.finishes(c.Other)
	got, err := d.Story(d.ctx, c.Other)
	d.must(err)
	d.is("the new story's document", got.Documents[0].ID, moved)
	_, err = d.Undo(d.ctx, c.ID)
	d.must(err)
	d.finishes(story)
	got, err = d.Story(d.ctx, c.Other)
	d.must(err)
	d.is("story again", got.News.ID, story)
	d.is("documents", len(got.Documents), 2)
}

func keptApart(d *desk) {
	_, story := d.report("Courier", bridge, "")
	moved, _ := d.report("Gazette", harbour, story)
	c, err := d.Split(d.ctx, story, []string{moved}, "")
	d.must(err)
	join := func() (joined bool) {
		d.must(d.Update(d.ctx, func(tx store.Tx) (err error) {
			joined, err = tx.Join(story, c.Other)
			return err
		}))
		return joined
	}
	d.is("joined against a correction", join(), false)
	_, other := d.report("Panorama", opened, "")
	d.must(d.Update(d.ctx, func(tx store.Tx) error {
		joined, err := tx.Join(story, other)
		d.is("joined", joined, true)
		return err
	}))
	m, err := d.Membership(d.ctx, other)
	d.must(err)
	d.is("documents", len(m.Placements), 2)
	d.is("origins", m.Placements[0].Origin != m.Placements[1].Origin, true)
}

func markWrong(d *desk) {
	_, story := d.report("Courier", bridge, "")
	d.report("Gazette", opened, story)
	f := d.finishes(story)
	c, err := d.MarkWrong(d.ctx, f.Comparisons[0].ID, "two bridges")
	d.must(err)
	check := func(what string, comparisons, wrong int) {
		d.Helper()
		got, err := d.Story(d.ctx, story)
		d.must(err)
		d.is(what+": comparisons", len(got.Comparisons), comparisons)
		d.is(what+": wrong", len(got.Wrong), wrong)
		d.is(what+": counted", got.Findings[news.Contradicts], comparisons)
	}
	check("marked", 0, 1)
	_, err = d.MarkWrong(d.ctx, f.Comparisons[0].ID, "")
	d.kind("marking twice", err, errs.Usage)
	d.report("Panorama", opened, story)
	d.finishes(story)
	check("after another finishing", 0, 1)
	_, err = d.Undo(d.ctx, c.ID)
	d.must(err)
	check("undone", 1, 0)
	changes, err := d.Changes(d.ctx, 0, 100)
	d.must(err)
	var kinds []string
	for _, ch := range changes {
		if ch.Kind == store.StoryChanged {
			kinds = append(kinds, ch.ID)
		}
	}
	d.is("changes of the story", strings.Join(kinds, " "), strings.TrimSpace(strings.Repeat(story+" ", 4)))
}
