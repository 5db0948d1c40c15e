package ingest

import (
	"cmp"
	"context"
	"slices"
	"time"

	"readout/internal/cluster"
	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/page"
	"readout/internal/store"
)

const (
	// maxSiblings bounds the documents of a story whose days help to date another.
	maxSiblings = 12
	// sureDate is the confidence from which on a page's own date needs no help.
	sureDate = 0.85
	// openStories is how many stories have their members in memory, some 50 kB each.
	openStories = 4000
	// restoreStep is how many documents are loaded at once to be compared with.
	restoreStep = 100
)

// groups puts documents into stories, by way of a cluster.Clusterer that knows
// the newest. The clusterer numbers its stories as it meets them: groups knows
// which stories of the store they are. What people merged stays merged, because
// the store resolves a story to what it was merged into; what people split stays
// apart, because the store refuses to join it, and a new document goes where the
// documents are that it is most like (home).
type groups struct {
	file      *cluster.FileStore // members of stories that are not open; temporary
	store     store.Store
	clusterer *cluster.Clusterer
	story     map[int]string             // number of the clusterer → story
	placed    []placed                   // as added to the clusterer
	index     map[string]int             // document → index in placed
	moves     int                        // of the clusterer, that the store has
	applied   map[int]bool               // merges of the clusterer that the store has
	batch     map[string][]*nlp.Document // documents of this batch by story, not yet in the store
	corrected map[string]bool            // stories that people merged or split
}

type placed struct {
	document string
	story    string
}

func (d *Desk) newGroups() (*groups, error) {
	c, err := cluster.New()
	if err != nil {
		return nil, err
	}
	file, err := cluster.NewFileStore("")
	if err != nil {
		return nil, err
	}
	c.Limit(file, openStories)
	return &groups{
		file: file, store: d.Store, clusterer: c, story: map[int]string{}, index: map[string]int{},
		applied: map[int]bool{}, batch: map[string][]*nlp.Document{},
	}, nil
}

// restore makes groups of the newest documents of the store that have a story.
func (d *Desk) restore(ctx context.Context) (*groups, error) {
	g, err := d.newGroups()
	if err != nil {
		return nil, err
	}
	begun := d.Now()
	list, err := d.Store.Newest(ctx, d.Remembered)
	if err != nil {
		return nil, err
	}
	for part := range slices.Chunk(list, restoreStep) {
		ids := make([]string, len(part))
		for i, p := range part {
			ids[i] = p.Document
		}
		documents, err := d.Store.Load(ctx, ids, false)
		if err != nil {
			return nil, err
		}
		for i, doc := range documents {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if doc.Text != "" {
				g.remember(g.clusterer.Add(doc), doc.ID, part[i].Story)
			}
		}
	}
	for n := range g.clusterer.Merged() {
		g.applied[n] = true
	}
	g.moves = len(g.clusterer.Moved())
	d.Log.Info("stories restored", "documents", len(list), "took", d.Now().Sub(begun).Round(time.Millisecond).String())
	return g, nil
}

// remember notes where a document of the clusterer is in the store.
func (g *groups) remember(a cluster.Assignment, document, story string) {
	if g.story[a.Story] == "" {
		g.story[a.Story] = story
	}
	g.index[document] = len(g.placed)
	g.placed = append(g.placed, placed{document, story})
}

// replace puts a new version of a page where the one before stood.
func (g *groups) replace(before, now string) {
	if at, is := g.index[before]; is {
		delete(g.index, before)
		g.index[now] = at
		g.placed[at].document = now
	}
}

// place puts a new document into a story, and dates it with the help of that
// story where its page does not.
func (g *groups) place(ctx context.Context, tx store.Tx, doc *nlp.Document, now time.Time) error {
	a := g.clusterer.Add(doc)
	home, err := g.home(ctx, doc, a.Story)
	if err != nil {
		return err
	}
	p := store.Placed{Placement: store.Placement{Document: doc.ID, CopyOf: a.CopyOf, Origin: a.Origin}, Story: home}
	if p.CopyOf != "" {
		p.Role, p.Why = news.Copy, a.Shared.String()
	}
	if err := g.date(ctx, tx, doc, p.Story, now); err != nil {
		return err
	}
	story, err := tx.Place(p)
	if err != nil {
		return err
	}
	g.remember(a, doc.ID, story)
	g.batch[story] = append(g.batch[story], doc)
	return g.refer(tx, doc.ID, story, a)
}

// refer keeps which other stories a document refers to.
func (g *groups) refer(tx store.Tx, document, story string, a cluster.Assignment) error {
	var previous []string
	for _, n := range a.Follows {
		if s := g.story[n]; s != "" && s != story {
			previous = append(previous, s)
		}
	}
	if len(previous) > 0 {
		if err := tx.Follow(story, previous); err != nil {
			return err
		}
	}
	for _, n := range slices.Concat(a.Follows, a.Background) {
		if s := g.story[n]; s != "" && s != story {
			if err := tx.Tell(s, document); err != nil {
				return err
			}
		}
	}
	return nil
}

// date infers the day of a document that has none of its own for certain.
func (g *groups) date(ctx context.Context, tx store.Tx, doc *nlp.Document, story string, now time.Time) error {
	published := doc.Dates.Published
	if published.Precision >= nlp.Day && published.Confidence >= sureDate {
		return nil
	}
	together, err := g.siblings(ctx, story)
	if err != nil {
		return err
	}
	page.InferAnchors(append(together, doc), now)
	_, err = tx.PutPage(doc)
	return err
}

// siblings are copies of documents of a story: the newest in the store, and those
// of this batch.
func (g *groups) siblings(ctx context.Context, story string) ([]*nlp.Document, error) {
	var list []*nlp.Document
	for _, doc := range g.batch[story] {
		twin := *doc
		list = append(list, &twin)
	}
	if story == "" || len(list) >= maxSiblings {
		return list[:min(len(list), maxSiblings)], nil
	}
	m, err := g.store.Membership(ctx, story)
	if err != nil {
		return list, nil // the story is of this batch
	}
	var ids []string
	for _, p := range slices.Backward(m.Placements) {
		if len(ids)+len(list) < maxSiblings && !slices.ContainsFunc(list, func(o *nlp.Document) bool { return o.ID == p.Document }) {
			ids = append(ids, p.Document)
		}
	}
	more, err := g.store.Load(ctx, ids, false)
	return append(list, more...), err
}

// merge carries over what the clusterer changed about earlier documents in this
// batch: stories that it merged, documents that it moved to another story.
func (g *groups) merge(tx store.Tx) error {
	if err := g.mergeStories(tx); err != nil {
		return err
	}
	moves := g.clusterer.Moved()
	for _, m := range moves[g.moves:] {
		if err := g.moveDocument(tx, m); err != nil {
			return err
		}
	}
	g.moves = len(moves)
	return nil
}

// moveDocument puts a document into the story that the clusterer moved it to. What
// people corrected stays as they left it.
func (g *groups) moveDocument(tx store.Tx, m cluster.Move) error {
	at, is := g.index[m.ID]
	if !is {
		return nil // it has a newer version
	}
	p, number := &g.placed[at], g.clusterer.Current(at)
	to, from := g.story[number], p.story
	if to == from || g.corrected[to] || g.corrected[from] {
		return nil
	}
	to, err := tx.Place(store.Placed{Placement: store.Placement{Document: m.ID, Origin: g.clusterer.Origin(at)}, Story: to})
	p.story, g.story[number] = to, to
	if err == nil {
		err = tx.Touch(to)
	}
	if err == nil {
		err = tx.Touch(from)
	}
	return err
}

func (g *groups) mergeStories(tx store.Tx) error {
	merged := g.clusterer.Merged()
	if len(merged) == len(g.applied) {
		return nil
	}
	var numbers []int
	for n := range merged {
		if !g.applied[n] {
			numbers = append(numbers, n)
		}
	}
	slices.SortFunc(numbers, cmp.Compare)
	for _, n := range numbers {
		g.applied[n] = true
		into, from := g.story[merged[n]], g.story[n]
		if into == "" || from == "" || into == from {
			continue
		}
		joined, err := tx.Join(into, from)
		if err != nil {
			return err
		}
		if joined {
			if err := g.moved(tx, into, from); err != nil {
				return err
			}
		}
	}
	return nil
}

// moved gives the documents of a story that was joined to another the origins
// that the clusterer gives them now.
func (g *groups) moved(tx store.Tx, into, from string) error {
	for n, s := range g.story {
		if s == from {
			g.story[n] = into
		}
	}
	g.batch[into] = append(g.batch[into], g.batch[from]...)
	delete(g.batch, from)
	for document, at := range g.index {
		p := &g.placed[at]
		if p.story != from {
			continue
		}
		p.story = into
		if err := tx.Renumber(document, g.clusterer.Origin(at)); err != nil {
			return err
		}
	}
	return nil
}

// commit forgets what is in the store now. The error is of the temporary file.
func (g *groups) commit() error {
	clear(g.batch)
	return g.clusterer.Err()
}
