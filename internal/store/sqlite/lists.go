package sqlite

import (
	"context"
	"database/sql"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/store"
)

// maxScan bounds the documents that one part of a list of statements or events
// looks at: a rare thing may need several parts.
const maxScan = 100

// scan goes through documents from the newest, and through what each gives. It
// keeps the place where the next part begins: a document and the item in it.
type scan[T any] struct {
	limit int
	after []int64
	list  store.List[T]
	links map[int64][]byte // packed stories
	// items finds what a document has that is wanted, in text order.
	items func(h store.DocumentHead, d *nlp.Document) []T
}

// run reads the documents that w allows.
func (s *scan[T]) run(ctx context.Context, tx *sql.Tx, w *where) error {
	w.and("state = 2 AND superseded IS NULL")
	if s.after != nil {
		w.and("id <= ?", s.after[0])
	}
	list, err := integers(ctx, tx, "SELECT id FROM document"+w.sql()+" ORDER BY id DESC LIMIT ?", append(w.args, maxScan+1)...)
	if err != nil {
		return err
	}
	for i, n := range list {
		if i == maxScan || len(s.list.Items) == s.limit {
			s.list.Next = cursor(n, 0)
			return nil
		}
		if full, err := s.document(ctx, tx, n); full || err != nil {
			return err
		}
	}
	return nil
}

// document takes what one document gives, and reports whether the part is full
// inside it.
func (s *scan[T]) document(ctx context.Context, tx *sql.Tx, n int64) (bool, error) {
	h, err := head(ctx, tx, n)
	if err != nil {
		return false, err
	}
	d, err := s.linked(ctx, tx, n, h)
	if err != nil || d == nil {
		return false, err
	}
	found := s.items(h, d)
	first := int64(0)
	if s.after != nil && s.after[0] == n {
		first = max(0, min(s.after[1], int64(len(found))))
	}
	for i, item := range found[first:] {
		if len(s.list.Items) == s.limit {
			s.list.Next = cursor(n, first+int64(i))
			return true, nil
		}
		s.list.Items = append(s.list.Items, item)
	}
	return false, nil
}

// linked reads a document with its entities.
func (s *scan[T]) linked(ctx context.Context, tx *sql.Tx, n int64, h store.DocumentHead) (*nlp.Document, error) {
	d, err := loadView(ctx, tx, n)
	if err != nil || d == nil || h.Story == "" {
		return d, err
	}
	story, err := number(storyID, h.Story)
	if err != nil {
		return nil, err
	}
	packed, is := s.links[story]
	if !is {
		if err := tx.QueryRowContext(ctx, "SELECT data FROM story WHERE id = ?", story).Scan(&packed); err != nil {
			return nil, broken(err)
		}
		s.links[story] = packed
	}
	if packed != nil {
		_, err = store.Link(packed, d)
	}
	return d, err
}

// Statements lists statements; see store.Reader.
func (s *Store) Statements(ctx context.Context, f store.StatementFilter, p store.Page) (store.List[store.StatementItem], error) {
	limit, after, err := window(p, 2)
	if err != nil {
		return store.List[store.StatementItem]{}, err
	}
	in := scan[store.StatementItem]{limit: limit, after: after, links: map[int64][]byte{}}
	err = s.snapshot(ctx, func(tx *sql.Tx) error {
		w, err := documentWhere(ctx, tx, store.DocumentFilter{Outlet: f.Outlet, Story: f.Story, Superseded: true})
		if err != nil {
			return err
		}
		speaker, err := w.mentions(ctx, tx, f.Speaker, true)
		if err != nil {
			return err
		}
		to, err := w.mentions(ctx, tx, f.To, false)
		if err != nil {
			return err
		}
		in.items = func(h store.DocumentHead, d *nlp.Document) []store.StatementItem {
			var out []store.StatementItem
			for i := range d.Statements {
				st := &d.Statements[i]
				if (f.Act == nil || st.Act == *f.Act) && (speaker == "" || st.Speaker.Entity == speaker) && (to == "" || names(st.To, to)) {
					out = append(out, store.StatementItem{DocumentHead: h, NLP: d, Statement: st})
				}
			}
			return out
		}
		return in.run(ctx, tx, w)
	})
	return in.list, err
}

// mentions narrows documents to those that mention an entity, and gives the id
// that it has now.
func (w *where) mentions(ctx context.Context, tx *sql.Tx, entity string, speaks bool) (string, error) {
	if entity == "" {
		return "", nil
	}
	if story, ok := storyOf(entity); ok {
		w.and("story = ?", story)
		return entity, nil
	}
	n, err := resolveEntity(ctx, tx, entity)
	if err != nil {
		return "", err
	}
	if speaks {
		w.and("id IN (SELECT document FROM mention WHERE entity = ? AND said = 1)", n)
	} else {
		w.and("id IN (SELECT document FROM mention WHERE entity = ?)", n)
	}
	return id(entityID, n), nil
}

func names(list []nlp.Who, entity string) bool {
	for _, w := range list {
		if w.Entity == entity {
			return true
		}
	}
	return false
}

// Events lists events; see store.Reader.
func (s *Store) Events(ctx context.Context, f store.EventFilter, p store.Page) (store.List[store.EventItem], error) {
	limit, after, err := window(p, 2)
	if err != nil {
		return store.List[store.EventItem]{}, err
	}
	in := scan[store.EventItem]{limit: limit, after: after, links: map[int64][]byte{}}
	err = s.snapshot(ctx, func(tx *sql.Tx) error {
		w, err := documentWhere(ctx, tx, store.DocumentFilter{Outlet: f.Outlet, Story: f.Story, Superseded: true})
		if err != nil {
			return err
		}
		entity, err := w.mentions(ctx, tx, f.Entity, false)
		if err != nil {
			return err
		}
		in.items = func(h store.DocumentHead, d *nlp.Document) []store.EventItem {
			var out []store.EventItem
			for i := range d.Events {
				e := &d.Events[i]
				if (f.Type == "" || e.Type == f.Type) && (f.Status == nil || e.Status == *f.Status) &&
					(entity == "" || names(e.Actor, entity) || names(e.Recipient, entity)) {
					out = append(out, store.EventItem{DocumentHead: h, NLP: d, Event: e})
				}
			}
			return out
		}
		return in.run(ctx, tx, w)
	})
	return in.list, err
}

// wholes reads stories, each once.
type wholes struct {
	ctx     context.Context
	tx      *sql.Tx
	stories map[int64]*wholeStory
}

type wholeStory struct {
	head store.StoryHead
	*store.Finished
}

func (w *wholes) story(n int64) (*wholeStory, error) {
	if s := w.stories[n]; s != nil {
		return s, nil
	}
	_, h, err := scanStory(w.tx.QueryRowContext(w.ctx, "SELECT "+storyColumns+" FROM story s WHERE id = ?", n))
	if err != nil {
		return nil, broken(err)
	}
	f, err := finished(w.ctx, w.tx, n)
	if err != nil {
		return nil, err
	}
	w.stories[n] = &wholeStory{h, f}
	return w.stories[n], nil
}

// Comparisons lists comparisons; see store.Reader.
func (s *Store) Comparisons(ctx context.Context, f store.ComparisonFilter, p store.Page) (store.List[store.ComparisonItem], error) {
	var out store.List[store.ComparisonItem]
	limit, after, err := window(p, 3)
	if err != nil {
		return out, err
	}
	err = s.snapshot(ctx, func(tx *sql.Tx) error {
		w, err := comparisonWhere(ctx, tx, f)
		if err != nil {
			return err
		}
		if after != nil {
			w.and("(s.latest, s.id) <= (?, ?) AND ((s.latest, s.id) < (?, ?) OR c.n > ?)", after[0], after[1], after[0], after[1], after[2])
		}
		rows, err := tx.QueryContext(ctx, "SELECT c.id, c.n, s.id, s.latest, coalesce(c.correction, 0) FROM story s CROSS JOIN comparison c ON c.story = s.id"+w.sql()+
			" ORDER BY s.latest DESC, s.id DESC, c.n LIMIT ?", append(w.args, limit+1)...)
		if err != nil {
			return broken(err)
		}
		defer rows.Close()
		read := wholes{ctx, tx, map[int64]*wholeStory{}}
		var last [3]int64
		for rows.Next() {
			if len(out.Items) == limit {
				out.Next = cursor(last[0], last[1], last[2])
				break
			}
			var n, place, story, latest, correction int64
			if err := rows.Scan(&n, &place, &story, &latest, &correction); err != nil {
				return broken(err)
			}
			whole, err := read.story(story)
			if err != nil {
				return err
			}
			last = [3]int64{latest, story, place}
			if place < int64(len(whole.Comparisons)) {
				out.Items = append(out.Items, store.ComparisonItem{Story: whole.head, Comparison: whole.Comparisons[place], Correction: id(correctionID, correction)})
			}
		}
		return broken(rows.Err())
	})
	return out, err
}

func comparisonWhere(ctx context.Context, tx *sql.Tx, f store.ComparisonFilter) (*where, error) {
	w := &where{}
	w.and("s.documents > 0") // the index of the newest stories is of these
	if f.Wrong {
		w.and("c.correction IS NOT NULL")
	} else {
		w.and("c.correction IS NULL")
	}
	if f.Kind != nil {
		w.and("c.kind = ?", *f.Kind)
	}
	if f.Slot != "" {
		w.and("c.slot = ?", string(f.Slot))
	}
	if f.Story != "" {
		n, err := resolve(ctx, tx, f.Story)
		if err != nil {
			return nil, err
		}
		w.and("c.story = ?", n)
	}
	return w, nil
}

// Agenda lists what is scheduled; see store.Reader.
func (s *Store) Agenda(ctx context.Context, f store.AgendaFilter, p store.Page) (store.List[store.AgendaItem], error) {
	var out store.List[store.AgendaItem]
	limit, after, err := window(p, 2)
	if err != nil {
		return out, err
	}
	err = s.snapshot(ctx, func(tx *sql.Tx) error {
		w, entity, err := agendaWhere(ctx, tx, f)
		if err != nil {
			return err
		}
		if after != nil {
			w.and("(start, id) > (?, ?)", after[0], after[1])
		}
		rows, err := tx.QueryContext(ctx, "SELECT id, n, story, start FROM agenda"+w.sql()+" ORDER BY start, id LIMIT ?", append(w.args, maxLimit+1)...)
		if err != nil {
			return broken(err)
		}
		defer rows.Close()
		read := wholes{ctx, tx, map[int64]*wholeStory{}}
		for seen := 0; rows.Next(); seen++ {
			var n, place, story, start int64
			if err := rows.Scan(&n, &place, &story, &start); err != nil {
				return broken(err)
			}
			whole, err := read.story(story)
			if err != nil {
				return err
			}
			if item := agendaAt(whole, place); item != nil && (entity == "" || names(item.Item.Participants, entity)) {
				out.Items = append(out.Items, *item)
			}
			if out.Next = ""; len(out.Items) == limit || seen == maxLimit-1 {
				out.Next = cursor(start, n)
				break
			}
		}
		if out.Next != "" && !rows.Next() {
			out.Next = ""
		}
		return broken(rows.Err())
	})
	return out, err
}

func agendaAt(whole *wholeStory, place int64) *store.AgendaItem {
	if place >= int64(len(whole.Agenda)) {
		return nil
	}
	return &store.AgendaItem{Story: whole.head, Item: whole.Agenda[place]}
}

func agendaWhere(ctx context.Context, tx *sql.Tx, f store.AgendaFilter) (*where, string, error) {
	w := &where{}
	bound := func(condition string, at time.Time) {
		if !at.IsZero() {
			w.and(condition, at.Unix())
		}
	}
	bound("finish > ?", f.From)
	bound("start < ?", f.To)
	if f.Story != "" {
		n, err := resolve(ctx, tx, f.Story)
		if err != nil {
			return nil, "", err
		}
		w.and("story = ?", n)
	}
	if f.Entity == "" {
		return w, "", nil
	}
	if story, ok := storyOf(f.Entity); ok {
		w.and("story = ?", story)
		return w, f.Entity, nil
	}
	n, err := resolveEntity(ctx, tx, f.Entity)
	if err != nil {
		return nil, "", err
	}
	w.and("story IN (SELECT story FROM mention WHERE entity = ?)", n)
	return w, id(entityID, n), nil
}

// comparisonAt reads one comparison with the story it is of.
func comparisonAt(ctx context.Context, tx *sql.Tx, comparison string) (story int64, c news.Comparison, err error) {
	n, err := number(comparisonID, comparison)
	if err != nil {
		return 0, c, err
	}
	var place int
	if err := tx.QueryRowContext(ctx, "SELECT story, n FROM comparison WHERE id = ?", n).Scan(&story, &place); err != nil {
		return 0, c, notFound(comparisonID, comparison)
	}
	f, err := finished(ctx, tx, story)
	if err != nil {
		return 0, c, err
	}
	if place >= len(f.Comparisons) {
		return 0, c, notFound(comparisonID, comparison)
	}
	return story, f.Comparisons[place], nil
}
