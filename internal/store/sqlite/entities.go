package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"readout/internal/nlp"
	"readout/internal/store"
)

// putEntities gives the entities of a story their numbers in the store, and keeps
// which documents mention them. Those without a name get an id in their story.
func (t *transaction) putEntities(story int64, f *store.Finished, before store.Anchors) error {
	used := map[string]bool{}
	ids := map[string]string{}
	now := make([]int64, len(f.Entities))
	for i := range f.Entities {
		e := &f.Entities[i]
		if !hasName(e) {
			was := e.ID
			e.ID = nameless(story, e, f)
			ids[was] = e.ID
			continue
		}
		n, err := t.entity(e, unique(entityKey(e, story), used))
		if err != nil {
			return err
		}
		ids[e.ID], now[i] = id(entityID, n), n
		e.ID = id(entityID, n)
	}
	rename(f, ids)
	if err := t.putMentions(story, f, now); err != nil {
		return err
	}
	if err := t.putSpellings(story, f, now); err != nil {
		return err
	}
	return t.passOn(f, before)
}

// nameless is the id of an entity without a name: its story, and where it is
// mentioned first.
func nameless(story int64, e *nlp.Entity, f *store.Finished) string {
	if len(e.Mentions) == 0 {
		return ""
	}
	m := e.Mentions[0]
	return fmt.Sprintf("%s-%s-%d", id(entityID, story), strings.TrimPrefix(f.News.Accounts[m.Document].Document.ID, documentID), m.Span.Start)
}

// storyOf is the story in the id of an entity without a name.
func storyOf(entity string) (int64, bool) {
	story, _, ok := strings.Cut(entity, "-")
	n, err := number(entityID, story)
	return n, ok && err == nil
}

// entity finds or makes the row of an entity, and keeps what is known of it now.
func (t *transaction) entity(e *nlp.Entity, key string) (int64, error) {
	const query = `INSERT INTO entity (key, name, folded, type, country, sector, wikidata) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (key) DO UPDATE SET country = CASE country WHEN '' THEN excluded.country ELSE country END,
			sector = CASE sector WHEN '' THEN excluded.sector ELSE sector END, into_entity = NULL
		RETURNING id`
	var n int64
	err := t.Scan(t.ctx, query, []any{key, e.Name, fold(e.Name), string(e.Type), e.Country, e.Sector, e.Wikidata}, &n)
	return n, broken(err)
}

// rename puts the store's ids in place of those of the run.
func rename(f *store.Finished, ids map[string]string) {
	set := func(w *nlp.Who) bool {
		w.Entity = ids[w.Entity]
		return true
	}
	for _, a := range f.News.Accounts {
		a.Document.Whos(set)
	}
	for i := range f.Agenda {
		item := &f.Agenda[i]
		item.Participants = slices.Clone(item.Participants)
		for k := range item.Participants {
			set(&item.Participants[k])
		}
		set(&item.Place)
	}
	if m := f.News.Main; m != nil {
		for i := range m.Participants {
			set(&m.Participants[i].Who)
		}
		set(&m.Place.Who)
	}
}

// pair is an entity in a document.
type pair struct{ entity, document int64 }

// putMentions writes what changed of which documents mention which entities, and
// counts it.
func (t *transaction) putMentions(story int64, f *store.Finished, entities []int64) error {
	documents := make([]int64, len(f.News.Accounts))
	for i, a := range f.News.Accounts {
		n, err := number(documentID, a.Document.ID)
		if err != nil {
			return err
		}
		documents[i] = n
	}
	now := map[pair]int64{}
	for i, e := range f.Entities {
		if entities[i] == 0 {
			continue
		}
		for _, m := range e.Mentions {
			now[pair{entities[i], documents[m.Document]}] = 0
		}
	}
	for i, a := range f.News.Accounts {
		for _, s := range a.Document.Statements {
			if n, err := number(entityID, s.Speaker.Entity); err == nil {
				now[pair{n, documents[i]}] = 1
			}
		}
	}
	before, err := t.mentionsBefore(story, documents)
	if err != nil {
		return err
	}
	return t.replaceMentions(story, before, now)
}

// mentionsBefore are the mentions that a story and its documents have.
func (t *transaction) mentionsBefore(story int64, documents []int64) (map[pair][2]int64, error) {
	out := map[pair][2]int64{}
	read := func(query string, arg int64) error {
		rows, err := t.tx.QueryContext(t.ctx, query, arg)
		if err != nil {
			return broken(err)
		}
		defer rows.Close()
		for rows.Next() {
			var p pair
			var of, said int64
			if err := rows.Scan(&p.entity, &p.document, &of, &said); err != nil {
				return broken(err)
			}
			out[p] = [2]int64{of, said}
		}
		return broken(rows.Err())
	}
	if err := read("SELECT entity, document, story, said FROM mention WHERE story = ?", story); err != nil {
		return nil, err
	}
	for _, d := range documents {
		if err := read("SELECT entity, document, story, said FROM mention WHERE document = ?", d); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// replaceMentions writes the difference.
func (t *transaction) replaceMentions(story int64, before map[pair][2]int64, now map[pair]int64) error {
	change := map[int64][2]int64{}
	count := func(entity, documents, said int64) {
		c := change[entity]
		change[entity] = [2]int64{c[0] + documents, c[1] + said}
	}
	for _, p := range sorted(now) {
		said := now[p]
		was, is := before[p]
		if is && was == [2]int64{story, said} {
			continue
		}
		if !is {
			count(p.entity, 1, said)
		} else {
			count(p.entity, 0, said-was[1])
		}
		err := t.exec(`INSERT INTO mention (entity, document, story, said) VALUES (?, ?, ?, ?)
			ON CONFLICT (entity, document) DO UPDATE SET story = excluded.story, said = excluded.said`, p.entity, p.document, story, said)
		if err != nil {
			return err
		}
	}
	for _, p := range sorted(before) {
		if _, is := now[p]; is {
			continue
		}
		count(p.entity, -1, -before[p][1])
		if err := t.exec("DELETE FROM mention WHERE entity = ? AND document = ?", p.entity, p.document); err != nil {
			return err
		}
	}
	for entity, c := range change {
		if c != [2]int64{} {
			if err := t.exec("UPDATE entity SET documents = documents + ?, said = said + ? WHERE id = ?", c[0], c[1], entity); err != nil {
				return err
			}
		}
	}
	return nil
}

func sorted[V any](m map[pair]V) []pair {
	out := make([]pair, 0, len(m))
	for p := range m {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.entity, b.entity), cmp.Compare(a.document, b.document))
	})
	return out
}

// putSpellings keeps how the documents of a story write its entities.
func (t *transaction) putSpellings(story int64, f *store.Finished, entities []int64) error {
	left, err := t.spellingsBefore(story)
	if err != nil {
		return err
	}
	for i := range f.Entities {
		if entities[i] == 0 {
			continue
		}
		names, err := json.Marshal(spellings(&f.Entities[i], f))
		if err != nil {
			return broken(err)
		}
		titles := []string{}
		for _, r := range f.Entities[i].Roles {
			titles = append(titles, r.Title)
		}
		roles, err := json.Marshal(titles)
		if err != nil {
			return broken(err)
		}
		was, is := left[entities[i]]
		delete(left, entities[i])
		if is && was == string(names)+string(roles) {
			continue
		}
		if err := t.exec("INSERT OR REPLACE INTO spelling (entity, story, names, roles) VALUES (?, ?, ?, ?)", entities[i], story, string(names), string(roles)); err != nil {
			return err
		}
	}
	for entity := range left {
		if err := t.exec("DELETE FROM spelling WHERE entity = ? AND story = ?", entity, story); err != nil {
			return err
		}
	}
	return nil
}

func (t *transaction) spellingsBefore(story int64) (map[int64]string, error) {
	rows, err := t.tx.QueryContext(t.ctx, "SELECT entity, names || roles FROM spelling WHERE story = ?", story)
	if err != nil {
		return nil, broken(err)
	}
	defer rows.Close()
	out := map[int64]string{}
	for rows.Next() {
		var n int64
		var s string
		if err := rows.Scan(&n, &s); err != nil {
			return nil, broken(err)
		}
		out[n] = s
	}
	return out, broken(rows.Err())
}

// spellings are the names of an entity as its documents write them, the most
// frequent first.
func spellings(e *nlp.Entity, f *store.Finished) []store.Spelling {
	out := []store.Spelling{}
	for _, m := range e.Mentions {
		if m.Name.Empty() {
			continue
		}
		text := strings.Join(strings.Fields(f.News.Accounts[m.Document].Document.Slice(m.Name)), " ")
		out = addSpelling(out, store.Spelling{Text: text, Garbled: m.Garbled, Count: 1})
	}
	sortSpellings(out)
	return out
}

func addSpelling(list []store.Spelling, s store.Spelling) []store.Spelling {
	for i := range list {
		if list[i].Text == s.Text && list[i].Garbled == s.Garbled {
			list[i].Count += s.Count
			return list
		}
	}
	return append(list, s)
}

func sortSpellings(list []store.Spelling) {
	slices.SortStableFunc(list, func(a, b store.Spelling) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Text, b.Text))
	})
}

// passOn makes the ids of entities that are found no more lead to those that took
// over their places: a surname that is a whole name now.
func (t *transaction) passOn(f *store.Finished, before store.Anchors) error {
	held := map[string]bool{}
	at := map[store.Place]string{}
	for _, e := range f.Entities {
		held[e.ID] = true
		for _, m := range e.Mentions {
			at[store.Place{Document: f.News.Accounts[m.Document].Document.ID, Start: m.Span.Start, End: m.Span.End}] = e.ID
		}
	}
	for _, old := range before.Entities {
		if held[old.ID] || len(old.Places) == 0 {
			continue
		}
		was, err := number(entityID, old.ID)
		if err != nil {
			continue // it had no name
		}
		heir := int64(0)
		for _, p := range old.Places {
			if n, err := number(entityID, at[p]); err == nil {
				heir = n
				break
			}
		}
		if heir == 0 {
			continue
		}
		if err := t.exec("UPDATE entity SET into_entity = ? WHERE id = ? AND documents = 0", heir, was); err != nil {
			return err
		}
	}
	return nil
}

// resolveEntity is the number of the entity that an entity is part of now.
func resolveEntity(ctx context.Context, tx *sql.Tx, entity string) (int64, error) {
	n, err := number(entityID, entity)
	if err != nil {
		return 0, err
	}
	for range 16 { // a ring of ids would be a bug
		var into sql.NullInt64
		err := tx.QueryRowContext(ctx, "SELECT into_entity FROM entity WHERE id = ?", n).Scan(&into)
		if errors.Is(err, sql.ErrNoRows) {
			return 0, notFound(entityID, entity)
		}
		if err != nil || !into.Valid {
			return n, broken(err)
		}
		n = into.Int64
	}
	return n, nil
}

const entityColumns = "id, name, type, country, sector, wikidata, documents, said"

func scanEntity(r row) (int64, store.EntityHead, error) {
	var n int64
	var h store.EntityHead
	err := r.Scan(&n, &h.Name, &h.Type, &h.Country, &h.Sector, &h.Wikidata, &h.Documents, &h.Said)
	h.ID = id(entityID, n)
	return n, h, err
}

// Entities lists entities; see store.Reader.
func (s *Store) Entities(ctx context.Context, f store.EntityFilter, p store.Page) (store.List[store.EntityHead], error) {
	var out store.List[store.EntityHead]
	limit, after, err := window(p, 2)
	if err != nil {
		return out, err
	}
	w := &where{}
	w.and("documents > 0")
	if f.Name != "" {
		w.and("instr(folded, ?) > 0", fold(f.Name))
	}
	if f.Type != "" {
		w.and("type = ?", string(f.Type))
	}
	if after != nil {
		w.and("(documents, id) < (?, ?)", after[0], after[1])
	}
	rows, err := s.read.QueryContext(ctx, "SELECT "+entityColumns+" FROM entity"+w.sql()+" ORDER BY documents DESC, id DESC LIMIT ?", append(w.args, limit+1)...)
	if err != nil {
		return out, broken(err)
	}
	defer rows.Close()
	var n int64
	for rows.Next() {
		if k := len(out.Items); k == limit {
			out.Next = cursor(int64(out.Items[k-1].Documents), n)
			break
		}
		var h store.EntityHead
		if n, h, err = scanEntity(rows); err != nil {
			return out, broken(err)
		}
		out.Items = append(out.Items, h)
	}
	return out, broken(rows.Err())
}

// maxEntityStories bounds the stories that an entity's spellings are read from.
const maxEntityStories = 200

// Entity reads one entity; see store.Reader.
func (s *Store) Entity(ctx context.Context, entity string) (*store.Entity, error) {
	out := &store.Entity{}
	err := s.snapshot(ctx, func(tx *sql.Tx) error {
		if story, ok := storyOf(entity); ok {
			return namelessEntity(ctx, tx, story, entity, out)
		}
		n, err := resolveEntity(ctx, tx, entity)
		if err != nil {
			return err
		}
		if _, out.EntityHead, err = scanEntity(tx.QueryRowContext(ctx, "SELECT "+entityColumns+" FROM entity WHERE id = ?", n)); err != nil {
			return broken(err)
		}
		return entityStories(ctx, tx, n, out)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// namelessEntity reads an entity without a name from its story.
func namelessEntity(ctx context.Context, tx *sql.Tx, story int64, entity string, out *store.Entity) error {
	now, err := resolve(ctx, tx, id(storyID, story))
	if err != nil {
		return notFound(entityID, entity)
	}
	f, err := finished(ctx, tx, now)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(f.Entities, func(e nlp.Entity) bool { return e.ID == entity })
	if at < 0 {
		return notFound(entityID, entity)
	}
	e := f.Entities[at]
	out.EntityHead = store.EntityHead{ID: e.ID, Name: e.Name, Type: e.Type, Country: e.Country, Sector: e.Sector}
	out.Stories = []string{f.News.ID}
	seen := map[int]bool{}
	for _, m := range e.Mentions {
		seen[m.Document] = true
	}
	out.Documents = len(seen)
	for _, a := range f.News.Accounts {
		if slices.ContainsFunc(a.Document.Statements, func(s nlp.Statement) bool { return s.Speaker.Entity == entity }) {
			out.Said++
		}
	}
	for _, r := range e.Roles {
		out.Roles = append(out.Roles, r.Title)
	}
	return nil
}

// entityStories reads the newest stories of an entity, and how they write it.
func entityStories(ctx context.Context, tx *sql.Tx, n int64, out *store.Entity) error {
	rows, err := tx.QueryContext(ctx, `SELECT p.story, p.names, p.roles FROM spelling p WHERE p.entity = ?
		ORDER BY p.story DESC LIMIT ?`, n, maxEntityStories)
	if err != nil {
		return broken(err)
	}
	defer rows.Close()
	for rows.Next() {
		var story int64
		var names, roles string
		if err := rows.Scan(&story, &names, &roles); err != nil {
			return broken(err)
		}
		var list []store.Spelling
		var titles []string
		if err := errors.Join(json.Unmarshal([]byte(names), &list), json.Unmarshal([]byte(roles), &titles)); err != nil {
			return broken(err)
		}
		for _, sp := range list {
			out.Names = addSpelling(out.Names, sp)
		}
		for _, title := range titles {
			if !slices.Contains(out.Roles, title) {
				out.Roles = append(out.Roles, title)
			}
		}
		if len(out.Stories) < 100 {
			out.Stories = append(out.Stories, id(storyID, story))
		}
	}
	sortSpellings(out.Names)
	return broken(rows.Err())
}
