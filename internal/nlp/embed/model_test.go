package embed

import (
	"encoding/binary"
	"encoding/json"
	"hash/crc32"
	"os"
	"slices"
	"strings"
	"testing"

	"readout/internal/growthtest"
)

// TestTokensLikeOriginal compares with the ids that the Python tokenizer gives, on texts of our own
// with accents, scripts, control characters, symbols and long words.
func TestTokensLikeOriginal(t *testing.T) {
	data, err := os.ReadFile("testdata/tokens.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Text string
		IDs  []int
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	m := mustLoad(t)
	for _, c := range cases {
		var got []int
		for _, id := range m.AppendTokens(nil, c.Text) {
			got = append(got, int(id))
		}
		if !slices.Equal(got, c.IDs) {
			t.Errorf("%q:\n got %v\nwant %v", c.Text, names(m, got), names(m, c.IDs))
		}
	}
	if len(cases) < 100 {
		t.Errorf("only %d cases", len(cases))
	}
}

func names(m *Model, ids []int) []string {
	var out []string
	for _, id := range ids {
		out = append(out, m.Token(TokenID(id)))
	}
	return out
}

// TestVocabulary: every token is found under its own text.
func TestVocabulary(t *testing.T) {
	m := mustLoad(t)
	for i := range m.Len() {
		token := m.Token(TokenID(i))
		word, inner := strings.CutPrefix(token, continuation)
		if id, n := m.longest([]byte(word), inner); int(id) != i || n != len(word) {
			t.Fatalf("token %d %q is found as %d, %d bytes", i, token, id, n)
		}
	}
	if got := m.Token(m.Unknown()); got != "[UNK]" {
		t.Errorf("unknown token is %q", got)
	}
}

func TestWeight(t *testing.T) {
	m := mustLoad(t)
	weight := func(word string) float32 {
		ids := m.AppendTokens(nil, word)
		if len(ids) != 1 {
			t.Fatalf("%q has %d tokens", word, len(ids))
		}
		return m.Weight(ids[0])
	}
	comma, the, treaty, ceasefire := weight(","), weight("the"), weight("treaty"), weight("ceasefire")
	if !(0 < comma && comma < the && the < treaty && treaty < ceasefire && ceasefire < 1) {
		t.Errorf("weights of , the treaty ceasefire: %v %v %v %v", comma, the, treaty, ceasefire)
	}
}

func TestDecodeDamaged(t *testing.T) {
	change := func(at int, b byte) string { return modelFile[:at] + string(b) + modelFile[at+1:] }
	resum := func(data string) string {
		out := []byte(data)
		binary.LittleEndian.PutUint32(out[12:], crc32.ChecksumIEEE(out[16:]))
		return string(out)
	}
	n := len(modelFile)
	for name, data := range map[string]string{
		"empty":          "",
		"foreign":        strings.Repeat("x", 100),
		"cut in header":  modelFile[:40],
		"cut":            modelFile[:n-1],
		"other version":  change(8, 99),
		"flipped row":    change(n/2, modelFile[n/2]^1),
		"cut, resummed":  resum(modelFile[:n-1]),
		"long, resummed": resum(modelFile + "x"),
		"dimension":      resum(change(21, 2)),
		"many tokens":    resum(change(18, 1)),
		"unknown id":     resum(change(26, 1)),
		"missing break":  resum(change(n-1, 'x')),
		"extra break":    resum(change(n-2, '\n')),
	} {
		if _, err := decode(data); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := decode(resum(modelFile)); err != nil {
		t.Error(err)
	}
}

// TestHugeWord: text without a space takes time in line with its length.
func TestHugeWord(t *testing.T) {
	m := mustLoad(t)
	for _, unit := range []string{"x", "é", "\u0301", "한", ".", "\x00"} {
		build := func(n int) string { return strings.Repeat(unit, n/len(unit)) }
		growthtest.Linear(t, unit, 1<<16, build, func(text string) { m.Embed(nil, text) })
	}
}

func BenchmarkDecode(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := decode(modelFile); err != nil {
			b.Fatal(err)
		}
	}
}
