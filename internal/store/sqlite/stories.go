package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/store"
)

const storyColumns = "s.id, s.title, s.earliest, s.latest, s.documents, s.outlets, s.origins, s.findings, s.agenda, s.changed, s.revision"

// scanStory reads storyColumns, and what stands behind them into more.
func scanStory(r row, more ...any) (int64, store.StoryHead, error) {
	var (
		h                            store.StoryHead
		n, earliest, latest, changed int64
		outlets, findings            string
	)
	err := r.Scan(append([]any{&n, &h.Title, &earliest, &latest, &h.Documents, &outlets, &h.Origins, &findings, &h.Agenda, &changed, &h.Revision}, more...)...)
	if err == nil {
		err = errors.Join(json.Unmarshal([]byte(outlets), &h.Outlets), json.Unmarshal([]byte(findings), &h.Findings))
	}
	h.ID, h.First, h.Latest, h.Changed = id(storyID, n), moment(earliest), moment(latest), moment(changed)
	return n, h, err
}

// resolve is the number of the story that a story is part of now.
func resolve(ctx context.Context, tx *sql.Tx, story string) (int64, error) {
	n, err := number(storyID, story)
	if err != nil {
		return 0, err
	}
	for {
		var into sql.NullInt64
		err := tx.QueryRowContext(ctx, "SELECT into_story FROM story WHERE id = ?", n).Scan(&into)
		if errors.Is(err, sql.ErrNoRows) {
			return 0, notFound(storyID, story)
		}
		if err != nil || !into.Valid {
			return n, broken(err)
		}
		n = into.Int64
	}
}

// Resolve finds what became of a story; see store.Reader.
func (s *Store) Resolve(ctx context.Context, story string) (string, error) {
	var out string
	err := s.snapshot(ctx, func(tx *sql.Tx) error {
		n, err := resolve(ctx, tx, story)
		out = id(storyID, n)
		return err
	})
	return out, err
}

// StoryHead reads what lists show of a story; see store.Reader.
func (s *Store) StoryHead(ctx context.Context, story string) (store.StoryHead, error) {
	var out store.StoryHead
	err := s.snapshot(ctx, func(tx *sql.Tx) error {
		n, err := resolve(ctx, tx, story)
		if err != nil {
			return err
		}
		_, out, err = scanStory(tx.QueryRowContext(ctx, "SELECT "+storyColumns+" FROM story s WHERE id = ?", n))
		return broken(err)
	})
	return out, err
}

// Story reads a story whole; see store.Reader.
func (s *Store) Story(ctx context.Context, story string) (*store.Story, error) {
	var out *store.Story
	err := s.snapshot(ctx, func(tx *sql.Tx) error {
		n, err := resolve(ctx, tx, story)
		if err != nil {
			return err
		}
		out, err = readStory(ctx, tx, n)
		return err
	})
	return out, err
}

func readStory(ctx context.Context, tx *sql.Tx, n int64) (*store.Story, error) {
	_, h, err := scanStory(tx.QueryRowContext(ctx, "SELECT "+storyColumns+" FROM story s WHERE id = ?", n))
	if err != nil {
		return nil, broken(err)
	}
	out := &store.Story{StoryHead: h}
	if out.Merged, err = mergedInto(ctx, tx, n); err != nil {
		return nil, err
	}
	f, err := finished(ctx, tx, n)
	if err != nil {
		return nil, err
	}
	out.News, out.Entities, out.Agenda, out.Background = f.News, f.Entities, f.Agenda, f.Background
	out.News.Title = h.Title
	for _, a := range f.News.Accounts {
		out.Documents = append(out.Documents, a.Document)
	}
	out.Comparisons, out.Wrong, err = sortWrong(ctx, tx, n, f.Comparisons)
	return out, err
}

// mergedInto lists the stories that were merged into a story, also by way of
// others.
func mergedInto(ctx context.Context, tx *sql.Tx, n int64) ([]string, error) {
	const query = `WITH RECURSIVE merged (id) AS (
			SELECT id FROM story WHERE into_story = ?
			UNION SELECT s.id FROM story s JOIN merged m ON s.into_story = m.id)
		SELECT id FROM merged ORDER BY id`
	list, err := integers(ctx, tx, query, n)
	var out []string
	for _, m := range list {
		out = append(out, id(storyID, m))
	}
	return out, err
}

// integers reads a column of numbers.
func integers(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]int64, error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, broken(err)
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, broken(err)
		}
		out = append(out, n)
	}
	return out, broken(rows.Err())
}

// finished reads what was found over the documents of a story. A story that was
// never finished has its documents only.
func finished(ctx context.Context, tx *sql.Tx, n int64) (*store.Finished, error) {
	var packed []byte
	if err := tx.QueryRowContext(ctx, "SELECT data FROM story WHERE id = ?", n).Scan(&packed); err != nil {
		return nil, broken(err)
	}
	if packed == nil {
		return unfinished(ctx, tx, n)
	}
	return store.UnpackFinished(packed, id(storyID, n), func(ids []string) ([]*nlp.Document, error) {
		return loadAll(ctx, tx, ids, false)
	})
}

// loadAll reads documents, which must be there.
func loadAll(ctx context.Context, tx *sql.Tx, ids []string, parse bool) ([]*nlp.Document, error) {
	out := make([]*nlp.Document, len(ids))
	for i, d := range ids {
		n, err := number(documentID, d)
		if err != nil {
			return nil, err
		}
		if out[i], _, err = load(ctx, tx, n, parse); err != nil {
			return nil, err
		}
		if out[i] == nil {
			return nil, notFound(documentID, d)
		}
	}
	return out, nil
}

func unfinished(ctx context.Context, tx *sql.Tx, n int64) (*store.Finished, error) {
	m, err := membership(ctx, tx, n)
	if err != nil {
		return nil, err
	}
	f := &store.Finished{News: &news.Story{ID: m.Story, Previous: m.Previous}}
	for _, p := range m.Placements {
		list, err := loadAll(ctx, tx, []string{p.Document}, false)
		if err != nil {
			return nil, err
		}
		f.News.Accounts = append(f.News.Accounts, news.Account{Document: list[0], Role: p.Role, CopyOf: p.CopyOf, Why: p.Why, Origin: p.Origin})
	}
	return f, nil
}

// sortWrong parts the comparisons that somebody marked as wrong from the others.
func sortWrong(ctx context.Context, tx *sql.Tx, story int64, all []news.Comparison) ([]news.Comparison, []store.MarkedWrong, error) {
	rows, err := tx.QueryContext(ctx, "SELECT id, correction FROM comparison WHERE story = ? AND correction IS NOT NULL", story)
	if err != nil {
		return nil, nil, broken(err)
	}
	defer rows.Close()
	marks := map[string]string{}
	for rows.Next() {
		var n, correction int64
		if err := rows.Scan(&n, &correction); err != nil {
			return nil, nil, broken(err)
		}
		marks[id(comparisonID, n)] = id(correctionID, correction)
	}
	var kept []news.Comparison
	var wrong []store.MarkedWrong
	for _, c := range all {
		if mark := marks[c.ID]; mark != "" {
			wrong = append(wrong, store.MarkedWrong{Comparison: c, Correction: mark})
		} else {
			kept = append(kept, c)
		}
	}
	return kept, wrong, broken(rows.Err())
}

// Stories lists stories; see store.Reader.
func (s *Store) Stories(ctx context.Context, f store.StoryFilter, p store.Page) (store.List[store.StoryHead], error) {
	var out store.List[store.StoryHead]
	limit, after, err := window(p, 2)
	if err != nil {
		return out, err
	}
	err = s.snapshot(ctx, func(tx *sql.Tx) error {
		w, err := storyWhere(ctx, tx, f)
		if err != nil {
			return err
		}
		if after != nil {
			w.and("(s.latest, s.id) < (?, ?)", after[0], after[1])
		}
		rows, err := tx.QueryContext(ctx, "SELECT "+storyColumns+" FROM story s"+w.sql()+" ORDER BY s.latest DESC, s.id DESC LIMIT ?", append(w.args, limit+1)...)
		if err != nil {
			return broken(err)
		}
		defer rows.Close()
		var n int64
		for rows.Next() {
			if k := len(out.Items); k == limit {
				out.Next = cursor(unix(out.Items[k-1].Latest), n)
				break
			}
			var h store.StoryHead
			if n, h, err = scanStory(rows); err != nil {
				return broken(err)
			}
			out.Items = append(out.Items, h)
		}
		return broken(rows.Err())
	})
	return out, err
}

func storyWhere(ctx context.Context, tx *sql.Tx, f store.StoryFilter) (*where, error) {
	w := &where{}
	w.and("s.documents > 0")
	if f.Outlet != "" {
		w.and("s.id IN (SELECT story FROM story_outlet WHERE outlet = ?)", strings.ToLower(f.Outlet))
	}
	if f.Entity != "" {
		n, err := resolveEntity(ctx, tx, f.Entity)
		if err != nil {
			return nil, err
		}
		w.and("s.id IN (SELECT story FROM mention WHERE entity = ?)", n)
	}
	if f.Finding != nil {
		w.and("EXISTS (SELECT 1 FROM comparison c WHERE c.story = s.id AND c.kind = ? AND c.correction IS NULL)", *f.Finding)
	}
	if !f.From.IsZero() {
		w.and("s.latest >= ?", f.From.Unix())
	}
	if !f.To.IsZero() {
		w.and("s.latest < ?", f.To.Unix())
	}
	return w, nil
}

// Counts counts; see store.Reader.
func (s *Store) Counts(ctx context.Context) (store.Counts, error) {
	var c store.Counts
	const query = `SELECT
		(SELECT count(*) FROM document),
		(SELECT count(*) FROM story WHERE documents > 0),
		(SELECT count(*) FROM entity WHERE documents > 0),
		(SELECT count(*) FROM document WHERE state >= 3 AND state = 3),
		(SELECT count(*) FROM document WHERE state >= 3 AND state = 4),
		(SELECT count(*) FROM document WHERE state < 2),
		(SELECT count(*) FROM job WHERE until >= 0),
		(SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size())`
	err := s.read.QueryRowContext(ctx, query).Scan(&c.Documents, &c.Stories, &c.Entities, &c.Refused, &c.Aside, &c.Waiting, &c.Unfinished, &c.Bytes)
	return c, broken(err)
}
