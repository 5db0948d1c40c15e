package coref

import "readout/internal/nlp"

// cut is where the phrase of head i ends before end: at a preposition behind a
// comma, at a remark in brackets or between dashes, at a name of another kind that
// the parse takes for an apposition, at a time.
func (r *resolver) cut(i, end int) int {
	for c := range r.d.Children(i) {
		if c < i || c >= end {
			continue
		}
		if k := r.d.Tokens[c]; r.leaves(i, c) {
			return max(i+1, k.First)
		}
	}
	for j := i + 1; j < end; j++ {
		if r.d.Tokens[j].Lower == "(" {
			if last := r.remark(j, end); last > 0 {
				j = last
				continue
			}
			return j
		}
	}
	return end
}

// leaves reports whether the part of the sentence that depends on the phrase's
// head i by token c is not of the phrase.
func (r *resolver) leaves(i, c int) bool {
	k := r.d.Tokens[c]
	before := r.d.Tokens[max(i, k.First-1)].Lower
	apart := before == "," || before == "-" || before == "–" || before == "—"
	switch k.Dep {
	case "npadvmod", "advmod", "advcl", "parataxis", "intj", "dobj":
		return true
	case "relcl", "acl":
		return before != "," && apart
	case "prep":
		return apart || r.loose(i, c)
	case "dep":
		return apart
	case "nummod":
		return r.nameOf[i] >= 0 && r.nameOf[c] != r.nameOf[i] && before != "," // "Panama 3 – 0"
	case "appos":
		if k.POS == "PROPN" && before == "," && r.nameOf[i] >= 0 && !r.sameThing(i, c) {
			return true
		}
		a, b := r.nameOf[i], r.nameOf[c]
		return before == "–" || before == "—" || a >= 0 && b < 0 && before != "," && before != "(" && k.POS == "NOUN" || a >= 0 && b >= 0 && a != b && before != "(" && !(r.place(a) && r.place(b))
	}
	return false
}

// loose reports whether a preposition at c tells of the clause rather than of the
// noun before it: "as", and behind a name "in", "on", "with".
func (r *resolver) loose(i, c int) bool {
	switch r.d.Tokens[c].Lower {
	case "as", "like":
		return true
	case "of", "from":
		return false
	case "in", "on", "with":
		return r.nameOf[i] >= 0 && r.nameOf[c] != r.nameOf[i]
	}
	n := r.nameOf[i]
	return n >= 0 && r.nameOf[c] != n && r.found[n].Type == nlp.Person
}

// sameThing reports whether the proper noun at c, behind a comma, says more of the
// name at i and is no further member of a list: a place around a place, or a title.
func (r *resolver) sameThing(i, c int) bool {
	a, b := r.nameOf[i], r.nameOf[c]
	if a == b || b >= 0 && r.place(a) && r.place(b) {
		return true
	}
	return r.found[a].Type == nlp.Person && r.base.Role(r.d.Slice(r.d.Tokens[c].Span)) != nil
}

// place reports whether a name is that of a place: "Exeter, Devon" is one phrase.
func (r *resolver) place(name int) bool {
	t := r.found[name].Type
	return t == nlp.GeoPolity || t == nlp.Location
}

// closes reports whether token j is a closing mark whose opening one stands in
// tokens first to j-1.
func (r *resolver) closes(first, j int) bool {
	opens := ""
	switch r.d.Tokens[j].Lower {
	case ")":
		opens = "("
	case "]":
		opens = "["
	case "”":
		opens = "“"
	case "\"":
		opens = "\""
	default:
		return false
	}
	depth := 0
	for k := first; k < j; k++ {
		switch r.d.Tokens[k].Lower {
		case opens:
			depth++
			if opens == "\"" {
				depth %= 2
			}
		case r.d.Tokens[j].Lower:
			depth--
		}
	}
	return depth > 0
}

// remark is the closing bracket of a short remark that belongs to the phrase
// before it, "(WHO)": 0 where there is none.
func (r *resolver) remark(open, end int) int {
	named := false
	for j := open + 1; j < min(len(r.d.Tokens), open+8); j++ {
		switch t := r.d.Tokens[j]; {
		case t.Lower == ")" && j < end+1:
			if named {
				return j
			}
			return 0
		case t.POS == "VERB" || t.POS == "AUX" || t.POS == "ADP" || t.POS == "NUM":
			return 0
		case t.POS == "PROPN":
			named = true
		}
	}
	return 0
}
