package sqlite

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/store"
)

// headline keeps what lists show of a story in step with its documents.
func (t *transaction) headline(story int64) error {
	rows, err := t.tx.QueryContext(t.ctx, "SELECT moment, outlet, domain, title FROM document WHERE story = ? AND superseded IS NULL AND state < 3 ORDER BY id", story)
	if err != nil {
		return broken(err)
	}
	defer rows.Close()
	var (
		n                int
		earliest, latest int64
		outlets          []nlp.Outlet
		first            string
	)
	for ; rows.Next(); n++ {
		var at int64
		var o nlp.Outlet
		var title string
		if err := rows.Scan(&at, &o.Name, &o.Domain, &title); err != nil {
			return broken(err)
		}
		if n == 0 {
			earliest, latest, first = at, at, title
		}
		earliest, latest = min(earliest, at), max(latest, at)
		if o != (nlp.Outlet{}) && !slices.Contains(outlets, o) {
			outlets = append(outlets, o)
		}
	}
	if err := rows.Err(); err != nil {
		return broken(err)
	}
	written, err := json.Marshal(slices.Concat([]nlp.Outlet{}, outlets))
	if err != nil {
		return broken(err)
	}
	err = t.exec("UPDATE story SET documents = ?, earliest = ?, latest = ?, outlets = ?, title = CASE title WHEN '' THEN ? ELSE title END WHERE id = ?",
		n, earliest, latest, string(written), first, story)
	for _, o := range outlets {
		for _, name := range []string{o.Name, o.Domain} {
			if err == nil && name != "" {
				err = t.exec("INSERT OR IGNORE INTO story_outlet (outlet, story) VALUES (?, ?)", strings.ToLower(name), story)
			}
		}
	}
	return err
}

// PutStory keeps what finishing found; see store.Tx.
func (t *transaction) PutStory(f *store.Finished, job store.Job) error {
	n, err := number(storyID, job.Story)
	if err != nil {
		return err
	}
	before, wrong, err := t.before(n)
	if err != nil {
		return err
	}
	f.News.ID = job.Story
	for _, step := range []func() error{
		func() error { return t.putEntities(n, f, before) },
		func() error { return t.putComparisons(n, f, before, wrong) },
		func() error { return t.putAgenda(n, f, before) },
		func() error {
			for i, b := range f.Background {
				b.ID, b.Stories = fmt.Sprintf("b%d-%d", n, i+1), []string{job.Story}
			}
			return t.putStory(n, f)
		},
		func() error { return t.exec("DELETE FROM job WHERE story = ? AND serial = ?", n, job.Serial) },
		func() error {
			return t.exec("UPDATE job SET begun = 0, since = ? WHERE story = ?", t.now.UnixMilli(), n)
		},
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return t.tell(store.StoryChanged, n, 0)
}

// before reads what the last finishing found, and the corrections.
func (t *transaction) before(n int64) (store.Anchors, []store.WrongPlaces, error) {
	var packed []byte
	if err := t.tx.QueryRowContext(t.ctx, "SELECT data FROM story WHERE id = ?", n).Scan(&packed); err != nil {
		return store.Anchors{}, nil, broken(err)
	}
	wrong, err := wrongPlaces(t.ctx, t.tx, n)
	if err != nil || packed == nil {
		return store.Anchors{}, wrong, err
	}
	before, err := store.UnpackAnchors(packed)
	return before, wrong, err
}

func (t *transaction) putStory(n int64, f *store.Finished) error {
	if len(f.News.Accounts) == 0 {
		return t.forget(n)
	}
	packed := store.PackFinished(f)
	if err := t.exec("DELETE FROM story_outlet WHERE story = ?", n); err != nil {
		return err
	}
	err := t.exec("UPDATE story SET title = CASE ?1 WHEN '' THEN title ELSE ?1 END, origins = ?2, agenda = ?3, data = ?4, changed = ?5, revision = revision + 1 WHERE id = ?6",
		f.News.Title, f.News.Origins, len(f.Agenda), packed, unix(t.now), n)
	if err == nil {
		err = t.headline(n)
	}
	if err == nil {
		err = t.countFindings(n)
	}
	return err
}

// countFindings counts a story's comparisons that nobody marked as wrong.
func (t *transaction) countFindings(n int64) error {
	rows, err := t.tx.QueryContext(t.ctx, "SELECT kind, count(*) FROM comparison WHERE story = ? AND correction IS NULL GROUP BY kind", n)
	if err != nil {
		return broken(err)
	}
	defer rows.Close()
	found := store.Findings{}
	for rows.Next() {
		var kind news.ComparisonKind
		var count int
		if err := rows.Scan(&kind, &count); err != nil {
			return broken(err)
		}
		found[kind] = count
	}
	if err := rows.Err(); err != nil {
		return broken(err)
	}
	written, err := json.Marshal(found)
	if err != nil {
		return broken(err)
	}
	return t.exec("UPDATE story SET findings = ? WHERE id = ?", string(written), n)
}

// keeper gives items the ids of those before that share a place with them, each
// once.
type keeper struct {
	before []store.Anchored
	used   map[string]bool
}

func (k *keeper) find(slot news.Slot, places []store.Place) string {
	for _, b := range k.before {
		if !k.used[b.ID] && b.Slot == slot && store.Share(b.Places, places) {
			k.used[b.ID] = true
			return b.ID
		}
	}
	return ""
}

// left are the numbers of the items before that no item took over.
func (k *keeper) left(prefix string) ([]int64, error) {
	var out []int64
	for _, b := range k.before {
		if !k.used[b.ID] {
			n, err := number(prefix, b.ID)
			if err != nil {
				return nil, err
			}
			out = append(out, n)
		}
	}
	return out, nil
}

func (t *transaction) putComparisons(story int64, f *store.Finished, before store.Anchors, wrong []store.WrongPlaces) error {
	k := keeper{before.Comparisons, map[string]bool{}}
	ids := map[string]string{}
	for i := range f.Comparisons {
		c := &f.Comparisons[i]
		places := store.PlacesOf(*c)
		var mark any
		for _, w := range wrong {
			if w.Covers(c.Slot, places) {
				of, err := number(correctionID, w.Correction)
				if err != nil {
					return err
				}
				mark = of
			}
		}
		c.Story = id(storyID, story)
		n, err := t.keep(comparisonID, k.find(c.Slot, places),
			"UPDATE comparison SET n = ?, kind = ?, slot = ?, correction = ? WHERE id = ? AND story = ? RETURNING id",
			"INSERT INTO comparison (n, kind, slot, correction, story) VALUES (?, ?, ?, ?, ?) RETURNING id",
			story, i, c.Kind, string(c.Slot), mark)
		if err != nil {
			return err
		}
		ids[c.ID] = id(comparisonID, n)
		c.ID = id(comparisonID, n)
	}
	for i := range f.Agenda {
		f.Agenda[i].Comparison = ids[f.Agenda[i].Comparison]
	}
	return t.drop("comparison", comparisonID, &k)
}

// keep updates the row of an item that has an id, or inserts one. The update's
// last two arguments are id and story, the insert's last is story.
func (t *transaction) keep(prefix, old, update, insert string, story int64, args ...any) (int64, error) {
	var n int64
	if old != "" {
		was, err := number(prefix, old)
		if err != nil {
			return 0, err
		}
		if t.Scan(t.ctx, update, append(slices.Clone(args), was, story), &n) == nil {
			return n, nil
		}
	}
	err := t.Scan(t.ctx, insert, append(slices.Clone(args), story), &n)
	return n, broken(err)
}

// drop deletes the rows of items that are found no more.
func (t *transaction) drop(table, prefix string, k *keeper) error {
	left, err := k.left(prefix)
	if err != nil {
		return err
	}
	for _, n := range left {
		if err := t.exec("DELETE FROM "+table+" WHERE id = ?", n); err != nil {
			return err
		}
	}
	return nil
}

func (t *transaction) putAgenda(story int64, f *store.Finished, before store.Anchors) error {
	k := keeper{before.Agenda, map[string]bool{}}
	for i := range f.Agenda {
		a := &f.Agenda[i]
		var places []store.Place
		for _, e := range a.Evidence {
			places = append(places, store.Place{Document: e.Document.ID, Start: e.Start, End: e.End})
		}
		a.Story = id(storyID, story)
		n, err := t.keep(agendaID, k.find("", places),
			"UPDATE agenda SET n = ?, start = ?, finish = ? WHERE id = ? AND story = ? RETURNING id",
			"INSERT INTO agenda (n, start, finish, story) VALUES (?, ?, ?, ?) RETURNING id",
			story, i, seconds(a.From), seconds(a.To))
		if err != nil {
			return err
		}
		a.ID = id(agendaID, n)
	}
	return t.drop("agenda", agendaID, &k)
}

// seconds is a time on the calendar of the agenda.
func seconds(at time.Time) int64 {
	if at.IsZero() {
		return 0
	}
	return at.Unix()
}

// entityKey is what says that two stories name one entity: the Wikidata id, or
// type and whole name. A surname alone belongs to its story.
func entityKey(e *nlp.Entity, story int64) string {
	if e.Wikidata != "" {
		return "wikidata:" + e.Wikidata
	}
	name := fold(e.Name)
	if e.Type == nlp.PersonEntity && !strings.Contains(name, " ") {
		return id(storyID, story) + ":" + string(e.Type) + ":" + name
	}
	return string(e.Type) + ":" + name
}

// hasName reports whether a document gives the entity a name. Those that have none
// ("a shopkeeper") are kept with their story only.
func hasName(e *nlp.Entity) bool {
	return e.Wikidata != "" || slices.ContainsFunc(e.Mentions, func(m nlp.EntityMention) bool { return !m.Name.Empty() })
}

// fold is a name for comparing: in lower case, white space as one space.
func fold(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// unique adds a number to a key that the story has already.
func unique(key string, used map[string]bool) string {
	out := key
	for n := 2; used[out]; n++ {
		out = key + "#" + strconv.Itoa(n)
	}
	used[out] = true
	return out
}
