package coref

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
