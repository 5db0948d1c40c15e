package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"time"

	"readout/internal/nlp"
	"readout/internal/store"
)

// transaction is a store.Tx.
type transaction struct {
	ctx context.Context
	tx  *sql.Tx
	now time.Time
	*Statements
}

func (s *Store) transaction(ctx context.Context, tx *sql.Tx) *transaction {
	return &transaction{ctx, tx, s.now(), NewStatements(tx)}
}

func (t *transaction) exec(query string, args ...any) error {
	return broken(t.Exec(t.ctx, query, args...))
}

// tell puts a change into the outbox.
func (t *transaction) tell(kind store.ChangeKind, number, target int64) error {
	return t.exec("INSERT INTO outbox (kind, number, target, at) VALUES (?, ?, ?, ?)", string(kind), number, target, unix(t.now))
}

// PutPage keeps what the reader found; see store.Tx.
func (t *transaction) PutPage(d *nlp.Document) (store.Placed, error) {
	n, err := number(documentID, d.ID)
	if err != nil {
		return store.Placed{}, err
	}
	packed := store.PackPage(d)
	date := d.Dates.Published.Date
	if !date.Known() {
		date = d.Dates.Anchor.Date
	}
	written, err := json.Marshal(date)
	if err != nil {
		return store.Placed{}, broken(err)
	}
	const query = `UPDATE document SET state = max(state, ?), stage = '', reason = '', url = ?, outlet = ?, domain = ?, title = ?, language = ?,
		date = ?, moment = CASE WHEN ? THEN ? ELSE added END, page = ? WHERE id = ?`
	page := pageKey(d)
	err = t.exec(query, store.Read, d.URL, d.Outlet.Name, d.Outlet.Domain, d.Title, d.Language, string(written), date.Known(), date.Time.Unix(), page, n)
	if err == nil {
		err = t.exec("INSERT INTO page (document, data) VALUES (?, ?) ON CONFLICT (document) DO UPDATE SET data = excluded.data", n, packed)
	}
	if err == nil {
		err = t.tell(store.DocumentChanged, n, 0)
	}
	if err != nil || page == "" {
		return store.Placed{}, err
	}
	return t.supersede(n, page)
}

// pageKey is what the versions of one page share: its address without fragment
// and tracking, or the path of a single file or line that was named by an
// absolute path; empty where nothing says that two documents are one page.
func pageKey(d *nlp.Document) string {
	u, err := url.Parse(strings.TrimSpace(d.URL))
	if err != nil || u.Host == "" {
		return ""
	}
	query := u.Query()
	for name := range query {
		if strings.HasPrefix(name, "utm_") || slices.Contains([]string{"fbclid", "gclid", "mc_cid", "mc_eid", "cmpid", "igshid"}, name) {
			query.Del(name)
		}
	}
	key := strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimSuffix(u.EscapedPath(), "/")
	if len(query) > 0 {
		key += "?" + query.Encode()
	}
	return key
}

// supersede makes document n the current version of its page, after those that
// were added before it.
func (t *transaction) supersede(n int64, page string) (store.Placed, error) {
	const query = "SELECT id, role, copy_of, why, origin, coalesce(story, 0) FROM document WHERE page = ? AND id < ? AND superseded IS NULL AND state < 3 ORDER BY id DESC LIMIT 1"
	before, err := placements(t.ctx, t.tx, query, page, n)
	if err != nil || len(before) == 0 {
		return store.Placed{}, err
	}
	old, err := number(documentID, before[0].Document)
	if err != nil {
		return store.Placed{}, err
	}
	err = t.exec("UPDATE document SET version = 1 + (SELECT max(version) FROM document WHERE page = ?1 AND id < ?2) WHERE id = ?2", page, n)
	if err == nil {
		err = t.exec("UPDATE document SET superseded = ? WHERE id = ?", n, old)
	}
	if err == nil {
		err = t.tell(store.DocumentChanged, old, 0)
	}
	return before[0], err
}

// PutLayers keeps what the stages found; see store.Tx.
func (t *transaction) PutLayers(d *nlp.Document, version string) error {
	n, err := number(documentID, d.ID)
	if err != nil {
		return err
	}
	layers, parse := store.PackLayers(d), store.PackParse(d)
	const insert = `INSERT INTO annotation (document, version, layers, parse) VALUES (?, ?, ?, ?)
		ON CONFLICT (document, version) DO UPDATE SET layers = excluded.layers, parse = excluded.parse RETURNING id`
	var annotation int64
	if err := t.Scan(t.ctx, insert, []any{n, version, layers, parse}, &annotation); err != nil {
		return broken(err)
	}
	err = t.exec("UPDATE document SET annotation = ?, state = ?, stage = '', reason = '' WHERE id = ?", annotation, store.Annotated, n)
	if err != nil {
		return err
	}
	return t.tell(store.DocumentChanged, n, 0)
}

// Refuse keeps why a document is no page; see store.Tx.
func (t *transaction) Refuse(document, stage, reason string) error {
	return t.stop(document, store.Refused, stage, reason)
}

// SetAside keeps why a document is not tried again; see store.Tx.
func (t *transaction) SetAside(document, stage, reason string) error {
	return t.stop(document, store.Aside, stage, reason)
}

// stop takes a document out of the work, and out of its story.
func (t *transaction) stop(document string, state store.State, stage, reason string) error {
	n, err := number(documentID, document)
	if err != nil {
		return err
	}
	var story sql.NullInt64
	if err := t.tx.QueryRowContext(t.ctx, "SELECT story FROM document WHERE id = ?", n).Scan(&story); err != nil {
		return broken(err)
	}
	if err := t.exec("UPDATE document SET state = ?, stage = ?, reason = ? WHERE id = ?", state, stage, reason, n); err != nil {
		return err
	}
	if story.Valid {
		if err := t.touch(story.Int64); err != nil {
			return err
		}
	}
	return t.tell(store.DocumentChanged, n, 0)
}

// Place puts a document into a story; see store.Tx.
func (t *transaction) Place(p store.Placed) (string, error) {
	n, err := number(documentID, p.Document)
	if err != nil {
		return "", err
	}
	var story int64
	if p.Story == "" {
		made, err := t.tx.ExecContext(t.ctx, "INSERT INTO story (changed) VALUES (?)", unix(t.now))
		if err != nil {
			return "", broken(err)
		}
		if story, err = made.LastInsertId(); err != nil {
			return "", broken(err)
		}
	} else if story, err = resolve(t.ctx, t.tx, p.Story); err != nil {
		return "", err
	}
	var copyOf any
	if p.CopyOf != "" {
		if copyOf, err = number(documentID, p.CopyOf); err != nil {
			return "", err
		}
	}
	if err := t.exec("UPDATE document SET story = ?, role = ?, copy_of = ?, why = ?, origin = ? WHERE id = ?", story, p.Role, copyOf, p.Why, p.Origin, n); err != nil {
		return "", err
	}
	return id(storyID, story), t.headline(story)
}

// Renumber changes an origin; see store.Tx.
func (t *transaction) Renumber(document string, origin int) error {
	n, err := number(documentID, document)
	if err != nil {
		return err
	}
	return t.exec("UPDATE document SET origin = ? WHERE id = ?", origin, n)
}

// Join merges stories; see store.Tx.
func (t *transaction) Join(into, from string) (bool, error) {
	to, err := resolve(t.ctx, t.tx, into)
	if err != nil {
		return false, err
	}
	other, err := resolve(t.ctx, t.tx, from)
	if err != nil || other == to {
		return false, err
	}
	var apart bool
	const query = "SELECT EXISTS (SELECT 1 FROM apart a JOIN correction c ON c.id = a.correction WHERE a.one = ? AND a.other = ? AND c.undone IS NULL)"
	if err := t.tx.QueryRowContext(t.ctx, query, min(to, other), max(to, other)).Scan(&apart); err != nil || apart {
		return false, broken(err)
	}
	return true, t.join(to, other)
}

// join moves the documents of a story into another. Its number stays resolvable.
func (t *transaction) join(to, other int64) error {
	var origins int64
	if err := t.tx.QueryRowContext(t.ctx, "SELECT coalesce(max(origin), 0) FROM document WHERE story = ?", to).Scan(&origins); err != nil {
		return broken(err)
	}
	for _, do := range []struct {
		query string
		args  []any
	}{
		{"UPDATE document SET story = ?, origin = CASE WHEN origin > 0 THEN origin + ? ELSE 0 END WHERE story = ?", []any{to, origins, other}},
		{"UPDATE story SET into_story = ?, documents = 0, changed = ? WHERE id = ?", []any{to, unix(t.now), other}},
		{"DELETE FROM job WHERE story = ?", []any{other}},
		{"INSERT OR IGNORE INTO background (story, document) SELECT ?, document FROM background WHERE story = ?", []any{to, other}},
		{"UPDATE story SET documents = documents + (SELECT count(*) FROM document WHERE story = ?1 AND superseded IS NULL AND state < 3) WHERE id = ?1 AND documents = 0", []any{to}},
	} {
		if err := t.exec(do.query, do.args...); err != nil {
			return err
		}
	}
	if err := t.forget(other); err != nil {
		return err
	}
	if err := t.tell(store.StoryMerged, other, to); err != nil {
		return err
	}
	return t.touch(to)
}

// forget drops what was found over a story that has no documents any more.
func (t *transaction) forget(story int64) error {
	if err := t.exec(`UPDATE entity SET documents = documents - m.n, said = said - m.s FROM (
			SELECT entity AS of, count(*) AS n, sum(said) AS s FROM mention WHERE story = ? GROUP BY entity) m
		WHERE entity.id = m.of`, story); err != nil {
		return err
	}
	for _, table := range []string{"mention", "spelling", "comparison", "agenda", "story_outlet"} {
		if err := t.exec("DELETE FROM "+table+" WHERE story = ?", story); err != nil {
			return err
		}
	}
	return t.exec("UPDATE story SET documents = 0, findings = '{}', agenda = 0, data = NULL WHERE id = ?", story)
}

// Follow says which stories a story refers back to; see store.Tx.
func (t *transaction) Follow(story string, previous []string) error {
	n, err := resolve(t.ctx, t.tx, story)
	if err != nil {
		return err
	}
	var written string
	if err := t.tx.QueryRowContext(t.ctx, "SELECT previous FROM story WHERE id = ?", n).Scan(&written); err != nil {
		return broken(err)
	}
	var all []string
	if err := json.Unmarshal([]byte(written), &all); err != nil {
		return broken(err)
	}
	before := len(all)
	for _, p := range previous {
		if !slices.Contains(all, p) && p != story {
			all = append(all, p)
		}
	}
	if len(all) == before {
		return nil
	}
	data, err := json.Marshal(all)
	if err != nil {
		return broken(err)
	}
	return t.exec("UPDATE story SET previous = ? WHERE id = ?", string(data), n)
}

// Tell says that a document tells of a story too; see store.Tx.
func (t *transaction) Tell(story, document string) error {
	s, err := resolve(t.ctx, t.tx, story)
	if err != nil {
		return err
	}
	n, err := number(documentID, document)
	if err != nil {
		return err
	}
	if err := t.exec("INSERT OR IGNORE INTO background (story, document) VALUES (?, ?)", s, n); err != nil {
		return err
	}
	return t.touch(s)
}

// Touch makes a job; see store.Tx.
func (t *transaction) Touch(story string) error {
	n, err := resolve(t.ctx, t.tx, story)
	if err != nil {
		return err
	}
	return t.touch(n)
}

func (t *transaction) touch(story int64) error {
	return t.exec(`INSERT INTO job (story, serial, since) VALUES (?, 1, ?)
		ON CONFLICT (story) DO UPDATE SET serial = serial + 1, until = 0, attempts = 0, stops = 0, reason = ''`, story, t.now.UnixMilli())
}

// FailStory counts a failed attempt; see store.Tx.
func (t *transaction) FailStory(job store.Job, reason string, until time.Time) error {
	n, err := number(storyID, job.Story)
	if err != nil {
		return err
	}
	wait := int64(-1)
	if !until.IsZero() {
		wait = unix(until)
	}
	return t.exec("UPDATE job SET attempts = attempts + 1, begun = 0, until = ?, reason = ? WHERE story = ? AND serial = ?", wait, reason, n, job.Serial)
}

// Done ends a claim; see store.Tx.
func (t *transaction) Done(c store.Claim) error {
	if len(c.Documents) == 0 {
		return nil
	}
	list, err := numbers(documentID, c.Documents)
	if err != nil {
		return err
	}
	last := list[len(list)-1]
	for _, n := range list {
		if err := t.exec("DELETE FROM attempt WHERE document = ? AND stage = ?", n, c.Cursor); err != nil {
			return err
		}
	}
	if len(list) == 1 {
		again, err := t.tx.ExecContext(t.ctx, "DELETE FROM again WHERE cursor = ? AND document = ?", c.Cursor, last)
		if err != nil {
			return broken(err)
		}
		if n, err := again.RowsAffected(); n > 0 || err != nil {
			return broken(err)
		}
	}
	return t.exec("UPDATE cursor SET position = ?, claimed = ? WHERE name = ?", last, last, c.Cursor)
}
