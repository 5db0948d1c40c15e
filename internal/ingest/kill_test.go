package ingest

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"readout/internal/input"
	"readout/internal/invent"
	"readout/internal/nlp"
	"readout/internal/search"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// The test binary is also the program that is killed: childDir names its data,
// childMode what it does.
const (
	childDir  = "READOUT_TEST_DATA"
	childMode = "READOUT_TEST_MODE"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		child(dir, os.Getenv(childMode))
	}
	os.Exit(m.Run())
}

// invented is page n of the endless list that the children add: four reports an
// event.
func invented(n int) store.Source {
	r := invent.Write(n/4, n%4, 250)
	return store.Source{Path: fmt.Sprint(n), Data: []byte(r.Title + "\n\n" + r.Text), Format: input.Text,
		Known: input.Known{URL: r.URL, Outlet: r.Outlet, Title: r.Title, Published: r.Published.Format(time.RFC3339)}}
}

// poison is a text on which the stage of the test crashes the program.
const poison = "Poison in the well"

// fragile are the real stages, but for one text.
type fragile struct {
	Analyzer
	poisoned func()
}

func (f fragile) Annotate(ctx context.Context, d *nlp.Document) ([]nlp.Failure, error) {
	if strings.Contains(d.Text, poison) {
		f.poisoned()
	}
	return f.Analyzer.Annotate(ctx, d)
}

// child works on the data in dir. In mode "add" it adds pages one after another,
// beginning behind those that are there, and says "ack N ID" after each; in mode
// "drain" it ends when nothing is left to do. It never returns.
func child(dir, mode string) {
	fail := func(err error) {
		if err != nil {
			fmt.Println("fail", err)
			os.Exit(1)
		}
	}
	report, err := os.OpenFile(filepath.Join(dir, "crash"), os.O_CREATE|os.O_RDWR, 0o600)
	fail(err)
	info, err := report.Stat()
	fail(err)
	crashed := info.Size() > 0
	fail(report.Truncate(0))
	fail(debug.SetCrashOutput(report, debug.CrashOptions{}))
	s, err := sqlite.Open(context.Background(), filepath.Join(dir, "store.db"), time.Now)
	fail(err)
	a, err := realStages()
	fail(err)
	d := New(Options{Store: s, Analyzer: fragile{a, func() {
		go panic("the stage crashes") // another goroutine: nothing recovers it
		time.Sleep(time.Minute)
	}}, Now: time.Now, Crashed: crashed})
	ctx := context.Background()
	working, stop := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() { fail(d.Run(working)); close(ended) }()
	x, err := search.Open(ctx, filepath.Join(dir, "search.db"), s)
	fail(err)
	follow := func() bool {
		did, err := x.Update(ctx)
		fail(err)
		return did
	}
	fmt.Println("ready")
	if mode == "drain" {
		fail(d.Idle(ctx))
		for follow() {
		}
		fail(x.Close())
		stop()
		<-ended
		fail(s.Close())
		os.Exit(0)
	}
	go func() {
		for {
			if !follow() {
				time.Sleep(10 * time.Millisecond)
			}
		}
	}()
	c, err := s.Counts(ctx)
	fail(err)
	for n := c.Documents; ; n++ {
		r, err := d.Add(ctx, []store.Source{invented(n)})
		fail(err)
		fmt.Println("ack", n, r[0].Document)
		for {
			if c, err := s.Counts(ctx); err != nil || c.Waiting < 50 {
				break
			}
			time.Sleep(5 * time.Millisecond)
		}
	}
}

// start runs a child.
func start(t *testing.T, dir, mode string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childDir+"="+dir, childMode+"="+mode)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out)
}

// TestKill kills the program at random moments, and looks at last whether all
// that it acknowledged is there, once. -short has 8 rounds.
func TestKill(t *testing.T) {
	rounds := 200
	if underRace {
		rounds = 20 // each takes many times as long
	}
	if testing.Short() {
		rounds = 8
	}
	dir := t.TempDir()
	random := rand.New(rand.NewPCG(1, 2))
	acknowledged := map[int]string{}
	for range rounds {
		cmd, out := start(t, dir, "add")
		timer := time.AfterFunc(10*time.Second, func() { _ = cmd.Process.Kill() })
		for out.Scan() {
			line := strings.Fields(out.Text())
			switch {
			case line[0] == "fail":
				t.Fatal(out.Text())
			case line[0] == "ready":
				// Early and late moments alike: from opening to the middle of the work.
				timer.Reset(time.Duration(random.ExpFloat64() * float64(300*time.Millisecond)))
			case line[0] == "ack":
				n, err := strconv.Atoi(line[1])
				if err != nil {
					t.Fatal(err)
				}
				acknowledged[n] = line[2]
			}
		}
		_ = cmd.Wait() // it was killed
		timer.Stop()
	}
	drain(t, dir)
	if again := tryAgain(t, dir); again > 0 {
		t.Logf("%d set aside after too many kills, and tried again", again)
		drain(t, dir)
	}
	t.Logf("%d pages acknowledged in %d rounds", len(acknowledged), rounds)
	if len(acknowledged) < rounds {
		t.Errorf("only %d pages acknowledged: the test tests too little", len(acknowledged))
	}
	intact(t, dir, acknowledged)
}

// drain runs the program until nothing is left to do.
func drain(t *testing.T, dir string) {
	t.Helper()
	cmd, out := start(t, dir, "drain")
	for out.Scan() {
		if strings.HasPrefix(out.Text(), "fail") {
			t.Error(out.Text())
		}
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
}

// tryAgain has what was set aside tried again, as a person would: on a busy machine
// one document may be hit again and again. Each must say why.
func tryAgain(t *testing.T, dir string) int {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(dir, "store.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	list, err := s.Documents(t.Context(), store.DocumentFilter{States: []store.State{store.Aside}}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range list.Items {
		if !strings.Contains(h.Reason, "the program ended") {
			t.Errorf("%s is set aside because of %q", h.ID, h.Reason)
		}
		if err := s.Retry(t.Context(), h.ID); err != nil {
			t.Error(err)
		}
	}
	stuck, err := s.Stuck(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range stuck {
		if err := s.Finish(t.Context(), h.Story.ID); err != nil {
			t.Error(err)
		}
	}
	return len(list.Items) + len(stuck)
}

// intact checks that every acknowledged page is in the store, and nothing twice.
func intact(t *testing.T, dir string, acknowledged map[int]string) {
	t.Helper()
	ctx := t.Context()
	s, err := sqlite.Open(ctx, filepath.Join(dir, "store.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for n, id := range acknowledged {
		r, err := s.Add(ctx, []store.Source{invented(n)})
		if err != nil {
			t.Fatal(err)
		}
		if r[0].New || r[0].Document != id {
			t.Errorf("page %d was acknowledged as %s and is %+v", n, id, r[0])
		}
	}
	places, stories := map[string]string{}, 0
	for p := (store.Page{Limit: 200}); ; {
		list, err := s.Stories(ctx, store.StoryFilter{}, p)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range list.Items {
			stories++
			storyIntact(t, s, h, places)
		}
		if p.After = list.Next; p.After == "" {
			break
		}
	}
	c, err := s.Counts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if c.Aside+c.Refused > 0 || c.Waiting+c.Unfinished > 0 || c.Documents != len(places) || c.Documents < len(acknowledged) {
		t.Errorf("%+v: %d documents in stories, %d acknowledged", c, len(places), len(acknowledged))
	}
	t.Logf("%d documents in %d stories", len(places), stories)
	indexIntact(t, dir, s, places)
}

// indexIntact checks that a search finds every document of the stories once.
func indexIntact(t *testing.T, dir string, s *sqlite.Store, places map[string]string) {
	t.Helper()
	x, err := search.Open(t.Context(), filepath.Join(dir, "search.db"), s)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	all, err := search.Parse("date:2000..")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for p := (store.Page{Limit: 100}); ; {
		r, err := x.Find(t.Context(), all, search.Newest, p)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range r.Hits {
			if found[h.ID] || places[h.ID] == "" {
				t.Errorf("%s is found twice, or is in no story", h.ID)
			}
			found[h.ID] = true
		}
		if p.After = r.Next; p.After == "" {
			break
		}
	}
	if len(found) != len(places) {
		t.Errorf("%d documents are found, %d are there", len(found), len(places))
	}
}

// storyIntact checks one story: each of its documents annotated once, in no other
// story, and all of them in what was found.
func storyIntact(t *testing.T, s *sqlite.Store, h store.StoryHead, places map[string]string) {
	t.Helper()
	m, err := s.Membership(t.Context(), h.ID)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := s.Story(t.Context(), h.ID)
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, p := range m.Placements {
		if places[p.Document] != "" {
			t.Errorf("%s is in %s and in %s", p.Document, places[p.Document], h.ID)
		}
		places[p.Document] = h.ID
		want = append(want, p.Document)
	}
	for _, d := range whole.Documents {
		got = append(got, d.ID)
		if len(d.Sentences) == 0 {
			t.Errorf("%s has no layers", d.ID)
		}
	}
	if !slices.Equal(want, got) || whole.Revision == 0 {
		t.Errorf("%s holds %v and was finished over %v, %d times", h.ID, want, got, whole.Revision)
	}
}

func TestDocumentThatCrashesIsSetAside(t *testing.T) {
	dir := t.TempDir()
	s, err := sqlite.Open(t.Context(), filepath.Join(dir, "store.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	var bad string
	for n := range 6 {
		source := invented(n)
		if n == 3 {
			source.Data = []byte(poison + "\n\nSomebody put poison in the well of the village, the police said on Monday.")
			source.Known.Title = poison
		}
		r, err := s.Add(t.Context(), []store.Source{source})
		if err != nil {
			t.Fatal(err)
		}
		if n == 3 {
			bad = r[0].Document
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	ends := 0
	for ; ends < 8; ends++ {
		cmd, out := start(t, dir, "drain")
		for out.Scan() {
			if strings.HasPrefix(out.Text(), "fail") {
				t.Fatal(out.Text())
			}
		}
		if cmd.Wait() == nil {
			break
		}
	}
	// Once with its batch, then three times alone.
	if ends != 4 {
		t.Errorf("the program crashed %d times, want 4", ends)
	}
	if s, err = sqlite.Open(t.Context(), filepath.Join(dir, "store.db"), time.Now); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	list, err := s.Documents(t.Context(), store.DocumentFilter{}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range list.Items {
		want := store.Annotated
		if h.ID == bad {
			want = store.Aside
			if !strings.Contains(h.Reason, "crashed 3 times") {
				t.Errorf("reason %q", h.Reason)
			}
		}
		if h.State != want {
			t.Errorf("%s is %s, want %s", h.ID, h.State, want)
		}
	}
}
