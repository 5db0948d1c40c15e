package quote

// Nouns for those who belong to somebody, by sex.
var (
	kinswomen = words(`wife mother daughter sister grandmother granddaughter aunt niece widow girlfriend fiancée stepmother`)
	kinsmen   = words(`husband father son brother grandfather grandson uncle nephew widower boyfriend fiancé stepfather`)
)

// kinIn is the subject of sentence s where that is a relative of whom the paragraph is
// about, and "he" or "she" can mean the relative alone, as the other is of the other sex:
// "His wife laughed. “No,” she said." Empty for none.
func (v *view) kinIn(s int, lower string) run {
	for i := v.d.Sentences[s].First; i < v.d.Sentences[s].End; i++ {
		t := &v.tokens[i]
		if t.Dep != "nsubj" || t.Tag != "NN" || v.quote[i] >= 0 || v.tokens[t.Head].Head != t.Head {
			continue
		}
		whose := v.tokens[t.First].Lower
		if lower == "she" && whose == "his" && kinswomen[t.Lemma] || lower == "he" && whose == "her" && kinsmen[t.Lemma] {
			return run{t.First, i + 1}
		}
	}
	return run{}
}
