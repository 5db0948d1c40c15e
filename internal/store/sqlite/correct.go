package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"readout/internal/errs"
	"readout/internal/news"
	"readout/internal/store"
)

// correctionData is what a correction needs to be undone and to hold later.
type correctionData struct {
	Moved  []int64       `json:",omitempty"` // documents that changed their story
	Slot   news.Slot     `json:",omitempty"`
	Places []store.Place `json:",omitempty"`
}

// correct runs f as one transaction and keeps the correction that it makes.
func (s *Store) correct(ctx context.Context, f func(t *transaction) (*correctionRow, error)) (store.Correction, error) {
	var out store.Correction
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		t := s.transaction(ctx, tx)
		row, err := f(t)
		if err != nil {
			return err
		}
		out, err = readCorrection(ctx, tx, row.number)
		return err
	})
	return out, err
}

type correctionRow struct {
	number, story, other int64
	kind                 store.CorrectionKind
	data                 correctionData
	what, note           string
}

// insert writes a correction.
func (t *transaction) insert(c *correctionRow) error {
	data, err := json.Marshal(c.data)
	if err != nil {
		return broken(err)
	}
	const maxNote = 2000
	c.note = c.note[:min(len(c.note), maxNote)]
	done, err := t.tx.ExecContext(t.ctx, "INSERT INTO correction (kind, story, other, data, what, note, made) VALUES (?, ?, nullif(?, 0), ?, ?, ?, ?)",
		string(c.kind), c.story, c.other, string(data), c.what, c.note, unix(t.now))
	if err != nil {
		return broken(err)
	}
	c.number, err = done.LastInsertId()
	return broken(err)
}

// Merge puts two stories together; see store.Corrector.
func (s *Store) Merge(ctx context.Context, story, other, note string) (store.Correction, error) {
	return s.correct(ctx, func(t *transaction) (*correctionRow, error) {
		to, err := resolve(ctx, t.tx, story)
		if err != nil {
			return nil, err
		}
		from, err := resolve(ctx, t.tx, other)
		if err != nil {
			return nil, err
		}
		if to == from {
			return nil, errs.New(errs.Usage, "%s and %s are one story already", story, other)
		}
		c := &correctionRow{kind: store.MergeStories, story: to, other: from, note: note}
		if c.what, err = t.titles(to, from); err != nil {
			return nil, err
		}
		if c.data.Moved, err = integers(ctx, t.tx, "SELECT id FROM document WHERE story = ? ORDER BY id", from); err != nil {
			return nil, err
		}
		// What was kept apart before is put together now.
		if err := t.exec("DELETE FROM apart WHERE one = ? AND other = ?", min(to, from), max(to, from)); err != nil {
			return nil, err
		}
		if err := t.join(to, from); err != nil {
			return nil, err
		}
		return c, t.insert(c)
	})
}

func (t *transaction) titles(stories ...int64) (string, error) {
	out := ""
	for i, n := range stories {
		var title string
		if err := t.tx.QueryRowContext(t.ctx, "SELECT title FROM story WHERE id = ?", n).Scan(&title); err != nil {
			return "", broken(err)
		}
		if i > 0 {
			out += " · "
		}
		out += title
	}
	return out, nil
}

// Split makes a story of some documents of another; see store.Corrector.
func (s *Store) Split(ctx context.Context, story string, documents []string, note string) (store.Correction, error) {
	return s.correct(ctx, func(t *transaction) (*correctionRow, error) {
		from, err := resolve(ctx, t.tx, story)
		if err != nil {
			return nil, err
		}
		moved, err := t.splitOff(from, documents)
		if err != nil {
			return nil, err
		}
		made, err := t.tx.ExecContext(ctx, "INSERT INTO story (changed) VALUES (?)", unix(t.now))
		if err != nil {
			return nil, broken(err)
		}
		c := &correctionRow{kind: store.SplitStory, story: from, note: note, data: correctionData{Moved: moved}}
		if c.other, err = made.LastInsertId(); err != nil {
			return nil, broken(err)
		}
		if err := t.move(moved, c.other); err != nil {
			return nil, err
		}
		if err := t.refresh(from, c.other); err != nil {
			return nil, err
		}
		if c.what, err = t.titles(from, c.other); err != nil {
			return nil, err
		}
		if err := t.insert(c); err != nil {
			return nil, err
		}
		return c, t.exec("INSERT INTO apart (one, other, correction) VALUES (?, ?, ?)", min(from, c.other), max(from, c.other), c.number)
	})
}

// splitOff checks which documents leave a story; other versions of their pages
// that are in it go with them.
func (t *transaction) splitOff(from int64, documents []string) ([]int64, error) {
	in, err := integers(t.ctx, t.tx, "SELECT id FROM document WHERE story = ? AND superseded IS NULL ORDER BY id", from)
	if err != nil {
		return nil, err
	}
	wanted, err := numbers(documentID, documents)
	if err != nil {
		return nil, err
	}
	slices.Sort(wanted)
	wanted = slices.Compact(wanted)
	for i, n := range wanted {
		if !slices.Contains(in, n) {
			return nil, errs.New(errs.NotFound, "%s is not a current document of the story", documents[min(i, len(documents)-1)])
		}
	}
	if len(wanted) == 0 || len(wanted) == len(in) {
		return nil, errs.New(errs.Usage, "name some of the story's documents, but not all")
	}
	out := slices.Clone(wanted)
	for _, n := range wanted {
		more, err := integers(t.ctx, t.tx, "SELECT id FROM document WHERE story = ? AND page <> '' AND page = (SELECT page FROM document WHERE id = ?) AND id <> ?", from, n, n)
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}

// move puts documents into a story.
func (t *transaction) move(documents []int64, story int64) error {
	for _, n := range documents {
		if err := t.exec("UPDATE document SET story = ? WHERE id = ?", story, n); err != nil {
			return err
		}
	}
	return nil
}

// refresh has stories shown and finished with the documents that they have now.
func (t *transaction) refresh(stories ...int64) error {
	for _, n := range stories {
		if err := t.headline(n); err != nil {
			return err
		}
		if err := t.touch(n); err != nil {
			return err
		}
	}
	return nil
}

// MarkWrong leaves a comparison out; see store.Corrector.
func (s *Store) MarkWrong(ctx context.Context, comparison, note string) (store.Correction, error) {
	return s.correct(ctx, func(t *transaction) (*correctionRow, error) {
		story, c, err := comparisonAt(ctx, t.tx, comparison)
		if err != nil {
			return nil, err
		}
		n, err := number(comparisonID, comparison)
		if err != nil {
			return nil, err
		}
		var marked bool
		if err := t.tx.QueryRowContext(ctx, "SELECT correction IS NOT NULL FROM comparison WHERE id = ?", n).Scan(&marked); err != nil {
			return nil, broken(err)
		}
		if marked {
			return nil, errs.New(errs.Usage, "the comparison is marked as wrong already")
		}
		row := &correctionRow{kind: store.WrongComparison, story: story, what: c.Topic, note: note,
			data: correctionData{Slot: c.Slot, Places: store.PlacesOf(c)}}
		if err := t.insert(row); err != nil {
			return nil, err
		}
		if err := t.exec("UPDATE comparison SET correction = ? WHERE id = ?", row.number, n); err != nil {
			return nil, err
		}
		if err := t.countFindings(story); err != nil {
			return nil, err
		}
		return row, t.tell(store.StoryChanged, story, 0)
	})
}

// Undo takes a correction back; see store.Corrector.
func (s *Store) Undo(ctx context.Context, correction string) (store.Correction, error) {
	return s.correct(ctx, func(t *transaction) (*correctionRow, error) {
		n, err := number(correctionID, correction)
		if err != nil {
			return nil, err
		}
		c, undone, err := t.correction(n)
		if err != nil {
			return nil, err
		}
		if undone {
			return nil, errs.New(errs.Usage, "%s is undone already", correction)
		}
		if err := t.exec("UPDATE correction SET undone = ? WHERE id = ?", unix(t.now), n); err != nil {
			return nil, err
		}
		switch c.kind {
		case store.MergeStories:
			return c, t.undoMerge(c)
		case store.SplitStory:
			return c, t.undoSplit(c)
		}
		return c, t.undoWrong(c)
	})
}

// correction reads a correction's row.
func (t *transaction) correction(n int64) (c *correctionRow, undone bool, err error) {
	c = &correctionRow{number: n}
	var other, at sql.NullInt64
	var data string
	err = t.tx.QueryRowContext(t.ctx, "SELECT kind, story, other, data, undone FROM correction WHERE id = ?", n).
		Scan(&c.kind, &c.story, &other, &data, &at)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, notFound(correctionID, id(correctionID, n))
	}
	if err == nil {
		err = json.Unmarshal([]byte(data), &c.data)
	}
	c.other = other.Int64
	return c, at.Valid, broken(err)
}

// undoMerge makes the merged story one of its own again, with the documents that
// it had.
func (t *transaction) undoMerge(c *correctionRow) error {
	to, err := resolve(t.ctx, t.tx, id(storyID, c.story))
	if err != nil {
		return err
	}
	if err := t.exec("UPDATE story SET into_story = NULL WHERE id = ?", c.other); err != nil {
		return err
	}
	if err := t.move(c.data.Moved, c.other); err != nil {
		return err
	}
	return t.refresh(to, c.other)
}

// undoSplit puts the documents back that were split off, and those that came to
// them since.
func (t *transaction) undoSplit(c *correctionRow) error {
	to, err := resolve(t.ctx, t.tx, id(storyID, c.story))
	if err != nil {
		return err
	}
	from, err := resolve(t.ctx, t.tx, id(storyID, c.other))
	if err != nil || from == to {
		return err
	}
	return t.join(to, from)
}

// undoWrong counts the comparison again that was marked.
func (t *transaction) undoWrong(c *correctionRow) error {
	stories, err := integers(t.ctx, t.tx, "SELECT DISTINCT story FROM comparison WHERE correction = ?", c.number)
	if err != nil {
		return err
	}
	if err := t.exec("UPDATE comparison SET correction = NULL WHERE correction = ?", c.number); err != nil {
		return err
	}
	for _, n := range stories {
		if err := t.countFindings(n); err != nil {
			return err
		}
		if err := t.tell(store.StoryChanged, n, 0); err != nil {
			return err
		}
	}
	return nil
}

// wrongPlaces are the places of a story's documents that somebody said must not
// be compared, by corrections that hold.
func wrongPlaces(ctx context.Context, tx *sql.Tx, story int64) ([]store.WrongPlaces, error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, data FROM correction WHERE kind = ?1 AND undone IS NULL AND story IN
		(WITH RECURSIVE merged (id) AS (SELECT ?2 UNION SELECT s.id FROM story s JOIN merged m ON s.into_story = m.id) SELECT id FROM merged) ORDER BY id`,
		string(store.WrongComparison), story)
	if err != nil {
		return nil, broken(err)
	}
	defer rows.Close()
	var out []store.WrongPlaces
	for rows.Next() {
		var n int64
		var data string
		if err := rows.Scan(&n, &data); err != nil {
			return nil, broken(err)
		}
		var d correctionData
		if err := json.Unmarshal([]byte(data), &d); err != nil {
			return nil, broken(err)
		}
		out = append(out, store.WrongPlaces{Correction: id(correctionID, n), Slot: d.Slot, Places: d.Places})
	}
	return out, broken(rows.Err())
}

const correctionColumns = "id, kind, story, coalesce(other, 0), data, what, note, made, coalesce(undone, 0)"

func scanCorrection(r row) (int64, store.Correction, error) {
	var c store.Correction
	var n, story, other, made, undone int64
	var data string
	err := r.Scan(&n, &c.Kind, &story, &other, &data, &c.What, &c.Note, &made, &undone)
	var d correctionData
	if err == nil {
		err = json.Unmarshal([]byte(data), &d)
	}
	c.ID, c.Story, c.Other, c.Made, c.Undone = id(correctionID, n), id(storyID, story), id(storyID, other), moment(made), moment(undone)
	for _, m := range d.Moved {
		c.Moved = append(c.Moved, id(documentID, m))
	}
	return n, c, err
}

func readCorrection(ctx context.Context, tx *sql.Tx, n int64) (store.Correction, error) {
	_, c, err := scanCorrection(tx.QueryRowContext(ctx, "SELECT "+correctionColumns+" FROM correction WHERE id = ?", n))
	return c, broken(err)
}

// Corrections lists corrections; see store.Reader.
func (s *Store) Corrections(ctx context.Context, p store.Page) (store.List[store.Correction], error) {
	var out store.List[store.Correction]
	limit, after, err := window(p, 1)
	if err != nil {
		return out, err
	}
	w := &where{}
	if after != nil {
		w.and("id < ?", after[0])
	}
	rows, err := s.read.QueryContext(ctx, "SELECT "+correctionColumns+" FROM correction"+w.sql()+" ORDER BY id DESC LIMIT ?", append(w.args, limit+1)...)
	if err != nil {
		return out, broken(err)
	}
	defer rows.Close()
	var n int64
	for rows.Next() {
		if len(out.Items) == limit {
			out.Next = cursor(n)
			break
		}
		var c store.Correction
		if n, c, err = scanCorrection(rows); err != nil {
			return out, broken(err)
		}
		out.Items = append(out.Items, c)
	}
	return out, broken(rows.Err())
}

// Changes reads the outbox; see store.Reader.
func (s *Store) Changes(ctx context.Context, after int64, limit int) ([]store.Change, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT sequence, kind, number, target, at FROM outbox WHERE sequence > ? ORDER BY sequence LIMIT ?", after, limit)
	if err != nil {
		return nil, broken(err)
	}
	defer rows.Close()
	var out []store.Change
	for rows.Next() {
		var c store.Change
		var n, target, at int64
		if err := rows.Scan(&c.Sequence, &c.Kind, &n, &target, &at); err != nil {
			return nil, broken(err)
		}
		prefix := storyID
		if c.Kind == store.DocumentChanged {
			prefix = documentID
		}
		c.ID, c.Into, c.At = id(prefix, n), id(storyID, target), moment(at)
		out = append(out, c)
	}
	return out, broken(rows.Err())
}

// LastChange is the end of the outbox; see store.Reader.
func (s *Store) LastChange(ctx context.Context) (int64, error) {
	var n sql.NullInt64
	err := s.read.QueryRowContext(ctx, "SELECT max(sequence) FROM outbox").Scan(&n)
	return n.Int64, broken(err)
}

// Retry gives a document another chance; see store.Corrector.
func (s *Store) Retry(ctx context.Context, document string) error {
	n, err := number(documentID, document)
	if err != nil {
		return err
	}
	return s.inTx(ctx, func(tx *sql.Tx) error {
		h, err := head(ctx, tx, n)
		if err != nil {
			return err
		}
		if h.State != store.Refused && h.State != store.Aside {
			return errs.New(errs.Usage, "%s was neither refused nor set aside", document)
		}
		t := s.transaction(ctx, tx)
		if err := t.exec("UPDATE document SET state = ?, stage = '', reason = '' WHERE id = ?", store.Added, n); err != nil {
			return err
		}
		return t.exec("INSERT OR IGNORE INTO again (cursor, document) SELECT name, ? FROM cursor WHERE position >= ?", n, n)
	})
}
