package reconcile

import (
	"slices"

	"readout/internal/news"
	"readout/internal/nlp"
)

// joined puts together the disputes over one claim.
func (r *reader) joined(list []finding) []finding {
	var out []finding
	for _, f := range list {
		i := slices.IndexFunc(out, func(o finding) bool {
			return shareValue(o, f) || r.oneDispute(o, f)
		})
		if i < 0 {
			out = append(out, f)
			continue
		}
		for _, v := range f.Values {
			if !slices.ContainsFunc(out[i].Values, func(o news.Value) bool { return o.Document == v.Document && o.Overlaps(v.Span) }) {
				out[i].Values = append(out[i].Values, v)
			}
		}
		out[i].Why = r.why(out[i].Kind, out[i].Values)
	}
	return out
}

// oneDispute reports whether two disputes are over one claim: of one statement, or
// alike, the more so between the same parties.
func (r *reader) oneDispute(o, f finding) bool {
	if o.claim == nil || f.claim == nil {
		return false
	}
	if r.onePromise(o, f) {
		return true
	}
	need := supports
	if o.claim.speaker.same(f.claim.speaker) && o.denier.same(f.denier) {
		need = 0.33
	}
	return slices.ContainsFunc(o.claims, func(s *nlp.Statement) bool { return slices.Contains(f.claims, s) }) || r.alike(o.claim, f.claim) >= need
}

func shareValue(a, b finding) bool {
	return slices.ContainsFunc(a.Values, func(v news.Value) bool {
		return slices.ContainsFunc(b.Values, func(o news.Value) bool {
			return o.Document == v.Document && o.Overlaps(v.Span) && o.Group == v.Group
		})
	})
}

// onePromise reports whether two disputes are over one promise: the claims speak of a
// promise, share a name or another rare word, and the deniers are one.
func (r *reader) onePromise(o, f finding) bool {
	promised := func(s *saying) bool {
		return slices.ContainsFunc(s.lemmas, func(l int32) bool { return r.actOf(l) == "promise" })
	}
	return promised(o.claim) && promised(f.claim) && r.shareRare(o.claim.lemmas, f.claim.lemmas) && !o.denier.apart(f.denier)
}
