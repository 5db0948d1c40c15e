package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// fill makes a large store: reports that went through the pipeline, and copies of
// all that the store has of them, under new numbers. The copies are made in the
// tables: what a large store costs to read does not depend on how it was filled.
func fill(ctx context.Context, folder string, documents int, l load) error {
	if folder == "" {
		return errors.New("fill needs --data")
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	d, err := openDesk(ctx, folder, l.jobs)
	if err != nil {
		return err
	}
	err = d.addAll(ctx, l)
	if err == nil {
		err = d.Idle(ctx)
	}
	if err := errors.Join(err, d.stop()); err != nil {
		return err
	}
	write, read, err := sqlite.Connect(filepath.Join(folder, "readout.db"), "OFF")
	if err != nil {
		return err
	}
	defer write.Close()
	defer read.Close()
	c, err := newCopier(ctx, write)
	if err != nil {
		return err
	}
	begun := time.Now()
	rounds := int64((documents - l.articles + int(c.last["document"]) - 1) / int(c.last["document"]))
	for r := int64(1); r <= rounds; r++ {
		if err := c.round(ctx, write, r); err != nil {
			return err
		}
	}
	fmt.Println("filled:", rate(int(rounds*c.last["document"]), time.Since(begun)))
	for _, end := range []string{
		"UPDATE entity SET documents = documents * ?1, said = said * ?1",
		"UPDATE cursor SET position = position * ?1, claimed = position * ?1",
	} {
		if _, err := write.ExecContext(ctx, end, rounds+1); err != nil {
			return err
		}
	}
	return nil
}

// copier copies the rows that a store has at first.
type copier struct {
	last    map[string]int64 // largest number by table
	stories map[int64][]byte // packed
}

func newCopier(ctx context.Context, db *sql.DB) (*copier, error) {
	c := &copier{map[string]int64{}, map[int64][]byte{}}
	for _, table := range []string{"document", "annotation", "story", "comparison", "agenda"} {
		var n sql.NullInt64
		if err := db.QueryRowContext(ctx, "SELECT max(id) FROM "+table).Scan(&n); err != nil {
			return nil, err
		}
		c.last[table] = n.Int64
	}
	rows, err := db.QueryContext(ctx, "SELECT id, data FROM story WHERE data IS NOT NULL")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		var data []byte
		if err := rows.Scan(&n, &data); err != nil {
			return nil, err
		}
		c.stories[n] = data
	}
	return c, rows.Err()
}

// round copies everything once, its numbers r times the largest further on.
func (c *copier) round(ctx context.Context, db *sql.DB, r int64) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing
	shift := strings.NewReplacer("+D", fmt.Sprint("+", r*c.last["document"]), "+N", fmt.Sprint("+", r*c.last["annotation"]), "+S", fmt.Sprint("+", r*c.last["story"]),
		"+C", fmt.Sprint("+", r*c.last["comparison"]), "+G", fmt.Sprint("+", r*c.last["agenda"]), "$R", fmt.Sprint(r), "$D", fmt.Sprint(c.last["document"]), "$S", fmt.Sprint(c.last["story"]))
	for _, query := range []string{
		`INSERT INTO document SELECT id +D, CAST(fingerprint || $R AS BLOB), state, stage, reason, path, url, outlet, domain, title, language, date,
			moment + 86400 * ($R % 900), added, page || '/$R', version, superseded +D, story +S, role, copy_of +D, origin, annotation +N, why FROM document WHERE id <= $D`,
		"INSERT INTO background SELECT story +S, document +D FROM background WHERE story <= $S",
		"INSERT INTO source SELECT document +D, format, known, size, data FROM source WHERE document <= $D",
		"INSERT INTO page SELECT document +D, data FROM page WHERE document <= $D",
		"INSERT INTO annotation SELECT id +N, document +D, version, layers, parse FROM annotation WHERE document <= $D",
		`INSERT INTO story SELECT id +S, title, earliest + 86400 * ($R % 900), latest + 86400 * ($R % 900), documents, outlets, origins, findings, agenda,
			'[]', changed, revision, into_story +S, NULL FROM story WHERE id <= $S`,
		"INSERT INTO story_outlet SELECT outlet, story +S FROM story_outlet WHERE story <= $S",
		"INSERT INTO mention SELECT entity, document +D, story +S, said FROM mention WHERE document <= $D",
		"INSERT INTO spelling SELECT entity, story +S, names, roles FROM spelling WHERE story <= $S",
		"INSERT INTO comparison SELECT id +C, story +S, n, kind, slot, correction FROM comparison WHERE story <= $S",
		"INSERT INTO agenda SELECT id +G, story +S, n, start + 86400 * ($R % 900), finish + 86400 * ($R % 900) FROM agenda WHERE story <= $S",
	} {
		if _, err := tx.ExecContext(ctx, shift.Replace(query)); err != nil {
			return fmt.Errorf("%s: %w", strings.Fields(query)[2], err)
		}
	}
	for n, data := range c.stories {
		moved, err := store.Renumber(data, func(id string) string { return shifted(id, r*c.last["document"]) })
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE story SET data = ? WHERE id = ?", moved, n+r*c.last["story"]); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// shifted is the id of the document that comes so many later.
func shifted(id string, by int64) string {
	var n int64
	if _, err := fmt.Sscanf(id, "d%d", &n); err != nil {
		return id
	}
	return fmt.Sprint("d", n+by)
}
