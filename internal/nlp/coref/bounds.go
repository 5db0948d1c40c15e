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
	case "prep", "dep":
		return apart
	case "appos":
		a, b := r.nameOf[i], r.nameOf[c]
		return before == "–" || before == "—" || a >= 0 && b >= 0 && a != b && before != "(" && !(r.place(a) && r.place(b))
	}
	return false
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
// before it, "(WHO)", "(1958)": 0 where there is none.
func (r *resolver) remark(open, end int) int {
	for j := open + 1; j < min(len(r.d.Tokens), open+8); j++ {
		switch t := r.d.Tokens[j]; {
		case t.Lower == ")" && j < end+1:
			return j
		case t.POS == "VERB" || t.POS == "AUX" || t.POS == "ADP":
			return 0
		}
	}
	return 0
}
