package search

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// maxChanges is how many changes one step of Update takes.
const maxChanges = 400

// Update brings the index up to what changed in the store, a step at a time; it
// reports whether anything had. Only one goroutine may call it.
func (x *Index) Update(ctx context.Context) (bool, error) {
	var place int64
	if err := x.read.QueryRowContext(ctx, "SELECT sequence FROM place").Scan(&place); err != nil {
		return false, failed(err)
	}
	changes, err := x.store.Changes(ctx, place, maxChanges)
	if err != nil || len(changes) == 0 {
		return false, err
	}
	var stories, documents []string
	for _, c := range changes {
		switch c.Kind {
		case store.StoryChanged:
			stories = append(stories, c.ID)
		case store.DocumentChanged:
			documents = append(documents, c.ID)
		}
	}
	rows, gone, err := x.gather(ctx, unique(stories), unique(documents))
	if err != nil {
		return false, err
	}
	return true, x.keep(ctx, rows, gone, changes[len(changes)-1].Sequence)
}

// gather makes the rows of what changed: the documents of the stories, and those
// documents that have no finished story yet. gone are those that are to be found
// no more.
func (x *Index) gather(ctx context.Context, stories, documents []string) (rows []entry, gone []int64, err error) {
	done := map[string]bool{}
	for _, id := range stories {
		list, err := x.story(ctx, id)
		if err != nil {
			return nil, nil, err
		}
		for _, e := range list {
			done[e.id] = true
		}
		rows = append(rows, list...)
	}
	heads, err := x.store.Heads(ctx, documents)
	if err != nil {
		return nil, nil, err
	}
	for _, h := range heads {
		n := numberOf(h.ID)
		if h.Superseded != "" || h.State >= store.Refused {
			gone = append(gone, n)
			continue
		}
		if h.State == store.Annotated && !done[h.ID] {
			list, err := x.store.Load(ctx, []string{h.ID}, false)
			if err != nil {
				return nil, nil, err
			}
			rows = append(rows, entryOf(list[0], nil, false))
		}
	}
	return rows, gone, nil
}

// story makes the rows of a story's documents; none where it has been merged away
// meanwhile.
func (x *Index) story(ctx context.Context, id string) ([]entry, error) {
	now, err := x.store.Resolve(ctx, id)
	if err != nil || now != id {
		return nil, err
	}
	s, err := x.store.Story(ctx, id)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, e := range s.Entities {
		names[e.ID] = e.Name
	}
	var out []entry
	for _, d := range s.Documents {
		out = append(out, entryOf(d, names, s.Findings[news.Contradicts] > 0))
	}
	return out, nil
}

// entry is what the index holds of a document.
type entry struct {
	id                  string
	title, body, facets string
	said                []spoken
}

// spoken is what the index holds of a statement.
type spoken struct{ speaker, receiver, content string }

// entryOf makes a document's entry. names are those of the entities.
func entryOf(d *nlp.Document, names map[string]string, contradiction bool) entry {
	date := d.Dates.Published.Date
	if !date.Known() {
		date = d.Dates.Anchor.Date
	}
	e := entry{id: d.ID, title: d.Title, body: body(d), facets: facets(d.Outlet, date, contradiction)}
	for i := range d.Statements[:min(len(d.Statements), maxStatements)] {
		s := &d.Statements[i]
		var to, content []string
		for _, w := range s.To {
			to = append(to, called(d, w, names))
		}
		for _, c := range s.Content {
			content = append(content, d.Slice(c))
		}
		e.said = append(e.said, spoken{called(d, s.Speaker, names), strings.Join(to, " | "), strings.Join(content, " … ")})
	}
	return e
}

// body is the text without its title.
func body(d *nlp.Document) string {
	for _, b := range d.Blocks {
		if b.Kind != nlp.TitleBlock {
			return d.Text[b.Start:]
		}
	}
	return ""
}

// called is all that somebody is called: in the text, by the mention that it goes
// back to, and by the entity's name.
func called(d *nlp.Document, w nlp.Who, names map[string]string) string {
	list := []string{w.Text}
	if !w.Antecedent.Empty() {
		list = append(list, d.Slice(w.Antecedent))
	}
	if name := names[w.Entity]; w.Entity != "" && name != "" {
		list = append(list, name)
	}
	return strings.Join(unique(list), " | ")
}

func unique(list []string) []string {
	var out []string
	for _, s := range list {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// marks tell whether an entry's text, and what is said in it, are what the index has
// already: once its story is finished, often only the latter is other.
func (e *entry) marks() (text, said int64) {
	h := fnv.New64a()
	for _, s := range []string{e.title, e.body, e.facets} {
		h.Write([]byte(s + "\x00"))
	}
	text = int64(h.Sum64())
	h.Reset()
	h.Write([]byte(e.facets + "\x00"))
	for _, s := range e.said {
		h.Write([]byte(s.speaker + "\x00" + s.receiver + "\x00" + s.content + "\x00"))
	}
	return text, int64(h.Sum64())
}

// keep writes entries in one transaction, with the place in the changes where it
// is not 0.
func (x *Index) keep(ctx context.Context, rows []entry, gone []int64, place int64) error {
	// In one transaction, FTS5 takes rising numbers much faster than others.
	slices.SortFunc(rows, func(a, b entry) int { return cmp.Compare(numberOf(a.id), numberOf(b.id)) })
	return x.inTx(ctx, func(tx *sql.Tx) error {
		t := sqlite.NewStatements(tx)
		for i := range rows {
			if err := put(ctx, t, &rows[i]); err != nil {
				return err
			}
		}
		for _, n := range gone {
			if err := drop(ctx, t, n); err != nil {
				return err
			}
		}
		if place == 0 {
			return nil
		}
		return t.Exec(ctx, "UPDATE place SET sequence = ?", place)
	})
}

// put writes one entry unless it is there as it is.
func put(ctx context.Context, t *sqlite.Statements, e *entry) error {
	n := numberOf(e.id)
	text, said := e.marks()
	var hadText, hadSaid, statements int64
	err := t.Scan(ctx, "SELECT mark, saidmark, statements FROM entry WHERE document = ?", []any{n}, &hadText, &hadSaid, &statements)
	is := err == nil
	if err != nil && !errors.Is(err, sql.ErrNoRows) || is && text == hadText && said == hadSaid {
		return err
	}
	if !is || text != hadText {
		if err := putText(ctx, t, n, e, is); err != nil {
			return err
		}
	}
	if !is || said != hadSaid {
		if err := putSaid(ctx, t, n, e, statements); err != nil {
			return err
		}
	}
	return t.Exec(ctx, "INSERT OR REPLACE INTO entry (document, statements, mark, saidmark) VALUES (?, ?, ?, ?)", n, len(e.said), text, said)
}

// putText writes the text of a document, in place of what was there.
func putText(ctx context.Context, t *sqlite.Statements, n int64, e *entry, was bool) error {
	if was {
		if err := t.Exec(ctx, dropText, n); err != nil {
			return err
		}
	}
	return t.Exec(ctx, "INSERT INTO text (rowid, title, body, facets) VALUES (?, ?, ?, ?)", n, e.title, e.body, e.facets)
}

// putSaid writes what is said in a document, in place of so many statements.
func putSaid(ctx context.Context, t *sqlite.Statements, n int64, e *entry, statements int64) error {
	if statements > 0 {
		if err := t.Exec(ctx, dropSaid, n*maxStatements, n*maxStatements+statements); err != nil {
			return err
		}
	}
	for i, s := range e.said {
		err := t.Exec(ctx, "INSERT INTO said (rowid, speaker, receiver, content, facets) VALUES (?, ?, ?, ?, ?)",
			n*maxStatements+int64(i), s.speaker, s.receiver, s.content, e.facets)
		if err != nil {
			return err
		}
	}
	return nil
}

const (
	dropText = "DELETE FROM text WHERE rowid = ?"
	dropSaid = "DELETE FROM said WHERE rowid >= ? AND rowid < ?"
)

// drop takes a document out of the index.
func drop(ctx context.Context, t *sqlite.Statements, n int64) error {
	var statements int64
	err := t.Scan(ctx, "DELETE FROM entry WHERE document = ? RETURNING statements", []any{n}, &statements)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := t.Exec(ctx, dropText, n); err != nil {
		return err
	}
	return t.Exec(ctx, dropSaid, n*maxStatements, n*maxStatements+statements)
}

// numberOf is the number in a document's id, as the store gives it.
func numberOf(id string) int64 {
	n, err := strconv.ParseInt(strings.TrimPrefix(id, "d"), 10, 64)
	if err != nil {
		return 0 // no store gives such an id
	}
	return n
}
