package search

import (
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"readout/internal/store/sqlite"
)

// An entry that comes again is found by what it holds now, and by nothing that it held.
func TestPutAgain(t *testing.T) {
	x := openIndex(t, openStore(t))
	say := func(speakers ...string) []spoken {
		var out []spoken
		for i, s := range speakers {
			out = append(out, spoken{speaker: s, content: fmt.Sprintf("word%d", i)})
		}
		return out
	}
	for _, step := range []struct {
		entry entry
		finds map[string]int // matches by table and query
	}{
		{entry{id: "d7", title: "Quay shut", facets: "zy20310", said: say("Olm", "Pell", "Rist")},
			map[string]int{"text quay": 1, "said olm": 1, "said pell": 1, "said rist": 1, "said zy20310": 3}},
		{entry{id: "d7", title: "Quay shut", facets: "zy20310", said: say("Olm", "Pell Varga", "Rist")},
			map[string]int{"text quay": 1, "said olm": 1, "said varga": 1, "said pell": 1}},
		{entry{id: "d7", title: "Quay open", facets: "zy20310", said: say("Olm")},
			map[string]int{"text shut": 0, "text open": 1, "said olm": 1, "said varga": 0, "said rist": 0}},
		{entry{id: "d7", title: "Quay open", facets: "zy20320", said: say("Olm", "Sand")},
			map[string]int{"text zy20310": 0, "text zy20320": 1, "said zy20310": 0, "said zy20320": 2, "said sand": 1}},
		{entry{id: "d7", title: "Quay open", facets: "zy20320"}, map[string]int{"text quay": 1, "said olm": 0}},
	} {
		err := x.inTx(t.Context(), func(tx *sql.Tx) error { return put(t.Context(), sqlite.NewStatements(tx), &step.entry) })
		if err != nil {
			t.Fatal(err)
		}
		for asked, want := range step.finds {
			table, query := asked[:4], asked[5:]
			var n int
			if err := x.read.QueryRowContext(t.Context(), "SELECT count(*) FROM "+table+" WHERE "+table+" MATCH ?", query).Scan(&n); err != nil {
				t.Fatal(err)
			}
			if n != want {
				t.Errorf("%s found %d times with %q said, want %d", asked, n, step.entry.said, want)
			}
		}
	}
	err := x.inTx(t.Context(), func(tx *sql.Tx) error { return drop(t.Context(), sqlite.NewStatements(tx), 7) })
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := x.read.QueryRowContext(t.Context(), "SELECT (SELECT count(*) FROM text WHERE text MATCH 'quay') + (SELECT count(*) FROM entry)").Scan(&n); err != nil || n != 0 {
		t.Errorf("%d rows are left (%v)", n, err)
	}
}

// A word that most documents have is not asked for beside others, and found alone.
func TestTelling(t *testing.T) {
	x := openIndex(t, openStore(t))
	err := x.inTx(t.Context(), func(tx *sql.Tx) error {
		s := sqlite.NewStatements(tx)
		for i := range newestSampled {
			e := entry{id: fmt.Sprintf("d%d", i+1), title: "The quay", body: fmt.Sprintf("word%d", i%10)}
			if err := put(t.Context(), s, &e); err != nil {
				return err
			}
		}
		return put(t.Context(), s, &entry{id: fmt.Sprintf("d%d", newestSampled+1), title: "A lantern"})
	})
	if err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{
		"the lantern": "lantern", "the quay": "", "the word3": "word3", "lantern word3": "lantern word3", `"the quay"`: "", "the OR lantern word4": "the|lantern word4",
	} {
		q, err := Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		left, err := x.telling(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		var words []string
		for _, list := range left.All {
			var any []string
			for _, term := range list {
				any = append(any, term.Text)
			}
			words = append(words, strings.Join(any, "|"))
		}
		if got := strings.Join(words, " "); got != want {
			t.Errorf("%s is ranked by %q, want %q", query, got, want)
		}
		if found, _, err := x.best(t.Context(), q, 20, 0); err != nil || len(found) == 0 && query != "lantern word3" {
			t.Errorf("%s finds %d (%v)", query, len(found), err)
		}
	}
	q, err := Parse("said:olm quay")
	if err != nil {
		t.Fatal(err)
	}
	if left, err := x.telling(t.Context(), q); err != nil || len(left.All) != 1 {
		t.Errorf("among statements a word of most texts is left out: %v (%v)", left, err)
	}
}
