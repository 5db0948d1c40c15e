package eval

import (
	"bufio"
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"readout/internal/nlp"
	"readout/internal/nlp/english"
)

// GoldChains is a document with its gold chains.
type GoldChains struct {
	Name   string
	Text   string
	Blocks []nlp.Block
	Chains [][]nlp.Span // of two mentions and more, in text order
}

// Parse is the document with its parse.
func (g GoldChains) Parse() (*nlp.Document, error) {
	blocks := g.Blocks
	if len(blocks) == 0 {
		blocks = []nlp.Block{{Kind: nlp.BodyBlock, Span: nlp.Span{End: len(g.Text)}}}
	}
	d := &nlp.Document{Language: "en", Text: g.Text, Blocks: blocks}
	return d, english.Stage{}.Annotate(context.Background(), d)
}

// OntoGUM reads the documents whose names begin with prefix. OntoGUM gives tokens
// without their white space and paragraphs; for the documents that nlp/gum has
// too, these are taken from there, so that a heading is a heading and a quotation
// mark stands where it stood.
func OntoGUM(data Data, prefix string) ([]GoldChains, error) {
	dir, err := data.Path("nlp", "ontogum")
	if err != nil {
		return nil, err
	}
	paths, err := filepath.Glob(filepath.Join(dir, prefix+"*.conll"))
	if err != nil {
		return nil, err
	}
	layouts, err := gumLayouts(data)
	if err != nil {
		return nil, err
	}
	slices.Sort(paths)
	var out []GoldChains
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(filepath.Base(path), ".conll")
		g := readChains(raw, layouts[name])
		g.Name = name
		out = append(out, g)
	}
	return out, nil
}

// laidOut is a token with what stands before it: nothing, a blank, or the
// beginning of a block.
type laidOut struct {
	glued bool
	block bool
	kind  nlp.BlockKind
}

// gumLayouts reads the layout of each document of nlp/gum. A collection that is
// not there gives none.
func gumLayouts(data Data) (map[string][]laidOut, error) {
	out := map[string][]laidOut{}
	for _, part := range []string{"dev.conllu.gz", "train-permissive.conllu.gz"} {
		path, err := data.Path("nlp", "gum", part)
		if err != nil {
			return out, nil
		}
		raw, err := readPacked(path)
		if err != nil {
			return nil, err
		}
		readLayouts(raw, out)
	}
	return out, nil
}

func readLayouts(raw []byte, out map[string][]laidOut) {
	var name string
	var next laidOut
	word, wordGlued := 0, false // the last token of the open word of several tokens
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSuffix(line, "\n")
		if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
			name, next = id, laidOut{block: true}
		}
		next.block = next.block || line == "# newpar"
		if kind, ok := strings.CutPrefix(line, "# newpar_block = "); ok && strings.HasPrefix(kind, "head") {
			next.kind = nlp.HeadingBlock
			if len(out[name]) == 0 {
				next.kind = nlp.TitleBlock
			}
		}
		f := strings.Split(line, "\t")
		if len(f) < 10 {
			continue
		}
		glued := strings.Contains(f[9], "SpaceAfter=No")
		if _, last, ok := strings.Cut(f[0], "-"); ok {
			word, _ = strconv.Atoi(last)
			wordGlued = glued
			continue
		}
		n, err := strconv.Atoi(f[0])
		if err != nil { // "8.1", a word left out
			continue
		}
		if n < word {
			glued = true
		} else if n == word {
			glued, word = wordGlued, 0
		}
		out[name] = append(out[name], next)
		next = laidOut{glued: glued}
	}
}

// chainText puts tokens together to text: as the layout says, else with white
// space as English has it.
type chainText struct {
	text   strings.Builder
	blocks []nlp.Block
	layout []laidOut
	glued  bool            // no white space before the next token
	open   map[string]bool // straight quotation marks that are open
}

// add appends the n-th token and gives its start.
func (c *chainText) add(n int, token string) int {
	if n < len(c.layout) {
		return c.laid(c.layout[n], token)
	}
	mark := token == "\"" || token == "'"
	closes := mark && c.open[token]
	if !c.glued && !closes && c.text.Len() > 0 && !strings.ContainsAny(token[:1], ",.;:!?)]%") && (mark || !strings.HasPrefix(token, "'")) && token != "n't" && token != "’" && token != "”" {
		c.text.WriteByte(' ')
	}
	c.glued = strings.ContainsAny(token[:1], "([$") || token == "“" || token == "’" || mark && !closes
	if mark {
		c.open[token] = !closes
	}
	c.text.WriteString(token)
	return c.text.Len() - len(token)
}

func (c *chainText) laid(l laidOut, token string) int {
	switch {
	case l.block && c.text.Len() > 0:
		c.text.WriteString("\n\n")
	case !l.glued && c.text.Len() > 0:
		c.text.WriteByte(' ')
	}
	start := c.text.Len()
	if l.block {
		c.blocks = append(c.blocks, nlp.Block{Kind: l.kind, Span: nlp.Span{Start: start}})
	}
	c.text.WriteString(token)
	c.blocks[len(c.blocks)-1].End = c.text.Len()
	return start
}

// readChains reads token and chain columns: "(4", "4)", "(2(1".
func readChains(raw []byte, layout []laidOut) GoldChains {
	text := chainText{layout: layout, open: map[string]bool{}}
	open, chains := map[int][]int{}, map[int][]nlp.Span{}
	lines := bufio.NewScanner(bytes.NewReader(raw))
	for n := 0; lines.Scan(); {
		f := strings.Split(lines.Text(), "\t")
		if len(f) < 3 {
			continue
		}
		if f[1] == "" {
			f[1] = "|" // what the tokens of one document lack
		}
		start := text.add(n, f[1])
		n++
		for _, part := range splitMarks(f[2]) {
			id, _ := strconv.Atoi(strings.Trim(part, "()"))
			if strings.HasPrefix(part, "(") {
				open[id] = append(open[id], start)
			}
			if k := len(open[id]); strings.HasSuffix(part, ")") && k > 0 {
				chains[id] = append(chains[id], nlp.Span{Start: open[id][k-1], End: text.text.Len()})
				open[id] = open[id][:k-1]
			}
		}
	}
	g := GoldChains{Text: text.text.String(), Blocks: text.blocks}
	for _, id := range slices.Sorted(maps.Keys(chains)) {
		if c := chains[id]; len(c) > 1 {
			slices.SortFunc(c, func(a, b nlp.Span) int { return a.Start - b.Start })
			g.Chains = append(g.Chains, c)
		}
	}
	return g
}

// splitMarks splits "(2(1)" into "(2" and "(1)".
func splitMarks(s string) []string {
	var out []string
	start := 0
	for i := 1; i < len(s); i++ {
		if s[i] == '(' || s[i-1] == ')' {
			out = append(out, s[start:i])
			start = i
		}
	}
	return append(out, s[start:])
}
