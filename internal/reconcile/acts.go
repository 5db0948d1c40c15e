package reconcile

// acts are the kinds of speech that are promised, asked and denied, each with words of
// it that a dictionary does not put near.
var acts = map[string]map[string]bool{
	"promise": set("assure vow swear undertake undertaking word commitment assurance guarantee oath"),
	"request": set("demand initiative appeal ask call"),
	"warn":    set("threat threaten warning ultimatum"),
	"agree":   set("deal accord agreement consent"),
	"advise":  set("advice counsel recommendation"),
}

var actNames = []string{"promise", "request", "warn", "agree", "advise"}

// actOf is the kind of speech that a lemma names, or empty.
func (r *reader) actOf(l int32) string {
	return memo(r.lex, r.lex.acts, r.texts[l], func() string { return r.findAct(r.texts[l]) })
}

func (r *reader) findAct(text string) string {
	for _, name := range actNames {
		if text == name || acts[name][text] {
			return name
		}
	}
	for _, name := range actNames {
		if r.lex.similarity(text, name) >= 0.8 {
			return name
		}
	}
	return ""
}
