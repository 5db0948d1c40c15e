package spacy

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

// golden is one document as tools/spacyconvert/golden.py writes it: parallel arrays, one item a token.
type golden struct {
	Text                                                       string
	Tokens, Norm, Shape, Tag, POS, Morph, Lemma, Dep, Ent, IOB []string
	WS, Head, Sent, Given                                      []int
}

// given returns the byte offsets of the sentence starts that spaCy was given.
func (g *golden) given() []int {
	var offsets []int
	at, k := 0, 0
	for i, tok := range g.Tokens {
		if k < len(g.Given) && g.Given[k] == i {
			offsets = append(offsets, at)
			k++
		}
		at += len(tok) + g.WS[i]
	}
	return offsets
}

type goldenHead struct {
	SpaCy, Model   string
	Docs, Words    int
	WordsPerSecond float64 `json:"words_per_second"`
}

// readGolden reads a file of golden documents.
func readGolden(t testing.TB, path string) (goldenHead, []golden) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	dec := json.NewDecoder(bufio.NewReaderSize(r, 1<<20))
	var head goldenHead
	if err := dec.Decode(&head); err != nil {
		t.Fatal(err)
	}
	docs := make([]golden, head.Docs)
	for i := range docs {
		if err := dec.Decode(&docs[i]); err != nil {
			t.Fatal(err)
		}
	}
	return head, docs
}

// parity counts agreement with spaCy. A token agrees if it has the same bytes of the text.
type parity struct {
	words, tokens                                              int
	tag, pos, morph, head, dep, tree, lemma, sent, norm, shape int // of the tokens that agree
	entGold, entFound, entSame                                 int
	diffs                                                      map[string][]string
}

type entityKey struct {
	start, end int
	label      string
}

func (p *parity) diff(kind, format string, args ...any) {
	if p.diffs == nil {
		p.diffs = make(map[string][]string)
	}
	p.diffs[kind] = append(p.diffs[kind], fmt.Sprintf(format, args...))
}

// add compares a parsed document with spaCy's.
func (p *parity) add(d *Doc, g *golden) {
	start := make([]int, len(g.Tokens)+1) // byte offsets of spaCy's tokens
	at := map[int]int{}                   // and their indexes by offset
	for i, tok := range g.Tokens {
		at[start[i]] = i
		start[i+1] = start[i] + len(tok) + g.WS[i]
	}
	p.words += len(g.Tokens)
	gold := map[entityKey]bool{}
	for i := 0; i < len(g.Tokens); i++ {
		if g.IOB[i] == "B" {
			j := i + 1
			for j < len(g.Tokens) && g.IOB[j] == "I" {
				j++
			}
			gold[entityKey{start[i], start[j-1] + len(g.Tokens[j-1]), g.Ent[i]}] = true
		}
	}
	p.entGold += len(gold)
	for e := range d.Ents() {
		from, to := e.Bytes()
		p.entFound++
		if gold[entityKey{from, to, e.Label}] {
			p.entSame++
		} else {
			p.diff("ent", "%q %s", e.Text(), e.Label)
		}
	}
	for tok := range d.Tokens() {
		i, ok := at[tok.Start()]
		if !ok || g.Tokens[i] != tok.Text() || (g.WS[i] == 1) != (tok.Whitespace() == " ") {
			p.diff("token", "%q at %d", tok.Text(), tok.Start())
			continue
		}
		p.tokens++
		count := func(n *int, kind string, same bool, want string) bool {
			if same {
				*n++
			} else {
				p.diff(kind, "%q: %s, want %s; %s %s", tok.Text(), map[string]string{"tag": tok.Tag(), "pos": tok.POS(), "morph": tok.Morph(), "lemma": tok.Lemma(), "dep": tok.Dep(), "norm": tok.Norm(), "shape": tok.Shape()}[kind], want, tok.Tag(), tok.POS())
			}
			return same
		}
		tag := count(&p.tag, "tag", tok.Tag() == g.Tag[i], g.Tag[i])
		head := count(&p.head, "head", tok.Head().Start() == start[g.Head[i]], "")
		dep := count(&p.dep, "dep", tok.Dep() == g.Dep[i], g.Dep[i])
		if tag && head && dep {
			p.tree++
		}
		count(&p.pos, "pos", tok.POS() == g.POS[i], g.POS[i])
		count(&p.morph, "morph", tok.Morph() == g.Morph[i], g.Morph[i])
		count(&p.lemma, "lemma", tok.Lemma() == g.Lemma[i], g.Lemma[i])
		count(&p.sent, "sent", tok.IsSentStart() == (g.Sent[i] == 1), "")
		count(&p.norm, "norm", tok.Norm() == g.Norm[i], g.Norm[i])
		count(&p.shape, "shape", tok.Shape() == g.Shape[i], g.Shape[i])
	}
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

func (p *parity) entityF1() float64 { return percent(2*p.entSame, p.entGold+p.entFound) }

// table prints the comparison.
func (p *parity) table() string {
	var b strings.Builder
	row := func(name string, n, of int) {
		fmt.Fprintf(&b, "| %s | %.4f %% | %d of %d |\n", name, percent(n, of), n, of)
	}
	row("tokens identical", p.tokens, p.words)
	row("tag", p.tag, p.words)
	row("head", p.head, p.words)
	row("label", p.dep, p.words)
	row("tag, head and label", p.tree, p.words)
	row("part of speech", p.pos, p.words)
	row("features", p.morph, p.words)
	row("lemma", p.lemma, p.words)
	row("sentence start", p.sent, p.words)
	row("norm", p.norm, p.words)
	row("shape", p.shape, p.words)
	fmt.Fprintf(&b, "| entities, F1 | %.4f %% | %d same, %d spaCy, %d here |\n", p.entityF1(), p.entSame, p.entGold, p.entFound)
	return b.String()
}

// TestParity compares with real spaCy on a large set of documents that is not part of the project.
func TestParity(t *testing.T) {
	path := os.Getenv("SPACY_GOLDEN")
	if path == "" {
		t.Skip("SPACY_GOLDEN is not set: the file that tools/spacyconvert/golden.py writes")
	}
	start := time.Now()
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("load %v, then %s resident", time.Since(start).Round(time.Millisecond), residentMemory())
	head, docs := readGolden(t, path)
	var sum parity
	var spent time.Duration
	for i := range docs {
		start := time.Now()
		d := p.Parse(docs[i].Text, SentenceStarts(docs[i].given()))
		spent += time.Since(start)
		sum.add(d, &docs[i])
	}
	speed := float64(sum.words) / spent.Seconds()
	t.Logf("%.0f words/s here, %.0f words/s spaCy: %.2f times", speed, head.WordsPerSecond, speed/head.WordsPerSecond)
	t.Logf("spaCy %s, model %s, %d documents, kernels %s\n%s", head.SpaCy, head.Model, head.Docs, p.Kernels(), sum.table())
	for kind, diffs := range sum.diffs {
		t.Logf("%s: %d differ, such as\n  %s", kind, len(diffs), strings.Join(diffs[:min(len(diffs), 25)], "\n  "))
	}
	check := func(name string, got, mark float64) {
		if got < mark {
			t.Errorf("%s: %.4f, want %.2f", name, got, mark)
		}
	}
	check("tokens, %", percent(sum.tokens, sum.words), 99.95)
	check("tag, head and label, %", percent(sum.tree, sum.words), 99.8)
	check("entities, F1, %", sum.entityF1(), 99.5)
	check("lemma, %", percent(sum.lemma, sum.words), 99.8)
	if head.WordsPerSecond > 0 {
		check("speed, times spaCy's", speed/head.WordsPerSecond, 2)
	}
}

// residentMemory is the resident set of the process, on systems that tell it as Linux does.
func residentMemory() string {
	status, _ := os.ReadFile("/proc/self/status")
	_, line, _ := strings.Cut(string(status), "VmRSS:")
	line, _, _ = strings.Cut(line, "\n")
	return strings.TrimSpace(line)
}
