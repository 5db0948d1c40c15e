package reconcile

import (
	"slices"
	"strings"

	"readout/internal/news"
	"readout/internal/nlp"
)

// syndicated names the documents that carry an agency's text, and those that are
// one text.
func (r *reader) syndicated() []finding {
	var out []finding
	done := map[*account]bool{}
	for _, a := range r.accounts {
		if done[a] || a.d.Agency == "" && !r.hasCopies(a) {
			continue
		}
		f := finding{agenda: -1}
		f.Kind, f.Slot = news.Syndicated, news.OriginSlot
		var outlets []string
		for _, b := range r.accounts {
			if b != a && !(a.origin > 0 && a.origin == b.origin) && !(a.d.Agency != "" && strings.EqualFold(a.d.Agency, b.d.Agency)) {
				continue
			}
			done[b] = true
			f.Values = append(f.Values, credit(b))
			outlets = append(outlets, b.d.Outlet.Name)
			if f.Topic == "" {
				f.Topic = b.d.Agency
			}
		}
		f.Why = syndicatedWhy(f.Topic, outlets)
		if f.Topic == "" {
			f.Topic = "one text"
		}
		out = append(out, f)
	}
	return out
}

func syndicatedWhy(agency string, outlets []string) string {
	outlets = slices.DeleteFunc(outlets, func(s string) bool { return s == "" })
	names := strings.Join(outlets, ", ")
	switch {
	case agency == "":
		return "one text: " + names
	case names == "":
		return "credits " + agency
	}
	return names + ": credits " + agency
}

func (r *reader) hasCopies(a *account) bool {
	return a.origin > 0 && slices.ContainsFunc(r.accounts, func(b *account) bool { return b != a && b.origin == a.origin })
}

// credit is the place where a document credits its agency, or its title.
func credit(a *account) news.Value {
	d := a.d
	if d.Agency != "" {
		for _, f := range d.Furniture {
			if strings.HasPrefix(f.Text, "Source: "+d.Agency) {
				return news.Value{Evidence: news.Evidence{Document: d}, Furniture: f.Text, Value: d.Agency, Group: 1}
			}
		}
		for _, form := range []string{"Source: " + d.Agency, "(" + d.Agency + ")", d.Agency} {
			if i := strings.Index(d.Text, form); i >= 0 {
				return value(d, nlp.Span{Start: i, End: i + len(form)}, d.Agency, 1)
			}
		}
		for _, f := range d.Furniture {
			if strings.Contains(f.Text, d.Agency) {
				return news.Value{Evidence: news.Evidence{Document: d}, Furniture: f.Text, Value: d.Agency, Group: 1}
			}
		}
	}
	end := strings.IndexByte(d.Text+"\n", '\n')
	return value(d, nlp.Span{End: min(end, len(d.Text))}, d.Agency, 1)
}
