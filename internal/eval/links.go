package eval

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/link"
	"readout/internal/nlp"
	"readout/internal/nlp/coref"
	"readout/internal/nlp/english"
)

// Links measures entities across documents on the participants of ECB+ (Cybulska
// & Vossen 2014): persons, bodies and places, the gold mentions given, each topic
// one run and one story. A gold mention that no mention of ours covers counts as
// an entity of its own.
func Links() Set {
	return Set{"links", "entities across documents: participants of ECB+, B³", runLinks}
}

// ecbDocument is a line of the collection.
type ecbDocument struct {
	Topic     int
	Sentences []string
	Mentions  []ecbMention
}

type ecbMention struct {
	Tag, Text, Chain string
	Sent             int
}

func runLinks(ctx context.Context, data Data) (*Report, error) {
	path, err := data.Path("stories", "ecbplus", "docs.jsonl.gz")
	if err != nil {
		return nil, err
	}
	raw, err := readPacked(path)
	if err != nil {
		return nil, err
	}
	topics := map[int][]ecbDocument{}
	for line := range bytes.Lines(raw) {
		var d ecbDocument
		if err := json.Unmarshal(line, &d); err != nil {
			return nil, err
		}
		topics[d.Topic] = append(topics[d.Topic], d)
	}
	r := &Report{Set: "links", Items: "mentions"}
	var all, named bcubed
	for _, topic := range slices.Sorted(maps.Keys(topics)) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		gold, predicted, names, err := linkTopic(ctx, topics[topic])
		if err != nil {
			return nil, err
		}
		r.N += len(gold)
		all.add(gold, predicted)
		for key := range gold {
			if !names[key] {
				delete(gold, key)
				delete(predicted, key)
			}
		}
		named.add(gold, predicted)
	}
	r.Score("B³ F1", all.f1())
	r.Score("names B³ F1", named.f1())
	return r, nil
}

// linkTopic links the documents of a topic, and gives the gold chain and our
// entity of each participant, and which of them are names.
func linkTopic(ctx context.Context, documents []ecbDocument) (gold, predicted map[string]string, names map[string]bool, err error) {
	gold, predicted, names = map[string]string{}, map[string]string{}, map[string]bool{}
	linked := make([]*nlp.Document, len(documents))
	spans := make([]map[string]nlp.Span, len(documents))
	for i, e := range documents {
		linked[i], spans[i] = e.document(i, gold)
		if err := (english.Stage{}).Annotate(ctx, linked[i]); err != nil {
			return nil, nil, nil, err
		}
		if err := (coref.Stage{}).Annotate(ctx, linked[i]); err != nil {
			return nil, nil, nil, err
		}
	}
	_, of := link.Link(knowledge.Load(), linked, make([]int, len(linked)))
	for i, d := range linked {
		for key, s := range spans[i] {
			predicted[key] = key
			m, ok := covering(d, s)
			if ok && of[i][m.Chain] >= 0 {
				predicted[key] = "e" + strconv.Itoa(of[i][m.Chain])
			}
			first, _, _ := strings.Cut(d.Slice(s), " ")
			names[key] = first != strings.ToLower(first) && ok && m.Kind == nlp.NameMention
		}
	}
	return gold, predicted, names, nil
}

// document is the text with the spans of its participants, whose chains go into
// gold.
func (e ecbDocument) document(n int, gold map[string]string) (*nlp.Document, map[string]nlp.Span) {
	d := &nlp.Document{Language: "en"}
	spans := map[string]nlp.Span{}
	var text strings.Builder
	var starts []int
	for _, s := range e.Sentences {
		starts = append(starts, text.Len())
		text.WriteString(s)
		d.Blocks = append(d.Blocks, nlp.Block{Span: nlp.Span{Start: starts[len(starts)-1], End: text.Len()}})
		text.WriteString("\n\n")
	}
	d.Text = text.String()
	from := map[string]int{}
	for i, m := range e.Mentions {
		if !strings.HasPrefix(m.Tag, "HUMAN") && !strings.HasPrefix(m.Tag, "LOC") || m.Sent >= len(e.Sentences) {
			continue
		}
		place := strconv.Itoa(m.Sent) + m.Text
		at := strings.Index(" "+e.Sentences[m.Sent][from[place]:]+" ", " "+m.Text+" ")
		if at < 0 {
			continue
		}
		at += from[place]
		from[place] = min(at+len(m.Text), len(e.Sentences[m.Sent]))
		key := strconv.Itoa(n) + "/" + strconv.Itoa(i)
		gold[key] = m.Chain
		spans[key] = nlp.Span{Start: starts[m.Sent] + at, End: starts[m.Sent] + at + len(m.Text)}
	}
	return d, spans
}

// covering is the mention that a gold mention is: of the same head, the shortest.
func covering(d *nlp.Document, s nlp.Span) (nlp.Mention, bool) {
	first, end := d.TokenAt(s.Start), d.TokenAt(s.End-1)+1
	if first >= end || end > len(d.Tokens) {
		return nlp.Mention{}, false
	}
	head := d.Root(first, end)
	var found []nlp.Mention
	for _, m := range d.Mentions {
		if m.Head == head || !m.Name.Empty() && m.Name.Overlaps(s) && s.Contains(m.Name) {
			found = append(found, m)
		}
	}
	if len(found) == 0 {
		return nlp.Mention{}, false
	}
	return slices.MinFunc(found, func(a, b nlp.Mention) int { return cmp.Compare(a.Span.Len(), b.Span.Len()) }), true
}
