package eval

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/analysis"
	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// goldEntity is a participant with its forms by document.
type goldEntity struct {
	Name    string
	Type    string
	Surface map[string][]string
	Garbled map[string][]string
}

// goldSpeaker is a statement's document and speaker.
type goldSpeaker struct{ Doc, Speaker string }

// speakers makes participants of the speakers with a name of two words or more:
// their family names in the documents in which they speak.
func speakers(statements []goldSpeaker) []goldEntity {
	byName := map[string]map[string][]string{}
	for _, s := range statements {
		words := strings.Fields(s.Speaker)
		if len(words) != 2 || !namedForm(words[0]) || !namedForm(words[1]) {
			continue
		}
		if byName[s.Speaker] == nil {
			byName[s.Speaker] = map[string][]string{}
		}
		byName[s.Speaker][s.Doc] = []string{words[1]}
	}
	var out []goldEntity
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		out = append(out, goldEntity{Name: name, Surface: byName[name]})
	}
	return out
}

// entityTally counts participants over folders.
type entityTally struct {
	participants, whole, found int // named participants; of one entity; found at all
	merged                     int // pairs of participants in one entity
	garbled, garbledFound      int
	garbledWrong               int // marked and not in gold
}

// entities scores the named participants of a folder: is each one entity, does no
// entity hold two of them, are the garbled names found.
func (t *entityTally) entities(report *Report, dir string, r *analysis.Result) error {
	raw, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		return err
	}
	var gold struct {
		Entities    []goldEntity
		Statements  []goldSpeaker
		Comparisons []struct {
			Kind, Topic string
			Values      map[string]any
		}
	}
	if err := json.Unmarshal(raw, &gold); err != nil {
		return err
	}
	if len(gold.Entities) == 0 {
		gold.Entities = speakers(gold.Statements)
	}
	m := newMentionIndex(r)
	owner := map[int]string{}
	for _, g := range gold.Entities {
		t.participant(report, filepath.Base(dir), g, m, owner)
	}
	asked := map[string]bool{}
	for _, c := range gold.Comparisons {
		if c.Kind != "garbled-name" {
			continue
		}
		for _, doc := range slices.Sorted(maps.Keys(c.Values)) {
			value, _ := c.Values[doc].(string)
			t.garbled++
			asked[value] = true
			if m.garbledAs(value, c.Topic) {
				t.garbledFound++
			} else {
				report.Miss("garbled name missed", filepath.Base(dir), "%q for %q", value, c.Topic)
			}
		}
	}
	t.falseAlarms(report, dir, r, asked)
	return nil
}

func (t *entityTally) falseAlarms(report *Report, dir string, r *analysis.Result, asked map[string]bool) {
	for _, e := range r.Entities {
		for _, m := range e.Mentions {
			text := r.Documents[m.Document].Slice(m.Span)
			if !m.Garbled || slices.ContainsFunc(slices.Collect(maps.Keys(asked)), func(a string) bool { return sharesWord(text, a) }) {
				continue
			}
			t.garbledWrong++
			report.Miss("garbled name wrongly found", filepath.Base(dir), "%q for %q", text, e.Name)
		}
	}
}

func sharesWord(a, b string) bool {
	last := strings.Fields(b)
	return strings.Contains(a, last[len(last)-1])
}

// participant scores one with a name: capitals in all its forms' last words, a
// person, body or place.
func (t *entityTally) participant(report *Report, where string, g goldEntity, m mentionIndex, owner map[int]string) {
	count := map[int]int{}
	for _, forms := range []map[string][]string{g.Surface, g.Garbled} {
		for _, doc := range slices.Sorted(maps.Keys(forms)) {
			for _, form := range forms[doc] {
				if e, ok := m.entity(doc, form); ok && namedForm(form) {
					count[e]++
				}
			}
		}
	}
	if len(count) == 0 {
		return
	}
	t.participants++
	t.found++
	ids := slices.Sorted(maps.Keys(count))
	if len(ids) == 1 {
		t.whole++
	} else {
		report.Miss("participant in parts", where, "%q: %v", g.Name, ids)
	}
	for _, id := range ids {
		if other := owner[id]; other != "" && other != g.Name {
			t.merged++
			report.Miss("false merge of participants", where, "%q and %q", other, g.Name)
		}
		owner[id] = g.Name
	}
}

// namedForm reports whether a form is a name, not "the government".
func namedForm(form string) bool {
	f := strings.TrimPrefix(strings.TrimPrefix(form, "the "), "The ")
	return f != "" && strings.ToLower(f[:1]) != f[:1]
}

func (t *entityTally) finish(r *Report) {
	r.Count("participants", t.participants)
	r.Count("participants one entity", t.whole)
	r.Count("participants falsely merged", t.merged)
	r.Count("garbled names", t.garbled)
	r.Count("garbled names found", t.garbledFound)
	r.Count("garbled names wrong", t.garbledWrong)
}

// mentionIndex finds the entity of a form in a document.
type mentionIndex struct {
	result *analysis.Result
}

func newMentionIndex(r *analysis.Result) mentionIndex { return mentionIndex{r} }

// entity is that of the shortest mention by name that holds the form, the first
// in the document.
func (m mentionIndex) entity(doc, form string) (int, bool) {
	best, size := -1, 0
	for i, e := range m.result.Entities {
		for _, at := range e.Mentions {
			d := m.result.Documents[at.Document]
			text := d.Slice(at.Span)
			if at.Kind == nlp.PronounMention || !sameDocument(d, doc) || !strings.Contains(text, form) {
				continue
			}
			if at.Kind == nlp.NameMention && !at.Name.Empty() {
				if name := d.Slice(at.Name); !strings.Contains(name, form) && !strings.Contains(form, name) {
					continue
				}
			}
			if extra := len(text) - len(form); extra < 60 && (best < 0 || extra < size) {
				best, size = i, extra
			}
		}
	}
	return best, best >= 0
}

func sameDocument(d *nlp.Document, name string) bool {
	base := filepath.Base(d.Path)
	return base == name || strings.HasPrefix(base, name)
}

// garbledAs reports whether the form is marked as a garbled name of an entity
// that has the topic's last word in one of its forms.
func (m mentionIndex) garbledAs(form, topic string) bool {
	words := strings.Fields(knowledge.Fold(topic))
	for _, e := range m.result.Entities {
		right, found := strings.Contains(knowledge.Fold(e.Name), words[len(words)-1]), false
		for _, at := range e.Mentions {
			text := m.result.Documents[at.Document].Slice(at.Span)
			right = right || !at.Garbled && at.Kind == nlp.NameMention && strings.Contains(knowledge.Fold(text), words[len(words)-1])
			found = found || at.Garbled && strings.Contains(text, form)
		}
		if right && found {
			return true
		}
	}
	return false
}
