package quote

import (
	"strings"

	"readout/internal/nlp"
)

// headlines gives a quotation of the headline that names nobody to who says its words
// in the body.
func (r *resolver) headlines(all []draft) {
	v := r.v
	for i := range all {
		f := &all[i]
		if f.speaker.Known() || v.kind(f.runs[0].first) == nlp.BodyBlock || v.form(f) != nlp.Direct || f.size() < minDirect {
			continue
		}
		said := v.plainWords(f)
		for k := range all {
			o := &all[k]
			if o.speaker.Known() && v.kind(o.runs[0].first) == nlp.BodyBlock && v.form(o) != nlp.Indirect && strings.Contains(v.plainWords(o), said) {
				f.speaker, f.source = o.speaker, o.source
				f.why += "; the body gives its words to him"
				break
			}
		}
	}
}

// plainWords are the words of a content, in lower case and without punctuation, each
// between spaces.
func (v *view) plainWords(f *draft) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, r := range f.runs {
		for i := r.first; i < r.end; i++ {
			if !v.loose(i) {
				b.WriteString(v.tokens[i].Lower)
				b.WriteByte(' ')
			}
		}
	}
	return b.String()
}
