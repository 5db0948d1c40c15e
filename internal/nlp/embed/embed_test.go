package embed

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

func mustLoad(tb testing.TB) *Model {
	tb.Helper()
	m, err := Load()
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// pair is two texts and the similarity that the Python original gives them.
type pair struct {
	a, b string
	want float64
}

// lines returns the lines of a file but for comments and empty ones.
func lines(tb testing.TB, name string) []string {
	tb.Helper()
	f, err := os.Open(name)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	var out []string
	s := bufio.NewScanner(f)
	for s.Scan() {
		if s.Text() != "" && !strings.HasPrefix(s.Text(), "# ") {
			out = append(out, s.Text())
		}
	}
	if err := s.Err(); err != nil {
		tb.Fatal(err)
	}
	return out
}

// pearson returns the correlation of the model's similarities with the original's, and the largest
// difference of one pair.
func pearson(m *Model, pairs []pair) (r, worst float64) {
	var n, sx, sy, sxx, syy, sxy float64
	for _, p := range pairs {
		x, y := float64(Cosine(m.Embed(nil, p.a), m.Embed(nil, p.b))), p.want
		n, sx, sy = n+1, sx+x, sy+y
		sxx, syy, sxy = sxx+x*x, syy+y*y, sxy+x*y
		worst = max(worst, math.Abs(x-y))
	}
	return (n*sxy - sx*sy) / math.Sqrt((n*sxx-sx*sx)*(n*syy-sy*sy)), worst
}

func TestSimilarityLikeOriginal(t *testing.T) {
	m := mustLoad(t)
	sentences := lines(t, "testdata/sentences.txt")
	var pairs []pair
	for _, line := range lines(t, "testdata/similarity.txt") {
		var i, j int
		var want float64
		if _, err := fmt.Sscan(line, &i, &j, &want); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		pairs = append(pairs, pair{sentences[i], sentences[j], want})
	}
	if len(pairs) != 1000 {
		t.Fatalf("%d pairs, want 1000", len(pairs))
	}
	r, worst := pearson(m, pairs)
	t.Logf("r = %.6f, largest difference %.4f", r, worst)
	// The mark is .99; what is measured is .99999, so that a lower value means something broke.
	if r < .9999 || worst > .01 {
		t.Errorf("r = %.6f, largest difference %.4f; want ≥ .9999, ≤ .01", r, worst)
	}
}

// TestPairsFile does the same over texts that are not ours to commit; see tools/embedconvert.
func TestPairsFile(t *testing.T) {
	name := os.Getenv("READOUT_EMBED_PAIRS")
	if name == "" {
		t.Skip("READOUT_EMBED_PAIRS is not set")
	}
	var pairs []pair
	for _, line := range lines(t, name) {
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			t.Fatalf("%d columns, want 3", len(f))
		}
		want, err := strconv.ParseFloat(f[0], 64)
		p := pair{want: want}
		if err != nil || json.Unmarshal([]byte(f[1]), &p.a) != nil || json.Unmarshal([]byte(f[2]), &p.b) != nil {
			t.Fatalf("bad line %q", line)
		}
		pairs = append(pairs, p)
	}
	r, worst := pearson(mustLoad(t), pairs)
	t.Logf("%d pairs: r = %.6f, largest difference %.4f", len(pairs), r, worst)
	if r < .99 {
		t.Errorf("r = %.6f, want ≥ .99", r)
	}
}

func TestParaphraseAboveOthers(t *testing.T) {
	m := mustLoad(t)
	cosine := func(a, b string) float32 { return Cosine(m.Embed(nil, a), m.Embed(nil, b)) }
	same := cosine("The mayor resigned on Monday after the audit.", "On Monday the mayor stepped down following an audit.")
	other := cosine("The mayor resigned on Monday after the audit.", "Tugboats freed the grain freighter on Monday.")
	if same < other+.3 {
		t.Errorf("paraphrase %.3f, other subject %.3f", same, other)
	}
}

func TestEmbedZeroVector(t *testing.T) {
	m := mustLoad(t)
	known := m.Embed(nil, "peace talks")
	for _, text := range []string{"", " \n\t", "\x00\ufeff", "\xff\xfe", "\U0001f9ff", strings.Repeat("x", 101)} {
		v := m.Embed(nil, text)
		if len(v) != Dim || slices.ContainsFunc(v, func(x float32) bool { return x != 0 }) {
			t.Errorf("Embed(%q) is not the zero vector of %d", text, Dim)
		}
		if got := Cosine(v, known); got != 0 {
			t.Errorf("Cosine with the vector of %q = %v, want 0", text, got)
		}
	}
}

func TestEmbedUnknownWordDoesNotCount(t *testing.T) {
	m := mustLoad(t)
	if !slices.Equal(m.Embed(nil, "peace talks"), m.Embed(nil, "peace \U0001f9ff talks")) {
		t.Error("an unknown word changes the vector")
	}
}

func TestEmbedReusesDst(t *testing.T) {
	m := mustLoad(t)
	want := m.Embed(nil, "peace talks")
	dst := m.Embed(nil, "something else")
	got := m.Embed(dst[:0], "peace talks")
	if &got[0] != &dst[0] {
		t.Error("dst is not reused")
	}
	if !slices.Equal(got, want) {
		t.Error("what was in dst changes the result")
	}
	if n := testing.AllocsPerRun(100, func() { m.Embed(dst, "Zażółć gęślą jaźń — peace talks in 서울") }); n != 0 {
		t.Errorf("%v allocations with dst, want 0", n)
	}
	if n := testing.AllocsPerRun(100, func() { m.Embed(nil, "peace talks") }); n != 1 {
		t.Errorf("%v allocations without dst, want 1", n)
	}
}

func TestCosine(t *testing.T) {
	for _, tt := range []struct {
		a, b []float32
		want float32
	}{
		{nil, nil, 0},
		{[]float32{1, 0}, []float32{0, 1}, 0},
		{[]float32{1, 2, 3, 4, 5}, []float32{2, 4, 6, 8, 10}, 1},
		{[]float32{1, 2, 3, 4, 5}, []float32{-1, -2, -3, -4, -5}, -1},
		{[]float32{0, 0}, []float32{1, 1}, 0},
	} {
		if got := Cosine(tt.a, tt.b); math.Abs(float64(got-tt.want)) > 1e-6 {
			t.Errorf("Cosine(%v, %v) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestConcurrent(t *testing.T) {
	texts := lines(t, "testdata/sentences.txt")
	m := mustLoad(t)
	want := make([][]float32, len(texts))
	for i, text := range texts {
		want[i] = m.Embed(nil, text)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			var v []float32
			for i, text := range texts {
				if v = m.Embed(v, text); !slices.Equal(v, want[i]) {
					t.Errorf("%q: another vector", text)
				}
			}
		})
	}
	wg.Wait()
}

// FuzzEmbed: any bytes give, without panic, one deterministic vector of length 1 or 0, and no more
// tokens than the text has bytes (a Hangul syllable, 3 bytes, gives 3 at most; nothing gives more).
func FuzzEmbed(f *testing.F) {
	for _, text := range []string{"", "Hello, World!", "é\u0301\u0344", "한국어", "北京", "\xff\x00", strings.Repeat("ab", 60)} {
		f.Add(text)
	}
	m := mustLoad(f)
	f.Fuzz(func(t *testing.T, text string) {
		v := m.Embed(nil, text)
		length := math.Sqrt(float64(dot(v, v)))
		if length != 0 && math.Abs(length-1) > 1e-4 {
			t.Errorf("length %v", length)
		}
		if !slices.Equal(v, m.Embed(v[:0:0], text)) {
			t.Error("not deterministic")
		}
		ids := m.AppendTokens(nil, text)
		if len(ids) > len(text) {
			t.Errorf("%d tokens of %d bytes", len(ids), len(text))
		}
		for _, id := range ids {
			if int(id) >= m.Len() {
				t.Errorf("id %d of %d", id, m.Len())
			}
		}
	})
}

func benchmarkText(b *testing.B) (texts []string, words int) {
	texts = lines(b, "testdata/sentences.txt")
	for _, text := range texts {
		words += len(strings.Fields(text))
	}
	return texts, words
}

func BenchmarkEmbed(b *testing.B) {
	m := mustLoad(b)
	texts, words := benchmarkText(b)
	dst := make([]float32, Dim)
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			m.Embed(dst, text)
		}
	}
	b.ReportMetric(float64(b.N*words)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkAppendTokens(b *testing.B) {
	m := mustLoad(b)
	texts, words := benchmarkText(b)
	ids := make([]TokenID, 0, 1000)
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			m.AppendTokens(ids, text)
		}
	}
	b.ReportMetric(float64(b.N*words)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkCosine(b *testing.B) {
	m := mustLoad(b)
	v, w := m.Embed(nil, "peace talks"), m.Embed(nil, "negotiations")
	for b.Loop() {
		Cosine(v, w)
	}
}

func TestAddScaled(t *testing.T) { addsAsPortable(t, addScaled) }

// addsAsPortable holds an addScaled to the bits of the portable one.
func addsAsPortable(t *testing.T, add func(sum *[Dim]float32, row string, scale float32)) {
	t.Helper()
	m := mustLoad(t)
	var a, b [Dim]float32
	for id := 0; id < m.Len(); id += 97 {
		row := m.rows[id*Dim:][:Dim]
		add(&a, row, m.scales[id])
		addScaledPortable(&b, row, m.scales[id])
	}
	if a != b {
		t.Fatal("the assembly gives other bits than the portable code")
	}
}

func TestAdd(t *testing.T) {
	m := mustLoad(t)
	var sum [Dim]float32
	m.Add(&sum, "The harbour was closed")
	m.Add(&sum, "after the storm.")
	Normalize(&sum)
	if whole := m.Embed(nil, "The harbour was closed after the storm."); !slices.Equal(whole, sum[:]) {
		t.Fatal("parts give another vector than the whole")
	}
}
