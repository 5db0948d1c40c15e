package quote

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// How well a noun of office goes with a name.
const (
	otherPost = iota // "the foreign minister" is not "Prime Minister Ann Lee"
	maybePost        // nothing tells one from the other
	samePost         // "the minister of justice" is "Justice Minister Ann Lee"
)

// post compares what stands with the noun of office at h in its phrase with what stands
// with the name n.
func (r *resolver) post(phrase run, h, n int) int {
	v, name := r.v, &r.v.d.Names[n]
	own := map[string]bool{}
	for i := phrase.first; i < phrase.end; i++ {
		if i != h && offices[v.tokens[i].Lower] {
			own[v.tokens[i].Lower] = true
		}
	}
	theirs := 0
	head := v.d.Root(name.First, name.End)
	r2 := run{max(0, name.First-6), min(len(v.tokens), v.tokens[head].Last+1)}
	if k := v.tokens[head].Head; v.tokens[head].Dep == "appos" {
		r2.first = min(r2.first, v.tokens[k].First)
	}
	for i := r2.first; i < r2.end; i++ {
		if v.tokens[i].Sentence == v.tokens[name.First].Sentence && offices[v.tokens[i].Lower] {
			if own[v.tokens[i].Lower] {
				return samePost
			}
			theirs++
		}
	}
	if len(own) == 0 || theirs == 0 {
		return maybePost
	}
	return otherPost
}

// ours traces "our president" in somebody's mouth to the one of that office whose
// country is the speaker's, by what stands with the names and by the knowledge.
func (r *resolver) ours(all []draft, f *draft) {
	v, h := r.v, f.source.root
	if l := v.tokens[f.source.first()].Lower; l != "our" && l != "my" || !f.speaker.Antecedent.Empty() || f.parent < 0 || v.quote[h] < 0 || !isHuman(v.tokens[h].Lemma) {
		return
	}
	speaker := all[f.parent].speaker
	if !speaker.Known() || len(v.d.Names) > maxNames {
		return
	}
	at := goal(speaker)
	who := v.tokensIn(at.Start, at.End)
	country := r.countryOf(speaker.Text, v.tokens[max(who.first, who.end-1)].Lower)
	best := -1
	for n := range v.d.Names {
		if country == "" || v.d.Names[n].Type != nlp.Person || !r.holds(n, v.tokens[h].Lemma, country) {
			continue
		}
		if best >= 0 && r.lastWord(best) != r.lastWord(n) {
			return
		}
		best = n
	}
	if best >= 0 {
		f.speaker.Antecedent = r.whole(best)
	}
}

// maxNames bounds the names of a page among which "our president" is looked for.
const maxNames = 500

// holds reports whether a person has an office in a country: by what stands with
// the name, or by the knowledge.
func (r *resolver) holds(n int, office, country string) bool {
	if slices.Contains(r.roles[office], n) && r.countryOf("", r.lastWord(n)) == country {
		return true
	}
	for _, e := range knowledge.Load().Find(r.v.d.Slice(r.whole(n))) {
		if e.Kind == knowledge.Person && e.Country == country {
			return slices.ContainsFunc(e.Terms, func(t knowledge.Term) bool { return strings.Contains(strings.ToLower(t.Title), office) })
		}
	}
	return false
}

// countryOf is the country that a phrase tells, or what stands with the names that
// end in a word; empty where nothing does.
func (r *resolver) countryOf(phrase, last string) string {
	v, base := r.v, knowledge.Load()
	if c := base.Agent(phrase, "", "").Country; phrase != "" && c != "" {
		return c
	}
	for n := range v.d.Names {
		if r.lastWord(n) != last {
			continue
		}
		whole := v.subtree(v.d.Root(v.d.Names[n].First, v.d.Names[n].End))
		if whole.end-whole.first > 20 {
			continue
		}
		if c := base.Agent(v.text(whole), "", "").Country; c != "" {
			return c
		}
	}
	return ""
}

// sameOrder reports whether two phrases do not tell one from another: "the second
// source" is not "the first".
func (r *resolver) sameOrder(a, b *draft) bool {
	for i := a.source.runs[0].first; i < a.source.root; i++ {
		l := r.v.tokens[i].Lower
		if !orders[l] {
			continue
		}
		same := false
		for k := b.source.runs[0].first; k < b.source.root; k++ {
			same = same || r.v.tokens[k].Lower == l
		}
		if !same {
			return false
		}
	}
	return true
}

// orders are words that tell one of a kind from another.
var orders = words(`first second third fourth other another latter former new different senior junior`)

// offices are the words that tell one office from another of the same noun.
var offices = words(`prime deputy foreign defence defense interior finance energy health justice trade labour labor transport
	agriculture environment education culture economy infrastructure housing communications information water harbour
	vice assistant chief executive managing general technical sporting acting former first second lord junior attorney`)

// isOffice reports whether a speaker is one person named by office: "Oman's
// foreign minister", "the union's chairwoman".
func (v *view) isOffice(f *draft) bool {
	h := f.source.root
	first := v.tokens[f.source.first()].Lower
	common := v.tokens[h].Tag == "NN" || v.tokens[h].Tag == "NNP" && v.name[h] < 0
	return common && isPerson(v.tokens[h].Lower) && !v.calledByName(h) && first != "another" && first != "one" &&
		first != "our" && first != "my" && first != "your" && !v.subtreeHasName(f.source.runs[0], h) && (v.child(h, "poss") >= 0 || first == "the" || v.tokens[f.source.first()].POS == "PROPN")
}

// exclusive are offices of which a person is called by one: "the minister" is not her
// spokesman.
var exclusive = words(`minister president spokesman spokeswoman spokesperson governor mayor premier chancellor ambassador
	judge lawyer general secretary mediator envoy captain coach director chairman chairwoman prosecutor bishop`)

// otherOffice reports whether the document calls the person of a name by an office, and
// not by the one asked for.
func (r *resolver) otherOffice(office string, name nlp.Span) bool {
	v := r.v
	if name.Empty() || !exclusive[office] {
		return false
	}
	at := v.tokensIn(name.Start, name.End)
	last, other := v.tokens[at.end-1].Lower, false
	for role := range exclusive {
		for _, n := range r.roles[role] {
			if r.lastWord(n) != last {
				continue
			}
			if role == office {
				return false
			}
			other = true
		}
	}
	return other
}

// introduced is the full name that the next sentences give to a speaker whom the
// text has named by office: news names in the second paragraph who speaks in the
// first. The name must be new, bare, and a speaker itself.
func (r *resolver) introduced(next []draft, f *draft) nlp.Span {
	v := r.v
	s := v.tokens[f.source.root].Sentence
	for i := range min(3, len(next)) {
		o := &next[i]
		if o.source.n == 0 || o.source.root < 0 {
			continue
		}
		n := v.name[o.source.root]
		if v.tokens[o.source.root].Sentence-s > 2 || n < 0 {
			break
		}
		name := &v.d.Names[n]
		extra := o.source.size() - (name.End - name.First)
		if k := v.nameEnd(name); k < len(v.tokens) && o.source.holds(k) && v.tokens[k].Lower == "," && o.source.first() == name.First {
			extra = 0 // "Ann Lee, a former judge"
		}
		if name.Type == nlp.Person && (extra == 0 || extra == 1 && strings.HasPrefix(v.tokens[o.source.first()].Lower, "m")) && r.first(n) {
			return r.whole(int(n))
		}
	}
	return nlp.Span{}
}

// rolesOf notes the common nouns that a name stands with: "Harbour Minister Ines
// Okafor", "Tom Brandt, the union's chairman", "his spokesman Jon Hale".
func (r *resolver) rolesOf(n int) {
	v, name := r.v, &r.v.d.Names[n]
	head := v.d.Root(name.First, name.End)
	note := func(i int) {
		if v.tokens[i].POS == "NOUN" || v.tokens[i].POS == "PROPN" && v.name[i] != int32(n) {
			l := spelledOut(strings.ToLower(v.tokens[i].Lemma))
			r.roles[l] = append(r.roles[l], n)
		}
	}
	for _, k := range v.children(head) {
		switch v.tokens[k].Dep {
		case "compound", "appos", "nmod":
			note(int(k))
		case "amod": // "general Tom Brandt"
			if l := v.tokens[k].Lemma; int(k) == name.First-1 && isHuman(l) {
				r.roles[l] = append(r.roles[l], n)
			}
		}
	}
	if t := &v.tokens[head]; t.Dep == "appos" && t.Head != head {
		note(t.Head)
	}
	if l := spelledOut(v.tokens[name.First].Lower); name.Type == nlp.Person && name.First < name.End-1 && isHuman(l) { // "Sheikh Omar Hale": "the sheikh"
		r.roles[l] = append(r.roles[l], n)
	}
}

// spelledOut is a title without its abbreviation: "sgt." is "sergeant".
func spelledOut(title string) string {
	if whole, ok := abbreviated[strings.TrimSuffix(title, ".")]; ok {
		return whole
	}
	return title
}

// abbreviated are titles that stand before names in short.
var abbreviated = map[string]string{
	"sgt": "sergeant", "cpl": "corporal", "lt": "lieutenant", "capt": "captain", "maj": "major", "col": "colonel", "gen": "general",
	"adm": "admiral", "cmdr": "commander", "insp": "inspector", "supt": "superintendent", "prof": "professor", "gov": "governor",
	"sen": "senator", "rev": "reverend", "dr": "doctor",
}

// paperwork are the things in which somebody speaks.
var paperwork = words(`statement readout release report letter communique communiqué post note memo document text message account transcript`)

// releases are the papers that a body gives out, one often called by the name
// of another: "in its readout ... the press release".
var releases = words(`statement readout release communique communiqué`)

// writing gives what a sign or banner reads to who holds it up, where the text
// says so, else to nobody. It reports whether a draft is such a reading.
func (r *resolver) writing(f *draft) bool {
	v, h := r.v, f.source.root
	if h < 0 || f.cueLemma(v) != "read" {
		return false
	}
	if l := v.tokens[h].Lower; l == "that" || l == "which" || l == "it" {
		for h--; h > 0 && !signs[v.tokens[h].Lemma] && f.source.root-h < 40 && v.tokens[h].Sentence >= v.tokens[f.source.root].Sentence-1; h-- {
		}
	}
	if !signs[v.tokens[h].Lemma] && !r.anonymous(f, h) {
		return false
	}
	holder := v.child(v.tokens[h].Head, "nsubj")
	if v.tokens[h].Dep == "dobj" && holder >= 0 {
		if k := v.child(holder, "appos"); k >= 0 && v.name[holder] < 0 {
			holder = k
		}
		if name, _ := v.personAt(holder); !name.empty() {
			f.speaker.Antecedent = v.span(name)
			return true
		}
	}
	f.speaker, f.source = nlp.Who{}, choice{root: -1}
	return true
}

// anonymous reports whether a paper reads something of which the page does not say who
// wrote it: "a note on the door reads".
func (r *resolver) anonymous(f *draft, h int) bool {
	v := r.v
	if l := v.tokens[h].Lemma; l != "note" && l != "notice" && l != "message" && l != "letter" && l != "leaflet" && l != "label" {
		return false
	}
	return v.hasDet(h, "a") && v.child(h, "poss", "compound") < 0 && !v.subtreeHasName(f.source.runs[0], h) && r.owner(h).Empty()
}

// signs are the things on which words stand that somebody else wrote.
var signs = words(`sign banner placard poster billboard graffito graffiti inscription plaque`)

// relative is the phrase that a relative pronoun stands for.
func (r *resolver) relative(h int) nlp.Span {
	v := r.v
	for range 4 {
		t := &v.tokens[h]
		if t.Dep == "relcl" && t.Head < h {
			if o := &v.tokens[t.Head]; o.Dep == "appos" && o.Head < t.Head {
				return v.span(v.trim(run{v.tokens[o.Head].First, o.First}))
			}
			return v.span(v.trim(run{v.tokens[t.Head].First, t.First}))
		}
		if t.Head == h {
			break
		}
		h = t.Head
	}
	return nlp.Span{}
}

// author traces a statement or readout to whose it is: its possessor, the one
// named with it, or the subject of the clause in which it came up before.
func (r *resolver) author(h int) nlp.Span {
	v := r.v
	if own := r.owner(h); !own.Empty() {
		return own
	}
	s := v.tokens[h].Sentence
	for i := h - 1; i >= 0 && s-v.tokens[i].Sentence <= 5; i-- {
		if v.lemma[i] != v.lemma[h] && !releases[v.tokens[i].Lemma] {
			continue
		}
		if own := r.owner(i); !own.Empty() {
			return own
		}
		verb := v.tokens[i].Head
		switch {
		case v.tokens[i].Dep == "pobj" && v.tokens[verb].Lower == "in":
			verb = v.tokens[verb].Head
		case v.tokens[i].Dep != "dobj" || !issuing[v.tokens[verb].Lemma]:
			continue
		}
		if subject, up := v.subject(verb); subject >= 0 && up < 2 && !paperwork[v.tokens[subject].Lemma] {
			if full := r.fullName(subject); !full.Empty() {
				return full
			}
			return v.span(v.trim(v.subtree(subject)))
		}
	}
	return nlp.Span{}
}

// issuing are verbs of whom a paper is.
var issuing = words(`issue release publish make give send post put write present deliver read hand send circulate file`)

// owner is who stands with a thing that speaks: "the Kremlin's statement",
// "a White House readout", "a statement by the ministry".
func (r *resolver) owner(h int) nlp.Span {
	v := r.v
	for _, k := range v.children(h) {
		switch v.tokens[k].Dep {
		case "poss", "compound", "nmod":
			if v.name[k] >= 0 {
				return v.d.Names[v.name[k]].Span
			}
		case "prep", "acl":
			at := int(k)
			if v.tokens[k].Dep == "acl" {
				at = v.child(at, "agent")
			} else if w := v.tokens[k].Lower; w != "by" && w != "from" && w != "of" {
				continue
			}
			if at < 0 {
				continue
			}
			if o := v.child(at, "pobj"); o >= 0 && (v.name[o] >= 0 || isPerson(v.tokens[o].Lemma)) {
				whole := v.subtree(o)
				if k := v.childBehind(o, "relcl"); k > o {
					whole.end = v.tokens[k].First
				}
				return v.span(v.trim(whole))
			}
		}
	}
	return nlp.Span{}
}

// whole is the fullest mention of a name.
func (r *resolver) whole(n int) nlp.Span {
	name := &r.v.d.Names[n]
	if full := r.fullName(r.v.d.Root(name.First, name.End)); !full.Empty() {
		return full
	}
	return name.Span
}

// seats are the buildings that stand for those who speak from them.
var seats = words(`palace embassy office presidency hall headquarters mission bureau commission hospital`)

// body traces "it" and "they" to the nearest body or country that is a subject.
func (r *resolver) body(f *draft, lower string) nlp.Span {
	v := r.v
	s := v.tokens[f.source.root].Sentence
	for i := f.source.root - 1; i >= 0 && s-v.tokens[i].Sentence <= 1; i-- {
		t := &v.tokens[i]
		if lower == "it" && t.Dep == "nsubj" && seats[t.Lemma] && len(frames().of(&v.tokens[t.Head])) > 0 {
			return v.span(v.trim(run{t.First, i + 1}))
		}
		if t.Dep != "nsubj" && t.Dep != "nsubjpass" || v.hasDet(i, "no") {
			continue
		}
		if n := v.name[i]; n >= 0 {
			switch v.d.Names[n].Type {
			case nlp.Organ, nlp.GeoPolity, nlp.Group:
				return v.d.Names[n].Span
			}
			continue
		}
		if t.POS == "NOUN" && isPerson(t.Lemma) && (lower == "it" || lower == "its") == (t.Tag == "NN") {
			if k := v.child(i, "appos"); k >= 0 && v.name[k] >= 0 {
				return v.d.Names[v.name[k]].Span
			}
			if only := r.company(i, t.Lemma); t.Tag == "NN" && !only.Empty() {
				return only
			}
			return v.span(v.trim(run{t.First, i + 1}))
		}
	}
	return nlp.Span{}
}

// lastBody is the body that spoke last before "it", or the several before "they",
// in this paragraph or the one before.
func (r *resolver) lastBody(before []draft, f *draft, lower string) nlp.Span {
	v := r.v
	if v.quote[f.source.root] >= 0 {
		return nlp.Span{}
	}
	for b := len(before) - 1; b >= 0 && b > len(before)-4; b-- {
		o := &before[b]
		if o.cue < 0 || o.parent >= 0 || o.source.root < 0 || v.quote[o.source.root] >= 0 || v.sentence(f.cue).Block-v.sentence(o.cue).Block > 1 {
			continue
		}
		h := o.source.root
		if n := v.name[h]; n >= 0 && v.d.Names[n].Type == nlp.Person || isHuman(v.tokens[h].Lemma) && v.tokens[h].Tag == "NN" {
			return nlp.Span{}
		}
		if plural := v.tokens[h].Tag == "NNS"; plural == (lower == "they" || lower == "their") && v.animate(h) || seats[v.tokens[h].Lemma] && !plural {
			return goal(o.speaker)
		}
	}
	return nlp.Span{}
}

// common traces "the minister" to the nearest name with that office, before it
// or, where none stands before, behind it.
func (r *resolver) common(before []draft, f *draft, lemma string) nlp.Span {
	v, h := r.v, f.source.root
	if v.tokens[h].Tag == "NNS" {
		return nlp.Span{}
	}
	definite := false
	for i := f.source.runs[0].first; i <= h; i++ {
		switch v.tokens[i].Lower {
		case "the", "his", "her", "its", "their", "that", "this":
			definite = true
		case "a", "an", "another", "one", "some":
			return nlp.Span{}
		}
		switch v.tokens[i].Lower {
		case "our", "my", "your":
			return nlp.Span{}
		}
		if v.tokens[i].Dep == "poss" {
			definite = true
		}
	}
	if !definite {
		return nlp.Span{}
	}
	best, fit := -1, maybePost
	for _, n := range r.roles[lemma] {
		if v.d.Names[n].First >= h {
			continue
		}
		if post := r.post(f.source.runs[0], h, n); post >= fit {
			best, fit = n, post
		}
	}
	if best >= 0 {
		return r.whole(best)
	}
	if only := r.company(h, lemma); !only.Empty() {
		return only
	}
	for b := len(before) - 1; b >= 0 && b > len(before)-8; b-- {
		o := &before[b]
		if o.source.root >= 0 && o.source.root != h && r.sameOrder(f, o) && strings.ToLower(v.tokens[o.source.root].Lemma) == lemma && o.source.size() > f.source.size() {
			return goal(o.speaker)
		}
	}
	return nlp.Span{}
}
