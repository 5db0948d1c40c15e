package coref

import (
	"slices"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// names joins mentions by name, the surest links first: the same name; a person's
// name with less of it; acronyms and other names that the knowledge has.
func (r *resolver) names() {
	same := map[string]*mention{}
	for _, m := range r.mentions {
		if m.Kind != nlp.NameMention || len(m.words) == 0 {
			continue
		}
		key := strings.Join(m.words, " ")
		if e := m.entry; e != nil {
			key = e.Name
			if e.Kind == knowledge.Person {
				key = knowledge.Fold(e.Name)
			} else if e.Kind == knowledge.Demonym {
				key = "demonym " + e.Country
			}
		}
		if first := same[key]; first != nil && r.sameName(first, m) {
			r.join(first, m)
			continue
		}
		if same[key] == nil {
			same[key] = m
		}
	}
	r.shortNames()
	r.misspelt()
	r.tails()
	r.acronyms()
}

// tails joins "the Home Office" to the one body of the document whose name ends
// so: "the United Kingdom Home Office". A single word has to be a name of its own
// or a noun for a body: "the Court".
func (r *resolver) tails() {
	for i, m := range r.mentions {
		if m.Kind != nlp.NameMention || m.kind != nlp.OrganizationEntity && m.kind != nlp.OtherEntity || m.entry != nil || len(m.words) == 0 || m.inner {
			continue
		}
		var found *mention
		several := false
		for j := i - 1; j >= 0; j-- {
			o := r.mentions[j]
			if o.Kind == nlp.NameMention && o.kind == m.kind && len(o.words) > len(m.words) && slices.Equal(o.words[len(o.words)-len(m.words):], m.words) && !r.foreign(m, o) {
				several = several || found != nil && found.cluster != o.cluster
				found = o
			}
		}
		if found != nil && !several {
			r.join(found, m)
		}
	}
}

// misspelt joins the full names of persons that differ in a letter or two of one
// word: "Kristen" and "Kristin Wilkins" of one document are one person.
func (r *resolver) misspelt() {
	for i, m := range r.mentions {
		if !m.fullName() || m.entry != nil {
			continue
		}
		for j := i - 1; j >= 0; j-- {
			if o := r.mentions[j]; o.fullName() && o.cluster != m.cluster && o.female*m.female >= 0 && slips(m.words, o.words) {
				r.join(o, m)
				break
			}
		}
	}
}

func (m *mention) fullName() bool {
	return m.Kind == nlp.NameMention && m.kind == nlp.PersonEntity && len(m.words) > 1
}

// slips reports whether two names of as many words are the same but for one long
// word, and that for a letter, or two of eight and more.
func slips(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	different := 0
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		different++
		if n := min(len(a[i]), len(b[i])); n < 6 || edits(a[i], b[i]) > n/8+1 {
			return false
		}
	}
	return different == 1
}

// edits is the number of letters to insert, delete or replace to make b of a
// (Levenshtein 1966).
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}

// entry is what the knowledge has under a mention's whole name, where that is
// one thing only.
func (r *resolver) entry(m *mention) *knowledge.Entry {
	all := r.base.Find(r.d.Slice(m.Name))
	if len(all) == 0 || all[0].Kind != knowledge.Person && m.kind == nlp.PersonEntity || all[0].Kind == knowledge.Person && len(m.words) < 2 {
		return nil
	}
	return all[0]
}

// sameName reports whether two mentions of one name can be one entity. A person
// of one name who bears two titles of different sex is two.
func (r *resolver) sameName(a, b *mention) bool {
	x, y := r.clusters[a.cluster], r.clusters[b.cluster]
	return x.female*y.female >= 0 && !r.foreign(b, a)
}

// shortNames joins "Lee", "Ms Lee" and "Ann" to "Ann Lee", looking backward first.
// Where two people of the document bear the name, the last named before it is
// meant only if no title speaks against it and the name alone was used for them.
func (r *resolver) shortNames() {
	for i, m := range r.mentions {
		if m.Kind != nlp.NameMention || m.kind != nlp.PersonEntity && m.title == "" && m.person != unknown || r.longest(m) > len(m.words) {
			continue
		}
		if c := r.fuller(m, r.mentions[:i], true); c != nil {
			r.join(c, m)
		} else if c := r.fuller(m, r.mentions[i+1:], false); c != nil {
			r.join(m, c)
		}
	}
}

// longest is the number of words in the longest name of a mention's cluster.
func (r *resolver) longest(m *mention) int {
	n := 0
	for _, o := range r.clusters[m.cluster].mentions {
		n = max(n, len(o.words))
	}
	return n
}

// fuller is the person among others whose longer name the mention's name can be
// part of; nil where there is none, or several of which none is nearer.
func (r *resolver) fuller(m *mention, others []*mention, backward bool) *mention {
	var found *mention
	several := false
	for i := range others {
		o := others[i]
		if backward {
			o = others[len(others)-1-i]
		}
		if o.Kind != nlp.NameMention || !r.personBeside(m, o) || len(o.words) <= len(m.words) || !r.partOf(m, o) || o.cluster == m.cluster || r.foreign(m, o) || !backward && r.relative(m, o) {
			continue
		}
		if found == nil {
			found = o
		} else if o.cluster != found.cluster {
			several = true
		}
	}
	if several && !backward {
		return nil
	}
	return found
}

// personBeside reports whether o is a person, or may be one and its family name stands
// elsewhere behind a title of address: "Mr Lee".
func (r *resolver) personBeside(m, o *mention) bool {
	return o.kind == nlp.PersonEntity || m.title != "" && m.kind == nlp.PersonEntity && o.person == unknown && o.kind != ""
}

// relative reports whether the full name o, which comes after the short name m, is
// that of somebody else of the family: nobody is named in full after the short name in
// one sentence, or as somebody's wife after having been named.
func (r *resolver) relative(m, o *mention) bool {
	if o.det == detPossPronoun || o.det == detPossNoun {
		return true
	}
	return slices.ContainsFunc(r.clusters[m.cluster].mentions, func(x *mention) bool {
		return x.sentence == o.sentence && x.Head < o.First && !x.inTitle
	})
}

// partOf reports whether the short name can stand for the long one: its last
// words, or its given name where no title comes before it.
func (r *resolver) partOf(short, long *mention) bool {
	x, y := r.clusters[short.cluster], r.clusters[long.cluster]
	if x.female*y.female < 0 {
		return false
	}
	n, k := len(long.words), len(short.words)
	if slices.Equal(long.words[n-k:], short.words) || slices.Equal(strip(long.words), strip(short.words)) {
		return true
	}
	if k == 1 {
		return short.title == "" && long.words[0] == short.words[0] && len(short.words[0]) > 2
	}
	// "Joe Biden" for "Joseph R. Biden": same family name, given names that fit.
	return long.words[n-1] == short.words[k-1] && r.base.SameGiven(long.words[0], short.words[0])
}

// strip leaves "jr", "sr" and numbers of rulers off, and "al" before a name.
func strip(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool {
		return w == "jr" || w == "sr" || w == "al" || w == "el"
	})
}

// acronyms joins a name in capitals to the name whose initials it is.
func (r *resolver) acronyms() {
	initials := map[string]*mention{}
	for _, m := range r.mentions {
		if short := r.bracketed(m); short != "" {
			initials[short] = m
			if m.kind == nlp.PersonEntity && m.title == "" {
				r.clusters[m.cluster].facts = ofName(nlp.Organ) // persons have no acronyms
			}
		}
		if m.Kind == nlp.NameMention && len(m.words) > 1 && m.kind != nlp.PersonEntity {
			for _, key := range initialsOf(m.words) {
				if initials[key] == nil {
					initials[key] = m
				}
			}
		}
	}
	for _, m := range r.mentions {
		if m.Kind != nlp.NameMention || len(m.words) != 1 || len(m.words[0]) < 2 {
			continue
		}
		text := strings.ReplaceAll(r.d.Slice(m.Name), ".", "")
		if o := initials[strings.ToLower(text)]; o != nil && text == strings.ToUpper(text) {
			r.join(o, m)
		}
	}
}

// bracketed is the acronym, folded, that stands in brackets behind a name whose
// initials it is: "Baltic Grain Council (BGC)"; empty where there is none.
func (r *resolver) bracketed(m *mention) string {
	if m.Kind != nlp.NameMention || len(m.words) < 2 {
		return ""
	}
	i := r.d.TokenAt(m.Name.End)
	if i+2 >= len(r.d.Tokens) || r.d.Tokens[i].Lower != "(" || r.d.Tokens[i+2].Lower != ")" {
		return ""
	}
	short := r.d.Slice(r.d.Tokens[i+1].Span)
	if key := strings.ToLower(short); len(short) > 1 && short == strings.ToUpper(short) && slices.Contains(initialsOf(m.words), key) {
		return key
	}
	return ""
}

// initialsOf are the first letters of a name's words, with and without the small
// words.
func initialsOf(words []string) []string {
	var all, big []byte
	for _, w := range words {
		all = append(all, w[0])
		if !small.has(w) {
			big = append(big, w[0])
		}
	}
	return []string{string(big), string(all)}
}

var small = set("of the and for in on de du la et für und a")
