package quote

// choice is one reading of a role of a cue: up to three runs of tokens, with the
// way in which the parse offered them. A choice without runs means "none".
type choice struct {
	runs [maxRuns]run
	n    int
	kind uint8
	root int // the token that heads it, or -1
}

// maxRuns bounds the parts of one content. A quotation over more paragraphs goes
// on as further spans of the statement (see continued).
const maxRuns = 3

// maxParagraphs bounds how far a quotation is followed each way.
const maxParagraphs = 50

// maxChoices bounds the readings of one role, so that a sentence of thousands of
// words costs no more than a long one.
const maxChoices = 110

func (c *choice) list() []run { return c.runs[:c.n] }

func (c *choice) holds(i int) bool {
	for _, r := range c.list() {
		if r.holds(i) {
			return true
		}
	}
	return false
}

func (c *choice) overlaps(o run) bool {
	for _, r := range c.list() {
		if r.overlaps(o) {
			return true
		}
	}
	return false
}

// coverage is the share of a run that the choice holds.
func (c *choice) coverage(o run) float64 {
	n := 0
	for _, r := range c.list() {
		n += max(0, min(r.end, o.end)-max(r.first, o.first))
	}
	return float64(n) / float64(max(1, o.end-o.first))
}

func (c *choice) size() int {
	n := 0
	for _, r := range c.list() {
		n += r.end - r.first
	}
	return n
}

func (c *choice) first() int { return c.runs[0].first }
func (c *choice) end() int   { return c.runs[c.n-1].end }

// chooser collects the choices of a role without doubles.
type chooser struct {
	v   *view
	cue int
	all []choice
}

// add adds the runs, trimmed, as one choice. Runs that are empty or hold the cue
// are left out.
func (c *chooser) add(kind uint8, root int, runs ...run) {
	var out choice
	out.kind, out.root = kind, root
	for _, r := range runs {
		if r = c.v.trim(r); r.empty() || r.holds(c.cue) || out.n == maxRuns {
			continue
		}
		if out.n > 0 && out.runs[out.n-1].end >= r.first {
			out.runs[out.n-1].end = max(out.runs[out.n-1].end, r.end)
			continue
		}
		out.runs[out.n] = r
		out.n++
	}
	if out.n == 0 || len(c.all) >= maxChoices {
		return
	}
	for i := range c.all {
		if c.all[i].n == out.n && c.all[i].runs == out.runs {
			return
		}
	}
	c.all = append(c.all, out)
}

// The ways in which a content is offered.
const (
	ofChild       uint8 = iota + 1 // the subtree of a child behind the cue
	ofChildren                     // several children behind it
	toEnd                          // from a child to the end of the sentence
	ofLeftChild                    // the subtree of a child before the cue
	ofStart                        // from the sentence's start to such a child
	leftRest                       // all before the clause of the cue
	rightRest                      // all behind it
	bothRests                      // both
	aroundClause                   // an ancestor's subtree without the cue's branch
	ofQuotation                    // a quotation that touches the sentence
	ofQuotations                   // two quotations, the cue between them
	nextBlock                      // what the line with the cue announces
	ofObject                       // the object of a preposition of the cue
	ofAntecedent                   // the noun phrase that the cue's clause modifies
	wholeBlock                     // the rest of the block behind a colon or dash
	raised                         // subject and complement: "Voters are expected to stay away"
	inner                          // from a word shortly behind the cue
	ofBlockBefore                  // what a dash and a name sign
)

// cut marks a choice that was ended before a clause that hangs at its end, or
// begun behind a conjunction.
const cut uint8 = 64

// extended marks a choice that was carried on to the end of a quotation beyond
// the sentence.
const extended uint8 = 32

// contents offers what the cue can report.
func (v *view) contents(cue int, buf []choice) []choice {
	c := chooser{v, cue, buf[:0]}
	c.behind()
	c.before()
	c.rests()
	c.ancestors()
	c.quotations()
	c.announced()
	c.inside()
	c.cuts()
	c.extend()
	return c.all
}

// behind offers the children behind the cue, alone and in runs.
func (c *chooser) behind() {
	v, s := c.v, c.v.sentence(c.cue)
	var kids []int
	for _, k := range v.children(c.cue) {
		if k := int(k); k > c.cue && !v.loose(k) && len(kids) < 7 {
			kids = append(kids, k)
		}
	}
	for i, k := range kids {
		r := v.subtree(k)
		r.first = max(r.first, c.cue+1)
		c.add(ofChild, k, r)
		if dep := v.tokens[k].Dep; dep == "prep" || dep == "agent" || dep == "dative" {
			for _, o := range v.children(k) {
				if int(o) > k {
					c.add(ofObject, int(o), run{v.tokens[o].First, r.end})
				}
			}
		}
		for _, m := range kids[i+1:] {
			c.add(ofChildren, k, run{r.first, v.tokens[m].Last + 1})
		}
		c.add(toEnd, k, run{r.first, s.End})
	}
	if len(kids) > 0 {
		if p := v.child(c.cue, "nsubj", "nsubjpass"); p >= 0 && p < c.cue {
			for i, k := range kids {
				if i < 3 {
					c.add(raised, k, run{v.tokens[p].First, min(c.cue, v.tokens[p].Last+1)}, v.subtree(k))
				}
			}
		}
		if o := v.child(c.cue, "dobj"); o > c.cue {
			for _, k := range kids {
				if k > o && v.tokens[k].First > v.tokens[o].Last {
					c.add(raised, k, v.subtree(o), v.subtree(k))
				}
			}
		}
	}
	if isDash(v.tokens[c.cue].Lower) {
		c.add(rightRest, -1, run{c.cue + 1, s.End})
		c.add(wholeBlock, -1, run{c.cue + 1, v.blockEnd(c.cue)})
		first := v.blockStart(c.cue)
		c.add(ofBlockBefore, -1, run{first, c.cue})
		if first > 0 {
			c.add(ofBlockBefore, -1, run{v.blockStart(first - 1), first})
		}
	}
}

// inside offers what begins behind a preposition or particle near the cue and
// ends with the cue's phrase.
func (c *chooser) inside() {
	v, s := c.v, c.v.sentence(c.cue)
	last := v.tokens[c.cue].Last + 1
	for i := c.cue + 1; i < min(s.End-1, c.cue+6); i++ {
		switch v.tokens[i].POS {
		case "ADP", "SCONJ", "PART":
			c.add(inner, -1, run{i + 1, max(last, i+1)})
			if k := v.child(i, "pobj", "pcomp"); k > i {
				c.add(inner, k, v.subtree(k))
			}
			if h := v.tokens[i].Head; h > i {
				c.add(inner, h, run{i + 1, v.tokens[h].Last + 1})
			}
		}
	}
}

// cuts offers the choices without a clause that hangs at their end, and without
// a conjunction at their start.
func (c *chooser) cuts() {
	v := c.v
	for i, n := 0, len(c.all); i < n; i++ {
		o := c.all[i]
		last := &o.runs[o.n-1]
		whole := last.end
		for k, found := last.first+1, 0; k < whole && found < 4; k++ {
			if v.tokens[k].Last < whole-1 || v.tokens[k].First <= last.first {
				continue
			}
			at := -1
			switch v.tokens[k].Dep {
			case "relcl", "advcl", "conj", "acl", "ccomp", "npadvmod", "appos":
				at = v.tokens[k].First
				if at > 0 && v.tokens[at-1].Dep == "cc" {
					at--
				}
			case "prep":
				if v.tokens[k].First > last.first && v.tokens[k-1].Lower == "," {
					at = k
				}
			}
			if at > last.first {
				last.end = at
				c.add(o.kind|cut, o.root, o.list()...)
				last.end = whole
				found++
			}
		}
		if f := o.first(); v.tokens[f].Dep == "cc" && o.size() > 3 {
			o.runs[0].first++
			c.add(o.kind|cut, o.root, o.list()...)
		}
	}
}

// before offers the children before the cue, and all up to them.
func (c *chooser) before() {
	v, s := c.v, c.v.sentence(c.cue)
	for _, k := range v.children(c.cue) {
		k := int(k)
		if k > c.cue || v.loose(k) {
			continue
		}
		switch v.tokens[k].Dep {
		case "aux", "auxpass", "neg", "det", "cc":
			continue
		}
		r := v.subtree(k)
		r.end = min(r.end, c.cue)
		c.add(ofLeftChild, k, r)
		c.add(ofStart, k, run{s.First, r.end})
	}
}

// clause is the run of the cue's own small clause: subject and auxiliaries that
// touch the verb.
func (v *view) clause(cue int) run {
	r := run{cue, cue + 1}
	for _, k := range v.children(cue) {
		switch v.tokens[k].Dep {
		case "nsubj", "nsubjpass", "aux", "auxpass", "neg", "expl", "advmod", "npadvmod":
			sub := v.subtree(int(k))
			if sub.end <= cue && cue-sub.first < 40 {
				r.first = min(r.first, sub.first)
			} else if sub.first > cue && sub.first <= r.end+1 {
				r.end = max(r.end, sub.end)
			}
		}
	}
	return r
}

// rests offers what stands around the clause of the cue.
func (c *chooser) rests() {
	v, s := c.v, c.v.sentence(c.cue)
	clause := v.clause(c.cue)
	left := run{s.First, clause.first}
	c.add(leftRest, -1, left)
	ends := []int{clause.end, c.cue + 1}
	for _, k := range v.children(c.cue) {
		if last := v.tokens[k].Last + 1; int(k) > c.cue && last < s.End && len(ends) < 6 {
			ends = append(ends, last)
		}
	}
	if last := v.tokens[c.cue].Last + 1; last < s.End {
		ends = append(ends, last)
	}
	for _, e := range ends {
		c.add(rightRest, -1, run{e, s.End})
		c.add(bothRests, -1, left, run{e, s.End})
	}
	if sub := v.subtree(c.cue); sub.first > s.First && sub.first < clause.first {
		c.add(leftRest, -1, run{s.First, sub.first})
	}
}

// ancestors offers the clauses around the cue's branch: what a parenthesis such
// as "according to" refers to.
func (c *chooser) ancestors() {
	v, s := c.v, c.v.sentence(c.cue)
	branch := c.cue
	for range 3 {
		h := v.tokens[branch].Head
		if h == branch {
			return
		}
		whole, hole := v.subtree(h), v.subtree(branch)
		left, right := run{whole.first, hole.first}, run{hole.end, whole.end}
		c.add(aroundClause, h, left)
		c.add(aroundClause, h, right)
		c.add(aroundClause, h, left, right)
		c.add(aroundClause, h, run{s.First, hole.first}, run{hole.end, s.End})
		switch v.tokens[branch].Dep {
		case "relcl", "acl":
			c.add(ofAntecedent, h, left)
		}
		branch = h
	}
}

// quotations offers the quotations that touch the sentence of the cue, and the
// next one in its block.
func (c *chooser) quotations() {
	v, s := c.v, c.v.sentence(c.cue)
	all := v.d.Quotations
	first := len(all)
	for i := v.clauseStart(c.cue); i < s.End; i++ {
		if v.quote[i] >= 0 {
			first = int(v.quote[i])
			break
		}
	}
	end := v.tokens[v.blockEnd(c.cue)-1].End
	var near []run
	for q := first; q < len(all) && all[q].Outer.Start < end && len(near) < 5; q++ {
		r, next := v.wholeQuotation(q)
		near, q = append(near, r), next
	}
	for i, a := range near {
		if a.first < s.End {
			c.add(ofQuotation, -1, a)
		}
		if i+1 < len(near) {
			c.add(ofQuotations, -1, a, near[i+1])
		}
		if i+2 < len(near) {
			c.add(ofQuotations, -1, a, near[i+1], near[i+2])
		}
		if i+1 < len(near) && near[i+1].first < s.End {
			c.add(ofQuotations, -1, run{a.first, near[i+1].end})
		}
	}
}

// wholeQuotation is the run of a quotation with the paragraphs into which it goes
// on, and the index of its last part.
func (v *view) wholeQuotation(q int) (run, int) {
	all := v.d.Quotations
	from, last := q, q
	for from > 0 && all[from].Continues && q-from < maxParagraphs {
		from--
	}
	for last+1 < len(all) && all[last+1].Continues && last-q < maxParagraphs {
		last++
	}
	q = last
	return v.tokensIn(all[from].Outer.Start, all[q].Outer.End), q
}

func (v *view) tokensIn(start, end int) run {
	r := run{v.d.TokenAt(start), v.d.TokenAt(end)}
	if r.end < len(v.tokens) && v.tokens[r.end].Start < end {
		r.end++
	}
	return r
}

// announced offers the block behind a line that ends in a colon, and the next
// sentence.
func (c *chooser) announced() {
	v, s := c.v, c.v.sentence(c.cue)
	if s.End >= len(v.tokens) || s.End-c.cue > 25 || v.tokens[s.End-1].Lower != ":" {
		return
	}
	if q := v.quote[s.End]; q >= 0 {
		r, _ := v.wholeQuotation(int(q))
		c.add(nextBlock, -1, r)
	}
	c.add(nextBlock, -1, run{s.End, v.blockEnd(s.End)})
}

// extend carries choices on that end inside a quotation whose end lies beyond
// the sentence, or begin inside one that began before it.
func (c *chooser) extend() {
	v, s := c.v, c.v.sentence(c.cue)
	if v.quote[c.cue] >= 0 {
		return
	}
	for i, n := 0, len(c.all); i < n; i++ {
		o := c.all[i]
		longer := false
		if q := v.quote[o.end()-1]; q >= 0 {
			if w, _ := v.wholeQuotation(int(q)); w.end > s.End {
				o.runs[o.n-1].end, longer = w.end, true
			}
		}
		if q := v.quote[o.first()]; q >= 0 {
			if w, _ := v.wholeQuotation(int(q)); w.first < s.First {
				o.runs[0].first, longer = w.first, true
			}
		}
		if longer {
			c.add(o.kind|extended, o.root, o.list()...)
		}
	}
}
