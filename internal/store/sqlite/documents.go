package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"readout/internal/errs"
	"readout/internal/input"
	"readout/internal/nlp"
	"readout/internal/store"
)

// headColumns are those of document that scanHead reads.
const headColumns = "id, path, url, outlet, domain, title, language, date, added, state, stage, reason, story, version, superseded"

// row is *sql.Row or *sql.Rows.
type row interface{ Scan(dest ...any) error }

func scanHead(r row) (int64, store.DocumentHead, error) {
	var (
		h                 store.DocumentHead
		n, added          int64
		date              string
		story, superseded sql.NullInt64
	)
	err := r.Scan(&n, &h.Path, &h.URL, &h.Outlet.Name, &h.Outlet.Domain, &h.Title, &h.Language, &date, &added,
		&h.State, &h.Stage, &h.Reason, &story, &h.Version, &superseded)
	if err != nil {
		return 0, h, err
	}
	if date != "" {
		if err := json.Unmarshal([]byte(date), &h.Date); err != nil {
			return 0, h, err
		}
	}
	h.ID, h.Added, h.Story, h.Superseded = id(documentID, n), moment(added), id(storyID, story.Int64), id(documentID, superseded.Int64)
	return n, h, nil
}

// head reads the head of one document.
func head(ctx context.Context, tx *sql.Tx, n int64) (store.DocumentHead, error) {
	_, h, err := scanHead(tx.QueryRowContext(ctx, "SELECT "+headColumns+" FROM document WHERE id = ?", n))
	if errors.Is(err, sql.ErrNoRows) {
		return h, notFound(documentID, id(documentID, n))
	}
	return h, broken(err)
}

// Heads reads heads; see store.Reader.
func (s *Store) Heads(ctx context.Context, documents []string) ([]store.DocumentHead, error) {
	var out []store.DocumentHead
	err := s.snapshot(ctx, func(tx *sql.Tx) error {
		for _, d := range documents {
			n, err := number(documentID, d)
			if err != nil {
				continue
			}
			h, err := head(ctx, tx, n)
			if errs.KindOf(err) == errs.NotFound && err != nil {
				continue
			}
			if err != nil {
				return err
			}
			out = append(out, h)
		}
		return nil
	})
	return out, err
}

// Document reads a document; see store.Reader.
func (s *Store) Document(ctx context.Context, document string) (*store.Document, error) {
	n, err := number(documentID, document)
	if err != nil {
		return nil, err
	}
	out := &store.Document{}
	err = s.snapshot(ctx, func(tx *sql.Tx) error {
		if out.DocumentHead, err = head(ctx, tx, n); err != nil {
			return err
		}
		if out.Versions, err = versions(ctx, tx, n); err != nil {
			return err
		}
		if out.NLP, err = loadView(ctx, tx, n); err != nil || out.NLP == nil || out.Story == "" {
			return err
		}
		var packed []byte
		err = tx.QueryRowContext(ctx, "SELECT data FROM story WHERE id = (SELECT story FROM document WHERE id = ?)", n).Scan(&packed)
		if err != nil || packed == nil {
			return broken(err)
		}
		out.Entities, err = store.Link(packed, out.NLP)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// versions lists the versions of a document's page.
func versions(ctx context.Context, tx *sql.Tx, n int64) ([]store.DocumentHead, error) {
	const query = "SELECT " + headColumns + " FROM document WHERE id = ?1 OR page = (SELECT page FROM document WHERE id = ?1) AND page <> '' ORDER BY version, id"
	rows, err := tx.QueryContext(ctx, query, n)
	if err != nil {
		return nil, broken(err)
	}
	defer rows.Close()
	var out []store.DocumentHead
	for rows.Next() {
		_, h, err := scanHead(rows)
		if err != nil {
			return nil, broken(err)
		}
		out = append(out, h)
	}
	return out, broken(rows.Err())
}

// loadView reads a document with the layers that readers need; nil where it has
// not been read.
func loadView(ctx context.Context, tx *sql.Tx, n int64) (*nlp.Document, error) {
	d, _, err := load(ctx, tx, n, false)
	return d, err
}

// load reads a document, with its parse where it is asked for.
func load(ctx context.Context, tx *sql.Tx, n int64, parse bool) (*nlp.Document, bool, error) {
	column := "NULL"
	if parse {
		column = "a.parse"
	}
	query := "SELECT p.data, a.layers, " + column + ` FROM document d JOIN page p ON p.document = d.id
		LEFT JOIN annotation a ON a.id = d.annotation WHERE d.id = ?`
	var page, layers, rest []byte
	err := tx.QueryRowContext(ctx, query, n).Scan(&page, &layers, &rest)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, broken(err)
	}
	d, err := store.UnpackPage(page)
	if err != nil {
		return nil, false, err
	}
	if d.ID = id(documentID, n); layers == nil {
		return d, false, nil
	}
	if err := store.UnpackLayers(layers, d); err != nil {
		return nil, false, err
	}
	if rest != nil {
		err = store.UnpackParse(rest, d)
	}
	return d, true, err
}

// Source reads a page as it was added; see store.Reader.
func (s *Store) Source(ctx context.Context, document string) (*store.Source, error) {
	n, err := number(documentID, document)
	if err != nil {
		return nil, err
	}
	var (
		out    store.Source
		known  string
		added  int64
		format uint8
		packed []byte
	)
	err = s.read.QueryRowContext(ctx, "SELECT d.path, d.added, s.format, s.known, s.data FROM document d JOIN source s ON s.document = d.id WHERE d.id = ?", n).
		Scan(&out.Path, &added, &format, &known, &packed)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, notFound(documentID, document)
	}
	if err != nil {
		return nil, broken(err)
	}
	out.Format, out.Added = input.Format(format), moment(added)
	if err := json.Unmarshal([]byte(known), &out.Known); err != nil {
		return nil, broken(err)
	}
	out.Data, err = store.Unpack(packed)
	return &out, err
}

// Documents lists documents; see store.Reader.
func (s *Store) Documents(ctx context.Context, f store.DocumentFilter, p store.Page) (store.List[store.DocumentHead], error) {
	var out store.List[store.DocumentHead]
	limit, after, err := window(p, 1)
	if err != nil {
		return out, err
	}
	err = s.snapshot(ctx, func(tx *sql.Tx) error {
		w, err := documentWhere(ctx, tx, f)
		if err != nil {
			return err
		}
		if after != nil {
			w.and("id < ?", after[0])
		}
		rows, err := tx.QueryContext(ctx, "SELECT "+headColumns+" FROM document"+w.sql()+" ORDER BY id DESC LIMIT ?", append(w.args, limit+1)...)
		if err != nil {
			return broken(err)
		}
		defer rows.Close()
		var last int64
		for rows.Next() {
			if len(out.Items) == limit {
				out.Next = cursor(last)
				break
			}
			n, h, err := scanHead(rows)
			if err != nil {
				return broken(err)
			}
			last = n
			out.Items = append(out.Items, h)
		}
		return broken(rows.Err())
	})
	return out, err
}

// documentWhere is the condition of a filter of documents.
func documentWhere(ctx context.Context, tx *sql.Tx, f store.DocumentFilter) (*where, error) {
	w := &where{}
	if err := w.outlet(ctx, tx, f.Outlet); err != nil {
		return nil, err
	}
	if f.Story != "" {
		n, err := resolve(ctx, tx, f.Story)
		if err != nil {
			return nil, err
		}
		w.and("story = ?", n)
	}
	if f.Entity != "" {
		n, err := resolveEntity(ctx, tx, f.Entity)
		if err != nil {
			return nil, err
		}
		w.and("id IN (SELECT document FROM mention WHERE entity = ?)", n)
	}
	if len(f.States) > 0 {
		marks := strings.TrimSuffix(strings.Repeat("?, ", len(f.States)), ", ")
		var args []any
		for _, state := range f.States {
			args = append(args, state)
		}
		if least := minState(f.States); least >= store.Refused {
			w.and("state >= 3") // lets the index of the states be used
		}
		w.and("state IN ("+marks+")", args...)
	}
	if !f.Superseded {
		w.and("superseded IS NULL")
	}
	return w, nil
}

func minState(states []store.State) store.State {
	least := states[0]
	for _, s := range states {
		least = min(least, s)
	}
	return least
}
