package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/store"
)

// Recover counts what was interrupted; see store.Worker.
func (s *Store) Recover(ctx context.Context, crashed bool) ([]store.Interrupted, error) {
	var out []store.Interrupted
	crash := 0
	if crashed {
		crash = 1
	}
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		names, err := openClaims(ctx, tx)
		if err != nil {
			return err
		}
		for _, c := range names {
			if c.alone {
				i, err := interrupted(ctx, tx, c, crash)
				if err != nil {
					return err
				}
				out = append(out, i)
			}
			const query = "UPDATE cursor SET alone = max(alone, claimed), claimed = position WHERE name = ?"
			if _, err := tx.ExecContext(ctx, query, c.name); err != nil {
				return broken(err)
			}
		}
		if _, err = tx.ExecContext(ctx, "UPDATE again SET claimed = 0"); err != nil {
			return broken(err)
		}
		_, err = tx.ExecContext(ctx, "UPDATE job SET attempts = attempts + ?, stops = stops + ?, begun = 0 WHERE begun = 1", crash, 1-crash)
		return broken(err)
	})
	return out, err
}

// openClaim is a claim that was under way.
type openClaim struct {
	name     string
	document int64 // the last of it
	alone    bool  // it was the only one
}

func openClaims(ctx context.Context, tx *sql.Tx) ([]openClaim, error) {
	rows, err := tx.QueryContext(ctx, `SELECT name, claimed, (SELECT count(*) FROM document WHERE id > position AND id <= claimed) = 1
			FROM cursor WHERE claimed > position
		UNION ALL SELECT cursor, document, 1 FROM again WHERE claimed = 1 ORDER BY 1, 2`)
	if err != nil {
		return nil, broken(err)
	}
	defer rows.Close()
	var out []openClaim
	for rows.Next() {
		var c openClaim
		if err := rows.Scan(&c.name, &c.document, &c.alone); err != nil {
			return nil, broken(err)
		}
		out = append(out, c)
	}
	return out, broken(rows.Err())
}

// interrupted counts an attempt of the one document that was claimed.
func interrupted(ctx context.Context, tx *sql.Tx, c openClaim, crash int) (store.Interrupted, error) {
	const query = `INSERT INTO attempt (document, stage, crashes, stops) VALUES (?, ?, ?, ?)
		ON CONFLICT (document, stage) DO UPDATE SET crashes = crashes + excluded.crashes, stops = stops + excluded.stops
		RETURNING crashes, stops`
	out := store.Interrupted{Document: id(documentID, c.document), Stage: c.name}
	err := tx.QueryRowContext(ctx, query, c.document, c.name, crash, 1-crash).Scan(&out.Crashes, &out.Stops)
	return out, broken(err)
}

// Claim takes documents; see store.Worker.
func (s *Store) Claim(ctx context.Context, name, upstream string, n int) (store.Claim, error) {
	claim := store.Claim{Cursor: name}
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		again, err := claimAgain(ctx, tx, name, upstream)
		if err != nil || again > 0 {
			claim.Documents = []string{id(documentID, again)}
			return err
		}
		list, err := claimNext(ctx, tx, name, upstream, n)
		for _, d := range list {
			claim.Documents = append(claim.Documents, id(documentID, d))
		}
		return err
	})
	if err != nil {
		return store.Claim{}, err
	}
	return claim, nil
}

// claimAgain takes a document behind the cursor that is to be done once more; 0
// where there is none.
func claimAgain(ctx context.Context, tx *sql.Tx, name, upstream string) (int64, error) {
	const query = `UPDATE again SET claimed = 1 WHERE cursor = ?1 AND document = (SELECT min(document) FROM again a WHERE cursor = ?1
		AND NOT EXISTS (SELECT 1 FROM again u WHERE u.cursor = ?2 AND u.document = a.document)) RETURNING document`
	var n int64
	err := tx.QueryRowContext(ctx, query, name, upstream).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n, broken(err)
}

// claimNext takes the next documents.
func claimNext(ctx context.Context, tx *sql.Tx, name, upstream string, n int) ([]int64, error) {
	var position, claimed, alone int64
	err := tx.QueryRowContext(ctx, "SELECT position, claimed, alone FROM cursor WHERE name = ?", name).Scan(&position, &claimed, &alone)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, broken(err)
	}
	last, err := lastOf(ctx, tx, upstream)
	if err != nil {
		return nil, err
	}
	if claimed > position {
		last = claimed
	} else if position < alone {
		n = 1
	}
	list, err := integers(ctx, tx, "SELECT id FROM document WHERE id > ? AND id <= ? ORDER BY id LIMIT ?", position, last, n)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	const query = `INSERT INTO cursor (name, position, claimed) VALUES (?, ?, ?)
		ON CONFLICT (name) DO UPDATE SET claimed = excluded.claimed`
	_, err = tx.ExecContext(ctx, query, name, position, list[len(list)-1])
	return list, broken(err)
}

// lastOf is the last document that an upstream cursor has done, or the last there
// is.
func lastOf(ctx context.Context, tx *sql.Tx, upstream string) (int64, error) {
	var last sql.NullInt64
	var err error
	if upstream == "" {
		err = tx.QueryRowContext(ctx, "SELECT max(id) FROM document").Scan(&last)
	} else {
		err = tx.QueryRowContext(ctx, "SELECT max(position) FROM cursor WHERE name = ?", upstream).Scan(&last)
	}
	return last.Int64, broken(err)
}

// Position reads a cursor; see store.Worker.
func (s *Store) Position(ctx context.Context, name string) (int64, error) {
	var n sql.NullInt64
	err := s.read.QueryRowContext(ctx, "SELECT max(position) FROM cursor WHERE name = ?", name).Scan(&n)
	return n.Int64, broken(err)
}

// Begin takes stories to finish; see store.Worker.
func (s *Store) Begin(ctx context.Context, touched time.Time, n int) ([]store.Job, error) {
	var out []store.Job
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		var err error
		if out, err = waiting(ctx, tx, touched, unix(s.now()), n); err != nil {
			return err
		}
		for _, j := range out {
			n, err := number(storyID, j.Story)
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, "UPDATE job SET begun = 1 WHERE story = ?", n); err != nil {
				return broken(err)
			}
		}
		return nil
	})
	return out, err
}

// waiting lists jobs: several that never failed, or one that did.
func waiting(ctx context.Context, tx *sql.Tx, touched time.Time, now int64, n int) ([]store.Job, error) {
	rows, err := tx.QueryContext(ctx, `SELECT story, attempts, stops, serial FROM job WHERE until >= 0 AND until <= ? AND since <= ?
		ORDER BY since, story LIMIT ?`, now, touched.UnixMilli(), n)
	if err != nil {
		return nil, broken(err)
	}
	defer rows.Close()
	var out []store.Job
	for rows.Next() {
		var story int64
		var j store.Job
		if err := rows.Scan(&story, &j.Attempts, &j.Stops, &j.Serial); err != nil {
			return nil, broken(err)
		}
		j.Story = id(storyID, story)
		if j.Attempts+j.Stops > 0 {
			if len(out) == 0 {
				out = append(out, j)
			}
			break
		}
		out = append(out, j)
	}
	return out, broken(rows.Err())
}

// Load reads documents; see store.Worker.
func (s *Store) Load(ctx context.Context, documents []string, parse bool) ([]*nlp.Document, error) {
	var out []*nlp.Document
	err := s.snapshot(ctx, func(tx *sql.Tx) (err error) {
		out, err = loadAll(ctx, tx, documents, parse)
		return err
	})
	return out, err
}

// Outdated finds documents with layers of another version; see store.Worker.
func (s *Store) Outdated(ctx context.Context, documents []string, version string) ([]string, error) {
	list, err := numbers(documentID, documents)
	if err != nil {
		return nil, err
	}
	var out []string
	err = s.snapshot(ctx, func(tx *sql.Tx) error {
		for i, n := range list {
			var old bool
			const query = `SELECT EXISTS (SELECT 1 FROM document d JOIN annotation a ON a.id = d.annotation
				WHERE d.id = ? AND d.state = 2 AND a.version <> ?)`
			if err := tx.QueryRowContext(ctx, query, n, version).Scan(&old); err != nil {
				return broken(err)
			}
			if old {
				out = append(out, documents[i])
			}
		}
		return nil
	})
	return out, err
}

// Membership reads what a story is made of; see store.Worker.
func (s *Store) Membership(ctx context.Context, story string) (*store.Membership, error) {
	var out *store.Membership
	err := s.snapshot(ctx, func(tx *sql.Tx) error {
		n, err := resolve(ctx, tx, story)
		if err != nil {
			return err
		}
		out, err = membership(ctx, tx, n)
		return err
	})
	return out, err
}

func membership(ctx context.Context, tx *sql.Tx, n int64) (*store.Membership, error) {
	m := &store.Membership{Story: id(storyID, n)}
	var previous string
	err := tx.QueryRowContext(ctx, "SELECT previous FROM story WHERE id = ?", n).Scan(&previous)
	if err == nil {
		err = json.Unmarshal([]byte(previous), &m.Previous)
	}
	if err != nil {
		return nil, broken(err)
	}
	if m.Wrong, err = wrongPlaces(ctx, tx, n); err != nil {
		return nil, err
	}
	placed, err := placements(ctx, tx, "SELECT id, role, copy_of, why, origin, story FROM document WHERE story = ? AND superseded IS NULL AND state < 3 ORDER BY id", n)
	for _, p := range placed {
		m.Placements = append(m.Placements, p.Placement)
	}
	if err != nil {
		return nil, err
	}
	others, err := integers(ctx, tx, `SELECT d.id FROM background b JOIN document d ON d.id = b.document
		WHERE b.story = ?1 AND d.superseded IS NULL AND d.state < 3 AND d.story <> ?1 ORDER BY d.id LIMIT 20`, n)
	for _, d := range others {
		m.Background = append(m.Background, id(documentID, d))
	}
	return m, err
}

func placements(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]store.Placed, error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, broken(err)
	}
	defer rows.Close()
	var out []store.Placed
	for rows.Next() {
		var (
			n, story int64
			copyOf   sql.NullInt64
			role     uint8
			p        store.Placed
		)
		if err := rows.Scan(&n, &role, &copyOf, &p.Why, &p.Origin, &story); err != nil {
			return nil, broken(err)
		}
		p.Document, p.CopyOf, p.Role, p.Story = id(documentID, n), id(documentID, copyOf.Int64), news.Role(role), id(storyID, story)
		out = append(out, p)
	}
	return out, broken(rows.Err())
}

// Newest lists the newest placements; see store.Worker.
func (s *Store) Newest(ctx context.Context, n int) ([]store.Placed, error) {
	var out []store.Placed
	err := s.snapshot(ctx, func(tx *sql.Tx) (err error) {
		out, err = placements(ctx, tx, `SELECT * FROM (SELECT id, role, copy_of, why, origin, story FROM document
			WHERE story IS NOT NULL AND superseded IS NULL ORDER BY id DESC LIMIT ?) ORDER BY id`, n)
		return err
	})
	return out, err
}

// Update runs a worker's transaction; see store.Worker.
func (s *Store) Update(ctx context.Context, f func(tx store.Tx) error) error {
	return s.inTx(ctx, func(tx *sql.Tx) error { return f(s.transaction(ctx, tx)) })
}

// maxStuck bounds what Stuck lists.
const maxStuck = 200

// Stuck lists stories that cannot be finished; see store.Reader.
func (s *Store) Stuck(ctx context.Context) ([]store.StuckStory, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT "+storyColumns+", j.reason FROM job j JOIN story s ON s.id = j.story WHERE j.until < 0 ORDER BY s.id DESC LIMIT ?", maxStuck)
	if err != nil {
		return nil, broken(err)
	}
	defer rows.Close()
	var out []store.StuckStory
	for rows.Next() {
		var stuck store.StuckStory
		if _, stuck.Story, err = scanStory(rows, &stuck.Reason); err != nil {
			return nil, broken(err)
		}
		out = append(out, stuck)
	}
	return out, broken(rows.Err())
}

// Finish has a story finished anew; see store.Corrector.
func (s *Store) Finish(ctx context.Context, story string) error {
	return s.Update(ctx, func(tx store.Tx) error { return tx.Touch(story) })
}
