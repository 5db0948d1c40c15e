package reconcile

// predicate is what a clause says: the word that carries it, whether it is said to be so,
// and of whom and what.
type predicate struct {
	c       *clause
	head    int  // token: the verb, or what completes one that says little by itself
	holds   bool // not negated, or negated twice
	nobody  bool // what is denied is that there was any: "nobody", "no one", "none"
	yet     bool // what may come still: "has not yet", "so far"
	maybe   bool // "could", "may": no more than possible
	actor   []int32
	theme   []int32 // the object, or the subject where there is none
	carried bool    // the head is not the clause's verb
}

// refusing are verbs that say that what completes them is not done.
var refusing = set("fail neglect omit unable")

// passing are words that leave it to what completes them to say what is so.
var passing = set("be remain stay become manage able")

// predicateOf reads what a clause says.
func (r *reader) predicateOf(c *clause) predicate {
	p := predicate{c: c, head: c.verb, holds: true}
	for range 4 {
		if p.readNegation(p.head); refusing[c.a.words[p.head].lemma] {
			p.holds = !p.holds
		}
		next := c.a.completion(p.head)
		if next < 0 || c.a.clauseOf[next] != c.n {
			break
		}
		p.head, p.carried = next, true
	}
	p.actor = c.subject
	if p.theme = c.a.objects(p.head); len(p.theme) == 0 && p.head != c.verb {
		p.theme = c.a.objects(c.verb)
		if w := c.a.words[p.head].id; len(p.theme) == 1 && p.theme[0] == w {
			p.theme = nil
		}
	}
	if len(p.theme) == 0 {
		p.theme = c.subject
	}
	return p
}

// completion is the token that says what a verb leaves open: "was closed", "failed to
// sign", "is in danger"; or -1.
func (a *account) completion(i int) int {
	lemma := a.words[i].lemma
	state := -1
	for k := range a.d.Children(i) {
		t := &a.d.Tokens[k]
		switch t.Dep {
		case "xcomp":
			if refusing[lemma] || passing[lemma] {
				return k
			}
		case "acomp", "attr", "oprd":
			if passing[lemma] {
				return k
			}
		case "prep":
			if lemma == "be" || lemma == "remain" || lemma == "stay" {
				for o := range a.d.Children(k) {
					if a.d.Tokens[o].Dep == "pobj" && a.d.Tokens[o].POS == "NOUN" && state < 0 {
						state = o
					}
				}
			}
		}
	}
	return state
}

// readNegation turns the polarity for what negates the word or one of its arguments.
func (p *predicate) readNegation(i int) {
	a := p.c.a
	for k := range a.d.Children(i) {
		t := &a.d.Tokens[k]
		switch {
		case t.Dep == "neg" || t.Lower == "never":
			p.holds = !p.holds
		case t.Tag == "MD" && (t.Lower == "could" || t.Lower == "may" || t.Lower == "might" || t.Lower == "can" || t.Lower == "should" || t.Lower == "must"):
			p.maybe = true
		case t.Dep == "nsubj" || t.Dep == "nsubjpass" || t.Dep == "dobj" || t.Dep == "attr":
			p.readNone(k)
		case t.Dep == "advmod":
			p.readAdverb(k)
		}
	}
}

// readAdverb reads "no longer" and "yet".
func (p *predicate) readAdverb(k int) {
	a := p.c.a
	switch a.d.Tokens[k].Lower {
	case "yet", "still", "immediately", "so", "far":
		p.yet = true
	case "longer", "more":
		if k > 0 && a.d.Tokens[k-1].Lower == "no" {
			p.holds = !p.holds
		}
	}
}

// readNone reads an argument that says that there is none: "nobody", "no siren", "not a
// single one", "neither of the two".
func (p *predicate) readNone(k int) {
	a := p.c.a
	t := &a.d.Tokens[k]
	if nobody[t.Lower] {
		p.holds, p.nobody = !p.holds, true
		return
	}
	for m := t.First; m < k; m++ {
		u := &a.d.Tokens[m]
		if u.Lower == "no" && u.Head == k || u.Lower == "not" && (u.Head == k || a.d.Tokens[u.Head].Head == k) {
			p.holds = !p.holds
			p.nobody = p.nobody || t.Lower == "one"
			return
		}
	}
}

var nobody = set("nobody none neither nothing noone")
