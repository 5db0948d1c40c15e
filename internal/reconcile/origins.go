package reconcile

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
		var members []*account
		for _, b := range r.accounts {
			if b != a && !(a.origin > 0 && a.origin == b.origin) && !(a.d.Agency != "" && strings.EqualFold(a.d.Agency, b.d.Agency)) {
				continue
			}
			done[b] = true
			members = append(members, b)
			outlets = append(outlets, b.d.Outlet.Name)
			if f.Topic == "" {
				f.Topic = b.d.Agency
			}
		}
		for _, b := range members {
			f.Values = append(f.Values, credit(b, f.Topic))
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

// credit is the place where a document credits its agency, or else the one that the
// text's other copies credit; without any, its title.
func credit(a *account, agency string) news.Value {
	d := a.d
	agency = cmp.Or(d.Agency, agency)
	if v, ok := creditIn(d, agency); ok {
		return v
	}
	end := strings.IndexByte(d.Text+"\n", '\n')
	return value(d, nlp.Span{End: min(end, len(d.Text))}, d.Agency, 1)
}

// creditIn looks for an agency's name where credits stand: in a line of its own, in
// brackets, at the end of the text, in what stands around it.
func creditIn(d *nlp.Document, agency string) (news.Value, bool) {
	if agency == "" {
		return news.Value{}, false
	}
	outside := func(f nlp.Furniture) news.Value {
		return news.Value{Evidence: news.Evidence{Document: d}, Furniture: f.Text, Value: agency, Group: 1}
	}
	for _, f := range d.Furniture {
		if strings.HasPrefix(f.Text, "Source: "+agency) {
			return outside(f), true
		}
	}
	for _, form := range []string{"Source: " + agency, "(" + agency + ")"} {
		if i := strings.Index(d.Text, form); i >= 0 {
			return value(d, nlp.Span{Start: i, End: i + len(form)}, agency, 1), true
		}
	}
	if i := strings.LastIndex(d.Text, agency); i >= 0 && standsAlone(d.Text, i, i+len(agency)) && (d.Agency != "" || ends(d.Text, i+len(agency))) {
		return value(d, nlp.Span{Start: i, End: i + len(agency)}, agency, 1), true
	}
	for _, f := range d.Furniture {
		if i := strings.Index(f.Text, agency); i >= 0 && standsAlone(f.Text, i, i+len(agency)) {
			return outside(f), true
		}
	}
	return news.Value{}, false
}

// standsAlone reports whether text[i:end] is no part of a longer word.
func standsAlone(text string, i, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return !unicode.IsLetter(before) && !unicode.IsLetter(after)
}

// ends reports whether a paragraph ends at a place.
func ends(text string, i int) bool {
	rest := strings.TrimLeft(text[i:], " .)]")
	return rest == "" || rest[0] == '\n'
}
