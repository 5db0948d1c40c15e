// Package search finds documents and statements by their words. The index is a
// SQLite file of its own with FTS5 tables, made of what the store has: it can be
// thrown away and made again.
package search

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"strconv"
	"strings"

	"readout/internal/errs"
	"readout/internal/nlp"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// version is that of the tables below and of what stands in them: a file of
// another is made again.
const version = 2

const schema = `
CREATE VIRTUAL TABLE text USING fts5 (title, body, facets, content = '', contentless_delete = 1,
	tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE said USING fts5 (speaker, receiver, content, facets, content = '', contentless_delete = 1,
	tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TABLE entry (document INTEGER PRIMARY KEY, mark INTEGER NOT NULL, said BLOB NOT NULL);
CREATE TABLE place (sequence INTEGER NOT NULL);
INSERT INTO place VALUES (0);
`

// maxStatements is how many statements of a document are indexed: the number of a
// statement in the index is that of its document times this, and its own.
const maxStatements = 4096

// Order is that of what was found.
type Order uint8

// The orders.
const (
	Newest Order = iota // the newest added first
	Best                // the best match first, among the newest maxRanked
)

// maxRanked bounds the matches that are ranked.
const maxRanked = 2000

// Index finds. It is safe for concurrent use.
type Index struct {
	write, read *sql.DB
	store       store.Store
}

// Open opens the index file at path, and makes an empty one where there is none or
// one of another version. Rebuild or Update fills it.
func Open(ctx context.Context, path string, s store.Store) (*Index, error) {
	write, read, err := sqlite.Connect(path, "NORMAL")
	if err != nil {
		return nil, err
	}
	x := &Index{write, read, s}
	var found int
	err = write.QueryRowContext(ctx, "PRAGMA user_version").Scan(&found)
	if err == nil && found != version {
		err = x.clear(ctx)
	}
	if err != nil {
		return nil, errors.Join(errs.Wrap(errs.Unreadable, err, "the index %s cannot be opened: delete the file and run readout reindex", path), x.Close())
	}
	return x, nil
}

// clear makes the tables anew.
func (x *Index) clear(ctx context.Context) error {
	return x.inTx(ctx, func(tx *sql.Tx) error {
		var drop strings.Builder
		for _, table := range []string{"text", "said", "entry", "place"} {
			drop.WriteString("DROP TABLE IF EXISTS " + table + ";\n")
		}
		_, err := tx.ExecContext(ctx, drop.String()+schema+"PRAGMA user_version = "+strconv.Itoa(version))
		return err
	})
}

// Close closes the file.
func (x *Index) Close() error { return errors.Join(x.read.Close(), x.write.Close()) }

func (x *Index) inTx(ctx context.Context, f func(tx *sql.Tx) error) error {
	tx, err := x.write.BeginTx(ctx, nil)
	if err != nil {
		return failed(err)
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing
	if err := f(tx); err != nil {
		return failed(err)
	}
	return failed(tx.Commit())
}

func failed(err error) error {
	var e *errs.Error
	if err == nil || errors.As(err, &e) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return errs.Wrap(errs.Internal, err, "the index failed: readout reindex makes it again")
}

// Hit is a document that was found.
type Hit struct {
	store.DocumentHead
	NLP *nlp.Document // as store.Worker.Load gives it
	// Statements are the indices of the statements that match; none where the
	// query does not ask who said it.
	Statements []int
	Snippets   []Snippet
}

// Snippet is a passage of a document's text with the words that were found.
type Snippet struct {
	nlp.Span
	Marks []nlp.Span // in text order, disjoint
}

// Results are a part of what was found.
type Results struct {
	Hits []Hit
	Next string // cursor of the next part, or empty
}

// Find finds the documents that a query asks for, as many as the page asks for
// (store.Page), with the passages that match. An empty query finds nothing. The
// cursor belongs to the query and the order.
func (x *Index) Find(ctx context.Context, q *Query, order Order, p store.Page) (Results, error) {
	limit := cmp.Or(p.Limit, 20)
	if limit < 0 || limit > 200 {
		return Results{}, errs.New(errs.Usage, "a list's limit is a number from 1 to 200")
	}
	if q.Empty() {
		return Results{}, nil
	}
	after := int64(0)
	if p.After != "" {
		var err error
		if after, err = strconv.ParseInt(p.After, 36, 64); err != nil || after <= 0 {
			return Results{}, errs.New(errs.Usage, "the cursor is none that this search gave: start from the beginning")
		}
	}
	var found []match
	var next string
	var err error
	if order == Best {
		found, next, err = x.best(ctx, q, limit, int(after))
	} else {
		found, next, err = x.newest(ctx, q, limit, after)
	}
	if err != nil {
		return Results{}, err
	}
	hits, err := x.hits(ctx, q, found)
	return Results{hits, next}, err
}

// match is a document with the statements that match.
type match struct {
	document   int64
	statements []int
	rank       float64
}

// newest goes back from the newest document, or from before the one of the
// cursor.
func (x *Index) newest(ctx context.Context, q *Query, limit int, before int64) ([]match, string, error) {
	query := "SELECT rowid, 0 FROM text WHERE text MATCH ? AND rowid < ? ORDER BY rowid DESC"
	bound := before
	if before == 0 {
		bound = 1 << 50
	}
	if q.statements() {
		query = "SELECT rowid, 0 FROM said WHERE said MATCH ? AND rowid < ? ORDER BY rowid DESC"
		if before > 0 {
			bound = before * maxStatements
		} else {
			bound = 1 << 62
		}
	}
	found, more, err := x.matches(ctx, q, query, limit, q.match(), bound)
	if err != nil || !more {
		return found, "", err
	}
	return found, strconv.FormatInt(found[len(found)-1].document, 36), nil
}

// best ranks the newest matches by BM25 and skips those of the parts before. Words that
// tell nothing are neither ranked by nor asked for, unless nothing else is.
func (x *Index) best(ctx context.Context, q *Query, limit, skip int) ([]match, string, error) {
	rank, table := "bm25(text, 4.0, 1.0, 0.0)", "text"
	if q.statements() {
		rank, table = "bm25(said, 0.0, 0.0, 1.0, 0.0)", "said"
	}
	telling, err := x.telling(ctx, q)
	if err != nil {
		return nil, "", err
	}
	if telling.Empty() {
		rank = "0"
	} else {
		q = telling
	}
	query := "SELECT rowid, " + rank + " FROM " + table + " WHERE " + table + " MATCH ? ORDER BY rowid DESC LIMIT ?"
	found, _, err := x.matches(ctx, q, query, maxRanked, q.match(), maxRanked)
	if err != nil {
		return nil, "", err
	}
	slices.SortStableFunc(found, func(a, b match) int { return cmp.Compare(a.rank, b.rank) })
	found = found[min(skip, len(found)):]
	if len(found) <= limit {
		return found, "", nil
	}
	return found[:limit], strconv.FormatInt(int64(skip+limit), 36), nil
}

// The size of the sample that tells how common a word is, in documents, and the share of
// it from which a word tells nothing: BM25 gives no weight to what half of all have, but
// counts it through the whole index.
const (
	newestSampled = 400
	commonShare   = 0.5
)

// telling is a query without its words that most of the newest documents have.
func (x *Index) telling(ctx context.Context, q *Query) (*Query, error) {
	if q.statements() {
		return q, nil // a word of most texts may stand in few statements
	}
	var newest, from, of int64
	err := x.read.QueryRowContext(ctx, "SELECT coalesce(max(document), 0) FROM entry").Scan(&newest)
	if from = newest - newestSampled; err == nil {
		err = x.read.QueryRowContext(ctx, "SELECT count(*) FROM entry WHERE document > ?", from).Scan(&of)
	}
	if err != nil || of < newestSampled/2 {
		return q, failed(err)
	}
	out := *q
	out.All = nil
	for _, list := range q.All {
		var n int64
		if len(list) == 1 {
			err := x.read.QueryRowContext(ctx, "SELECT count(*) FROM text WHERE text MATCH ? AND rowid > ?", "{title body} : "+list[0].quote(), from).Scan(&n)
			if err != nil {
				return nil, failed(err)
			}
		}
		if float64(n) < commonShare*float64(of) {
			out.All = append(out.All, list)
		}
	}
	return &out, nil
}

// matches reads rows of numbers and ranks, the statements of one document as one
// match, until there are more documents than the limit.
func (x *Index) matches(ctx context.Context, q *Query, query string, limit int, args ...any) (found []match, more bool, err error) {
	rows, err := x.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, false, failed(err)
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		var m match
		if err := rows.Scan(&n, &m.rank); err != nil {
			return nil, false, failed(err)
		}
		m.document = n
		if q.statements() {
			m.document = n / maxStatements
			m.statements = []int{int(n % maxStatements)}
		}
		if k := len(found); k > 0 && found[k-1].document == m.document {
			last := &found[k-1]
			last.statements = slices.Insert(last.statements, 0, m.statements...)
			last.rank = min(last.rank, m.rank)
			continue
		}
		if len(found) == limit {
			return found, true, nil
		}
		found = append(found, m)
	}
	return found, false, failed(rows.Err())
}

// hits reads what was found from the store. What is there no more is left out: the
// index follows the store.
func (x *Index) hits(ctx context.Context, q *Query, found []match) ([]Hit, error) {
	ids := make([]string, len(found))
	at := map[string]match{}
	for i, m := range found {
		ids[i] = "d" + strconv.FormatInt(m.document, 10)
		at[ids[i]] = m
	}
	heads, err := x.store.Heads(ctx, ids)
	if err != nil {
		return nil, err
	}
	ids = ids[:0]
	for _, h := range heads {
		ids = append(ids, h.ID)
	}
	documents, err := x.store.Load(ctx, ids, false)
	if err != nil {
		return nil, err
	}
	words := q.Words()
	out := make([]Hit, len(heads))
	for i, h := range heads {
		out[i] = Hit{DocumentHead: h, NLP: documents[i]}
		for _, s := range at[h.ID].statements {
			if s < len(documents[i].Statements) {
				out[i].Statements = append(out[i].Statements, s)
			}
		}
		out[i].Snippets = snippets(documents[i], words, out[i].Statements)
	}
	return out, nil
}
