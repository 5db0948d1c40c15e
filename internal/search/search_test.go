package search

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/errs"
	"readout/internal/input"
	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		query string
		match string // or the beginning of the error
	}{
		{"bridge shut", `{title body} : ("bridge") AND {title body} : ("shut")`},
		{`"the bridge" -"new bridge"`, `({title body} : ("the bridge")) NOT ({title body} : ("new bridge"))`},
		{"bridge OR ferry OR dam shut", `{title body} : ("bridge" OR "ferry" OR "dam") AND {title body} : ("shut")`},
		{"escal*", `{title body} : ("escal" *)`},
		{`said:Norell shut`, `content : ("shut") AND speaker : "Norell"`},
		{`said:"Ida Norell" to:Ruhl`, `speaker : "Ida Norell" AND receiver : "Ruhl"`},
		{"date:2031-05-30..2031-06", `facets : (zd20310530 OR zd20310531 OR zm203106)`},
		{"date:2031", "facets : (zy2031)"},
		{"has:contradiction", "facets : zhc0"},
		{"at 12:30", `{title body} : ("at") AND {title body} : ("12:30")`},
		{"„Brücke“ — (x)", `{title body} : ("Brücke") AND {title body} : ("(x)")`},
		{`it"s`, `{title body} : ("it""s")`},
		{"", ""},
		{"OR", "OR stands between"},
		{"a OR", "OR stands between"},
		{"a OR OR b", "OR stands between"},
		{"a OR -b", "-b stands not"},
		{`"open`, "a quotation mark is missing"},
		{"said:", "said: needs something"},
		{"-said:x", "said: stands neither"},
		{"by:x", "by: is not known"},
		{"has:figure", "has:figure is not known"},
		{"date:May", "date:May cannot be read"},
		{"date:2031..2030", "date:2031..2030 cannot be read"},
		{"date:..", "date:.. cannot be read"},
		{strings.Repeat("a ", 41), "the query has more than"},
		{strings.Repeat("a", 1001), "the query is longer"},
	} {
		q, err := Parse(tt.query)
		switch {
		case err != nil && (tt.match == "" || !strings.HasPrefix(err.Error(), tt.match)):
			t.Errorf("%q: error %v, want %q", tt.query, err, tt.match)
		case err != nil && errs.KindOf(err) != errs.Usage:
			t.Errorf("%q: error of kind %v", tt.query, errs.KindOf(err))
		case err == nil && q.match() != tt.match:
			t.Errorf("%q: %s, want %s", tt.query, q.match(), tt.match)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`said:"a b" -c OR d*`, "date:2031-05..", `""" OR (`, "a NEAR b", "{title} : x"} {
		f.Add(s)
	}
	x := openIndex(f, openStore(f))
	f.Fuzz(func(t *testing.T, s string) {
		q, err := Parse(s)
		if err != nil {
			return
		}
		if _, err := x.Find(t.Context(), q, Newest, store.Page{}); err != nil {
			t.Errorf("%q: %v", s, err)
		}
	})
}

var clock = time.Date(2031, 5, 6, 12, 0, 0, 0, time.UTC)

func openStore(t testing.TB) store.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "store.db"), func() time.Time { return clock })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func openIndex(t testing.TB, s store.Store) *Index {
	t.Helper()
	x, err := Open(t.Context(), filepath.Join(t.TempDir(), "search.db"), s)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

// report puts a document with one statement, "X said Y", into a story of its own
// or that given.
func report(t testing.TB, s store.Store, outlet, text, story string, day int) (id, in string) {
	t.Helper()
	r, err := s.Add(t.Context(), []store.Source{{Path: outlet, Data: []byte(text), Format: input.Text, Known: input.Known{Outlet: outlet}}})
	if err != nil {
		t.Fatal(err)
	}
	title, body, _ := strings.Cut(text, "\n\n")
	start := len(title) + 2
	d := &nlp.Document{ID: r[0].Document, Outlet: nlp.Outlet{Name: outlet, Domain: strings.ToLower(outlet) + ".example"}, Title: title, Text: text}
	d.Blocks = []nlp.Block{{Kind: nlp.TitleBlock, Span: nlp.Span{End: len(title)}}, {Span: nlp.Span{Start: start, End: len(text)}}}
	d.Dates.Published = nlp.DateReading{Date: nlp.Date{Time: time.Date(2031, 5, day, 0, 0, 0, 0, time.UTC), Precision: nlp.Day}}
	d.Sentences = []nlp.Sentence{{Span: nlp.Span{Start: start, End: len(text)}, Block: 1}}
	who, what, _ := strings.Cut(body, " said ")
	d.Statements = []nlp.Statement{{ID: d.ID + "s1", Speaker: nlp.Who{Text: who, Span: nlp.Span{Start: start, End: start + len(who)}},
		Content: []nlp.Span{{Start: len(text) - len(what), End: len(text)}}}}
	err = s.Update(t.Context(), func(tx store.Tx) error {
		_, err := tx.PutPage(d)
		if err == nil {
			err = tx.PutLayers(d, "v1")
		}
		if err == nil {
			in, err = tx.Place(store.Placed{Placement: store.Placement{Document: d.ID}, Story: story})
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return d.ID, in
}

// finish finds one contradiction among the documents of a story, where there are
// two; the minister is the entity "Ida Norell".
func finish(t testing.TB, s store.Store, story string) {
	t.Helper()
	m, err := s.Membership(t.Context(), story)
	if err != nil {
		t.Fatal(err)
	}
	f := &store.Finished{News: &news.Story{ID: story}, Entities: []nlp.Entity{{ID: "e1", Name: "Ida Norell", Type: nlp.PersonEntity}}}
	c := news.Comparison{Kind: news.Contradicts, Slot: news.MeaningSlot}
	for i, p := range m.Placements {
		docs, err := s.Load(t.Context(), []string{p.Document}, true)
		if err != nil {
			t.Fatal(err)
		}
		d := docs[0]
		if who := &d.Statements[0].Speaker; who.Text == "The minister" {
			who.Entity = "e1"
			f.Entities[0].Mentions = []nlp.EntityMention{{Document: i, Span: who.Span, Kind: nlp.NominalMention}}
		}
		f.News.Accounts = append(f.News.Accounts, news.Account{Document: d})
		c.Values = append(c.Values, news.Value{Evidence: news.Evidence{Document: d, Span: d.Statements[0].Content[0]}, Group: i})
	}
	if len(c.Values) > 1 {
		f.Comparisons = []news.Comparison{c}
	}
	if err := s.Update(t.Context(), func(tx store.Tx) error { return tx.PutStory(f, store.Job{Story: story}) }); err != nil {
		t.Fatal(err)
	}
}

func update(t testing.TB, x *Index) {
	t.Helper()
	for {
		did, err := x.Update(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if !did {
			return
		}
	}
}

func find1(t testing.TB, x *Index, query string, order Order) string {
	t.Helper()
	q, err := Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for p := (store.Page{Limit: 2}); ; {
		r, err := x.Find(t.Context(), q, order, p)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range r.Hits {
			all = append(all, h.ID)
		}
		if p.After = r.Next; p.After == "" {
			return strings.Join(all, " ")
		}
	}
}

func TestFind(t *testing.T) {
	s := openStore(t)
	x := openIndex(t, s)
	_, story := report(t, s, "Courier", "Bridge shut\n\nThe minister said the bridge stays shut, Norell's deputy agreed", "", 1)
	report(t, s, "Gazette", "Bridge open\n\nTom Ruhl said the bridge was never closed", story, 2)
	finish(t, s, story)
	_, other := report(t, s, "Courier", "Harbour strike escalates\n\nTom Ruhl said the café stays shut and the bridge too", "", 20)
	finish(t, s, other)
	report(t, s, "Panorama", "Not annotated in a finished story\n\nSomebody said bridge, bridge, bridge", "", 21)
	cases := []struct{ query, want string }{
		{"bridge", "d4 d3 d2 d1"},
		{"bridge shut", "d3 d1"},
		{`"bridge stays"`, "d1"},
		{"bridge -open", "d4 d3 d1"},
		{"escalation", "d3"},
		{"cafe", "d3"},
		{"open OR harbour", "d3 d2"},
		{"said:Ruhl", "d3 d2"},
		{"said:Ruhl bridge", "d3 d2"},
		{"said:Ruhl strike", ""},
		{`said:"Ida Norell"`, "d1"},
		{"said:minister shut", "d1"},
		{"outlet:courier", "d3 d1"},
		{"outlet:gazette.example bridge", "d2"},
		{"date:2031-05-02..2031-05-20", "d3 d2"},
		{"bridge date:..2031-05-01", "d1"},
		{"has:contradiction", "d2 d1"},
		{"has:contradiction said:ruhl", "d2"},
		{"zebra", ""},
	}
	check := func(what string) {
		for _, tt := range cases {
			if got := find1(t, x, tt.query, Newest); got != tt.want {
				t.Errorf("%s: %s finds %q, want %q", what, tt.query, got, tt.want)
			}
		}
	}
	update(t, x)
	check("updated")
	if got := find1(t, x, "bridge", Best); !strings.HasPrefix(got, "d2") && !strings.HasPrefix(got, "d1") || len(strings.Fields(got)) != 4 {
		t.Errorf("the best first: %s; two have the word in their title", got)
	}
	total := 0
	if err := x.Rebuild(t.Context(), func(done, _ int) { total = done }); err != nil || total != 4 {
		t.Fatalf("rebuilt %d, %v", total, err)
	}
	check("rebuilt")
	c, err := s.Comparisons(t.Context(), store.ComparisonFilter{}, store.Page{})
	if err == nil {
		_, err = s.MarkWrong(t.Context(), c.Items[0].Comparison.ID, "")
	}
	if err != nil {
		t.Fatal(err)
	}
	update(t, x)
	if got := find1(t, x, "has:contradiction", Newest); got != "" {
		t.Errorf("found with a contradiction that was marked wrong: %s", got)
	}
}

func TestSnippets(t *testing.T) {
	d := &nlp.Document{Text: "Bridge shut\n\nIt rains. The Bridges of Zürich stay shut, and the bridge is old. Nobody came."}
	for _, s := range [][2]int{{13, 22}, {23, 78}, {79, 91}} {
		d.Sentences = append(d.Sentences, nlp.Sentence{Span: nlp.Span{Start: s[0], End: min(s[1], len(d.Text))}})
	}
	got := snippets(d, []Term{{Text: "bridge"}, {Text: "of zurich"}}, nil)
	if len(got) != 1 {
		t.Fatalf("%d snippets, want 1", len(got))
	}
	var marks []string
	for _, m := range got[0].Marks {
		marks = append(marks, d.Slice(m))
	}
	if want := []string{"Bridges", "of Zürich", "bridge"}; !slices.Equal(marks, want) {
		t.Errorf("marks %q, want %q", marks, want)
	}
}

func TestCursorOfAnotherListIsRefused(t *testing.T) {
	x := openIndex(t, openStore(t))
	for _, p := range []store.Page{{After: "-3"}, {After: "x.y"}, {Limit: 1000}} {
		_, err := x.Find(t.Context(), &Query{Said: []string{"a"}}, Newest, p)
		var e *errs.Error
		if !errors.As(err, &e) || e.Kind != errs.Usage {
			t.Error(fmt.Sprint(p), err)
		}
	}
}
