package reconcile

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// parties knows the entities of the run.
type parties struct {
	byID      map[string]*nlp.Entity
	named     map[string]bool // entities that some document names
	byMention map[*nlp.Document]map[nlp.Span]*nlp.Entity
	last      map[string]bool // the last words of persons' names, folded
}

func newParties(entities []nlp.Entity, documents []*nlp.Document) *parties {
	p := &parties{map[string]*nlp.Entity{}, map[string]bool{}, map[*nlp.Document]map[nlp.Span]*nlp.Entity{}, map[string]bool{}}
	for _, d := range documents {
		p.byMention[d] = map[nlp.Span]*nlp.Entity{}
	}
	for i := range entities {
		e := &entities[i]
		p.byID[e.ID] = e
		p.last[lastWord(e.Name)] = p.last[lastWord(e.Name)] || e.Type == nlp.PersonEntity
		for _, m := range e.Mentions {
			p.named[e.ID] = p.named[e.ID] || !m.Name.Empty()
			p.byMention[documents[m.Document]][m.Span] = e
		}
	}
	return p
}

// isName reports whether a lemma is that of a person's name.
func (p *parties) isName(lemma string) bool { return p.last[lemma] }

// mentioned is the entity of a mention, or nil.
func (p *parties) mentioned(d *nlp.Document, s nlp.Span) *nlp.Entity { return p.byMention[d][s] }

// party is whose word something is.
type party struct {
	entity  string
	country string
	words   []string // of the phrase, in lower case
	bones   []string // the consonants of those words that have enough of them to tell a name by
	body    string   // a body that stands on its own without a name, as "police"; or empty
}

func (p party) known() bool { return p.entity != "" || len(p.words) > 0 || p.body != "" }

// named reports whether a party is somebody in particular: an entity or a country's.
func (p party) named() bool { return p.entity != "" || p.country != "" }

// identified reports whether a party is told by more than the kind of body that it is.
func (p party) identified() bool { return p.entity != "" || len(p.words) > 0 }

// party reads a who of a document.
func (p *parties) party(d *nlp.Document, w nlp.Who) party {
	if !w.Known() {
		return party{}
	}
	out := party{entity: w.Entity}
	text := w.Text
	if !w.Antecedent.Empty() {
		text += " " + d.Slice(w.Antecedent)
	}
	if e := p.byID[w.Entity]; e != nil {
		out.country = e.Country
		text += " " + e.Name
		for _, role := range e.Roles {
			if !strings.Contains(role.Title, " for ") { // "spokesman for Mr Weiss" names another
				text += " " + role.Title
			}
		}
	}
	for _, original := range strings.FieldsFunc(text, notWord) {
		original = strings.TrimSuffix(strings.TrimSuffix(original, "'s"), "’s")
		word := strings.ToLower(original)
		if b := bodies[word]; b != "" {
			out.body = b
		}
		if (len(word) > 2 || len(word) == 2 && strings.ToUpper(original) == original) && !partyless[word] {
			out.words = append(out.words, word)
		}
	}
	slices.Sort(out.words)
	out.words = slices.Compact(out.words)
	out.bones = bonesOf(out.words)
	return out
}

// bodies are the words of a phrase that tell by themselves whose word it is, where nothing
// names it: there is one police in a story, while "the ministry" may be anybody's.
var bodies = map[string]string{
	"police": "police", "officers": "police", "hospital": "hospital", "doctors": "hospital", "medics": "hospital",
	"prosecutors": "prosecutors", "prosecution": "prosecutors", "prosecutor": "prosecutors",
	"organisers": "organisers", "organizers": "organisers", "organising": "organisers", "organizing": "organisers",
	"firefighters": "firefighters", "witnesses": "witnesses", "union": "union", "unions": "union",
}

func notWord(r rune) bool { return strings.ContainsRune(" \t\n,.;:()[]\"“”‘–—", r) }

// partyless are the words of a phrase that name nobody.
var partyless = set(`the and for who which that his her its their our your has had was were with from mr. mrs. ms. mr mrs ms
 said one not had have been being this those these whose they she him them president minister spokesman spokeswoman spokesperson
 chief head leader official officials senior former deputy prime foreign secretary general director chairman chairwoman
 statement office government adviser advisor aide press company ministry defence defense interior health finance
 justice transport labour labor education energy agriculture infrastructure economy environment army military police
 court side sides state national local regional federal central public briefed call unit department agency group team
 one two three some many several people person man woman declaration joint communique communiqué document text paper
 report reports annex representative representatives delegate delegates expert experts analyst analysts source sources witness
 witnesses`)

// same reports whether two parties are surely one: the same entity, one country,
// or a name in common.
func (p party) same(o party) bool {
	if !p.known() || !o.known() {
		return false
	}
	if p.entity != "" && p.entity == o.entity || p.country != "" && p.country == o.country {
		return true
	}
	if p.body != "" && p.body == o.body && (len(p.words) == 0 || len(o.words) == 0) {
		return true
	}
	return meet(p.words, o.words)
}

// sameWords reports whether one phrase's words are all in the other's.
func (p party) sameWords(o party) bool {
	return len(p.words) > 0 && !slices.ContainsFunc(p.words, func(w string) bool { return !slices.Contains(o.words, w) })
}

// apart reports whether two parties are surely different ones.
func (p party) apart(o party) bool { return p.known() && o.known() && !p.same(o) && !p.spelt(o) }

// spelt reports whether the two may be one name in two spellings: a word of each has the
// same consonants.
func (p party) spelt(o party) bool {
	return meet(p.bones, o.bones)
}

// bonesOf are the consonants of those words that have enough of them to tell a name by.
func bonesOf(words []string) []string {
	var out []string
	for _, w := range words {
		if bones := consonants(w); len(bones) >= 4 {
			out = append(out, bones)
		}
	}
	return out
}

// consonants are the consonants of a word, those that transliterations exchange as one.
func consonants(word string) string {
	var out []byte
	for _, c := range knowledge.Fold(word) {
		b := byte(0)
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'h', '-', '\'':
			continue
		case 'q', 'c':
			b = 'k'
		case 'w', 'b':
			b = 'v'
		case 's':
			b = 'z'
		default:
			if c < 'a' || c > 'z' {
				return ""
			}
			b = byte(c)
		}
		if len(out) == 0 || out[len(out)-1] != b {
			out = append(out, b)
		}
	}
	return string(out)
}

// speaker is whose word a statement is; each is read once.
func (r *reader) speaker(a *account, s *nlp.Statement) party {
	p, ok := r.speakers[s]
	if !ok {
		p = r.who.party(a.d, s.Speaker)
		r.speakers[s] = p
	}
	return p
}
