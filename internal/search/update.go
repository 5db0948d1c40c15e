package search

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
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

// mark tells whether the index has an entry's text already.
func (e *entry) mark() int64 { return hashOf(e.title, e.body, e.facets) }

// saidMarks tell which of an entry's statements the index has already, markSize bytes
// each: once the story is finished, some speakers have got another name.
func (e *entry) saidMarks() []byte {
	out := make([]byte, 0, markSize*len(e.said)) // not nil, which would be NULL
	for _, s := range e.said {
		out = binary.LittleEndian.AppendUint64(out, uint64(hashOf(e.facets, s.speaker, s.receiver, s.content)))
	}
	return out
}

const markSize = 8

func hashOf(texts ...string) int64 {
	h := fnv.New64a()
	for _, s := range texts {
		h.Write([]byte(s + "\x00"))
	}
	return int64(h.Sum64())
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

// put writes what is other of an entry than the index has it.
func put(ctx context.Context, t *sqlite.Statements, e *entry) error {
	n := numberOf(e.id)
	mark, said := e.mark(), e.saidMarks()
	var hadMark int64
	var had []byte
	err := t.Scan(ctx, "SELECT mark, said FROM entry WHERE document = ?", []any{n}, &hadMark, &had)
	is := err == nil
	if err != nil && !errors.Is(err, sql.ErrNoRows) || is && mark == hadMark && bytes.Equal(said, had) {
		return err
	}
	if is && mark != hadMark {
		if err := t.Exec(ctx, dropText, n); err != nil {
			return err
		}
	}
	if !is || mark != hadMark {
		if err := t.Exec(ctx, "INSERT INTO text (rowid, title, body, facets) VALUES (?, ?, ?, ?)", n, e.title, e.body, e.facets); err != nil {
			return err
		}
	}
	if err := putSaid(ctx, t, n, e, said, had); err != nil {
		return err
	}
	return t.Exec(ctx, "INSERT OR REPLACE INTO entry (document, mark, said) VALUES (?, ?, ?)", n, mark, said)
}

// putSaid writes the statements of a document that are other than those with the marks
// that it had.
func putSaid(ctx context.Context, t *sqlite.Statements, n int64, e *entry, said, had []byte) error {
	for at := 0; at < max(len(said), len(had)); at += markSize {
		number, i := n*maxStatements+int64(at/markSize), at/markSize
		if at < len(said) && at < len(had) && bytes.Equal(said[at:at+markSize], had[at:at+markSize]) {
			continue
		}
		if at < len(had) {
			if err := t.Exec(ctx, dropSaid, number, number+1); err != nil {
				return err
			}
		}
		if at >= len(said) {
			continue
		}
		s := &e.said[i]
		err := t.Exec(ctx, "INSERT INTO said (rowid, speaker, receiver, content, facets) VALUES (?, ?, ?, ?, ?)", number, s.speaker, s.receiver, s.content, e.facets)
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
	var had []byte
	err := t.Scan(ctx, "DELETE FROM entry WHERE document = ? RETURNING said", []any{n}, &had)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := t.Exec(ctx, dropText, n); err != nil {
		return err
	}
	return t.Exec(ctx, dropSaid, n*maxStatements, n*maxStatements+int64(len(had)/markSize))
}

// numberOf is the number in a document's id, as the store gives it.
func numberOf(id string) int64 {
	n, err := strconv.ParseInt(strings.TrimPrefix(id, "d"), 10, 64)
	if err != nil {
		return 0 // no store gives such an id
	}
	return n
}
