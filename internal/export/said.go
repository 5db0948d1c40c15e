package export

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
	"readout/internal/page/markup"
)

// speech is what one speaker says: in all the story's documents where the speaker
// is named, in one document where it is "she" or "the official", which another
// document may say of somebody else.
type speech struct {
	speaker string
	source  int // the document, for a speaker without a name; else 0
	lines   []said
}

// said is one statement, with the documents that carry it in the same words.
type said struct {
	act     string // "threatens", or empty where the speaker merely states it
	text    string // words of the page; in quotation marks where they are quoted
	via     string // who carried it
	sources []int
}

// String is `threatens: “...” via the White House [1] [2]`.
func (s said) String() string {
	text := s.text
	if s.act != "" {
		text = s.act + ": " + text
	}
	if s.via != "" {
		text += " via " + s.via
	}
	for _, n := range s.sources {
		text += fmt.Sprintf(" [%d]", n)
	}
	return text
}

// acts are the brief's words for what a statement does.
var acts = map[nlp.Act]string{
	nlp.Announce: "announces", nlp.Promise: "promises", nlp.Threaten: "threatens", nlp.Request: "requests",
	nlp.Accuse: "accuses", nlp.Reject: "rejects", nlp.Deny: "denies", nlp.Agree: "agrees",
	nlp.Propose: "proposes", nlp.Decline: "declines",
}

// saidIn lists who says what in a story: all quotations with a speaker, and what
// is reported without quotation marks where it does more than state. A report
// that only carries another's words is shown as that one's, with its carrier.
func saidIn(s *news.Story, names entityNames) []speech {
	var all []speech
	for i, a := range s.Accounts {
		d := a.Document
		carriers := parents(d)
		for _, st := range d.Statements {
			if !st.Speaker.Known() || carriers[st.ID] || st.Form == nlp.Indirect && acts[st.Act] == "" {
				continue
			}
			name, source := names.of(d, st.Speaker), 0
			if !named(name) {
				source = i + 1
			}
			all = file(all, name, source, names.line(d, st, i+1))
		}
	}
	return all
}

// parents are the statements that carry another's.
func parents(d *nlp.Document) map[string]bool {
	ids := map[string]bool{}
	for _, st := range d.Statements {
		if st.Parent != "" {
			ids[st.Parent] = true
		}
	}
	return ids
}

// file puts a line under its speaker; the same words of another document only add
// that document.
func file(all []speech, name string, source int, line said) []speech {
	i := slices.IndexFunc(all, func(s speech) bool { return s.speaker == name && s.source == source })
	if i < 0 {
		return append(all, speech{name, source, []said{line}})
	}
	for j := range all[i].lines {
		if other := &all[i].lines[j]; other.act == line.act && markup.Key(other.text) == markup.Key(line.text) {
			if !slices.Contains(other.sources, line.sources[0]) {
				other.sources = append(other.sources, line.sources[0])
			}
			return all
		}
	}
	all[i].lines = append(all[i].lines, line)
	return all
}

func (names entityNames) line(d *nlp.Document, st nlp.Statement, n int) said {
	line := said{act: acts[st.Act], sources: []int{n}}
	var parts []string
	for _, c := range st.Content {
		part := strings.TrimSuffix(strings.Join(strings.Fields(d.Slice(c)), " "), ",")
		if st.Form == nlp.Direct {
			part = "“" + part + "”"
		}
		parts = append(parts, part)
	}
	line.text = strings.Join(parts, " … ")
	if len(st.Via) > 0 {
		line.via = names.of(d, st.Via[0])
	}
	return line
}

// entityNames are the names of the entities that have one, by their ids.
type entityNames map[string]string

func namesOf(entities []nlp.Entity) entityNames {
	names := entityNames{}
	for _, e := range entities {
		names[e.ID] = e.Name
	}
	return names
}

// of is a who as the brief names it: its entity, the mention that it is traced to,
// or as written.
func (names entityNames) of(d *nlp.Document, w nlp.Who) string {
	if name := names[w.Entity]; name != "" && named(name) {
		return name
	}
	name := w.Text
	if !w.Antecedent.Empty() {
		name = d.Slice(w.Antecedent)
	}
	for _, clause := range []string{", who ", ", which ", ", whose ", ", including "} {
		name, _, _ = strings.Cut(name, clause)
	}
	return strings.Join(strings.Fields(name), " ")
}

// named reports whether a speaker as written holds a name: a capital that does
// not merely begin a sentence.
func named(speaker string) bool {
	first, rest, _ := strings.Cut(speaker, " ")
	switch strings.ToLower(first) {
	case "he", "she", "they", "it", "we", "i", "the", "a", "an", "his", "her", "its", "their":
		return strings.ToLower(rest) != rest
	}
	return strings.ToLower(speaker) != speaker
}
