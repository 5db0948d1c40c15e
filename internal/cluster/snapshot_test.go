package cluster

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"readout/internal/nlp"
)

// invented are n documents of 150 made words, each of one of n/3 stories with words
// of its own, dated as they come.
func invented(n int) []*nlp.Document {
	rng := rand.New(rand.NewPCG(7, 7))
	zipf := rand.NewZipf(rng, 1.1, 5, 60000)
	var list []*nlp.Document
	for i := range n {
		topic := max(0, i-rng.IntN(30)) / 3
		own := func() string { return fmt.Sprintf("Q%dx%d", topic, rng.IntN(9)) }
		title := own() + " " + own() + " " + own()
		var b strings.Builder
		for k := range 150 {
			if k%8 == 0 {
				b.WriteString(own() + " ")
			}
			fmt.Fprintf(&b, "w%d ", zipf.Uint64())
		}
		day := time.Date(2026, 1, 1+i/10, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		list = append(list, report(fmt.Sprint(i), day, title, b.String()))
	}
	return list
}

func newClusterer(t testing.TB) *Clusterer {
	t.Helper()
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// assignments puts documents into stories, and shows where each went.
func assignments(c *Clusterer, documents []*nlp.Document) string {
	var b strings.Builder
	for _, d := range documents {
		a := c.Add(d)
		fmt.Fprintln(&b, d.ID, a.Story, a.Origin, a.CopyOf, a.Follows)
	}
	return b.String()
}

func TestSameOrderSameStories(t *testing.T) {
	documents := invented(200)
	if a, b := assignments(newClusterer(t), documents), assignments(newClusterer(t), documents); a != b {
		t.Errorf("two runs differ:\n%s\n%s", a, b)
	}
}

func TestSnapshot(t *testing.T) {
	documents := invented(240)
	c := newClusterer(t)
	assignments(c, documents[:120])
	var state bytes.Buffer
	if err := c.Snapshot(&state); err != nil {
		t.Fatal(err)
	}
	again := bytes.Clone(state.Bytes())
	r, err := Restore(&state, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := assignments(c, documents[120:]), assignments(r, documents[120:]); a != b {
		t.Errorf("the restored one goes on otherwise:\n%s\n%s", a, b)
	}
	for _, cut := range []int{0, 5, 30, len(again) / 2, len(again) - 1} {
		if _, err := Restore(bytes.NewReader(again[:cut]), nil, 0); err == nil {
			t.Errorf("%d of %d bytes are taken for a snapshot", cut, len(again))
		}
	}
}

func TestSnapshotOfClosed(t *testing.T) {
	documents := invented(240)
	c, store := limited(t, 5)
	assignments(c, documents[:120])
	var state bytes.Buffer
	if err := c.Snapshot(&state); err != nil {
		t.Fatal(err)
	}
	other, err := NewFileStore(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	r, err := Restore(&state, other, 5)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := assignments(c, documents[120:]), assignments(r, documents[120:]); a != b {
		t.Errorf("the restored one goes on otherwise:\n%s\n%s", a, b)
	}
	if c.Err() != nil || r.Err() != nil || r.Open() > 5 || store.end == 0 {
		t.Errorf("errors %v, %v; %d open", c.Err(), r.Err(), r.Open())
	}
}

// limited is a Clusterer with at most so many open stories.
func limited(t *testing.T, open int) (*Clusterer, *FileStore) {
	t.Helper()
	c := newClusterer(t)
	store, err := NewFileStore(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	c.Limit(store, open)
	return c, store
}

func TestClosedStoriesComeBack(t *testing.T) {
	documents := invented(300)
	c, _ := limited(t, 3)
	all := assignments(newClusterer(t), documents)
	few := assignments(c, documents)
	if c.Err() != nil || c.Open() > 3 {
		t.Fatalf("%v; %d stories open", c.Err(), c.Open())
	}
	same := 0
	lines := strings.Split(few, "\n")
	for i, line := range strings.Split(all, "\n") {
		if lines[i] == line {
			same++
		}
	}
	if same < len(lines)*9/10 {
		t.Errorf("with three stories open, %d of %d documents go where they go with all open", same, len(lines))
	}
}

func TestSketchInBytes(t *testing.T) {
	documents := invented(60)
	one, two := newClusterer(t), newClusterer(t)
	for _, d := range documents {
		s := one.Sketch(d)
		b, err := s.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		var back Sketch
		if err := back.UnmarshalBinary(b); err != nil {
			t.Fatal(err)
		}
		if x, y := one.AddSketch(s), two.AddSketch(&back); x.Story != y.Story || x.Origin != y.Origin {
			t.Fatalf("%s: %v and %v", d.ID, x, y)
		}
		if back.UnmarshalBinary(b[:len(b)-1]) == nil {
			t.Error("bytes cut short are taken for a sketch")
		}
	}
}

func FuzzRestore(f *testing.F) {
	c := newClusterer(f)
	for _, d := range invented(12) {
		c.Add(d)
	}
	var state bytes.Buffer
	if err := c.Snapshot(&state); err != nil {
		f.Fatal(err)
	}
	f.Add(state.Bytes())
	d := report("x", "2026-01-02", "Q1x1 Q1x2", "Q1x1 Q1x2 Q1x3 Q1x4 Q1x5 Q2x1 Q2x2 stand here.")
	f.Fuzz(func(t *testing.T, b []byte) {
		if r, err := Restore(bytes.NewReader(b), nil, 0); err == nil {
			r.Add(d)
		}
	})
}

func FuzzSketch(f *testing.F) {
	c := newClusterer(f)
	b, err := c.Sketch(invented(1)[0]).MarshalBinary()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		var s Sketch
		if s.UnmarshalBinary(b) == nil {
			r := newClusterer(t)
			r.AddSketch(&s)
			r.AddSketch(&s)
		}
	})
}

// TestDamagedSnapshot changes single bytes: what is then taken for a snapshot must
// take documents without a panic.
func TestDamagedSnapshot(t *testing.T) {
	c := newClusterer(t)
	documents := invented(20)
	assignments(c, documents[:15])
	var state bytes.Buffer
	if err := c.Snapshot(&state); err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 1))
	for range 40 {
		b := bytes.Clone(state.Bytes())
		b[len(snapshotMagic)+rng.IntN(len(b)-len(snapshotMagic))] = byte(rng.IntN(256))
		if r, err := Restore(bytes.NewReader(b), nil, 0); err == nil {
			assignments(r, documents[15:])
			for n := range r.documents {
				_ = r.Origin(n)
			}
		}
	}
}
