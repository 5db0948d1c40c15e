package pubdate

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/internal/nlp"
)

// setting is where on the page a date stands.
type setting struct {
	hint    hint
	outside bool // in a part that is not the article
	comment bool
	// distance is the number of lines from the title: negative above it. Only
	// meaningful where titled.
	distance int
	titled   bool
	// pageTop: above the title of a saved text.
	pageTop bool
	byline  bool // the cleaner of the text took it for the article's own
	// group names the kind of element: the same for the dates of a list.
	group string
	basis nlp.Basis
}

// Weights of a visible date, as shares of log odds (see vote.weight).
const (
	weightLineBase     = -1.0
	weightLineLabel    = 2.2
	weightLineFirst    = 1.8
	weightLineBare     = 1.1 // nothing else on the line
	weightLineShort    = 0.4 // little else
	weightLineLong     = -0.8
	weightLineNear     = 1.6 // within nearLines under the title
	weightLineAbove    = 0.6 // within aboveLines above it
	weightLineFar      = -0.6
	weightLineOutside  = -2.5
	weightLineComment  = -3.5
	weightLineOther    = -2.5
	weightLineTime     = 0.4 // a time of day
	weightLineList     = -2.0
	weightHintByline   = 0.4
	weightHintDate     = 1.2
	weightHintPublish  = 1.8
	weightElementTime  = 1.0 // <time>
	weightPageTop      = -1.0
	weightTopTime      = 0.4 // a time of day there, besides
	weightSavedByline  = 1.5
	weightSavedPlace   = 0.5
	nearLines          = 12
	aboveLines         = 5
	farLines           = 60
	maxAncestors       = 9
	maxClassBytes      = 300
	hintAncestors      = 3
	bareLetters        = 3
	shortLetters       = 40
	smallLetterAllowed = 90
	maxBodyLine        = 60
)

// lineVotes reads the dates of one short line of a page.
func (r *reader) lineVotes(text, before string, at setting) {
	found := r.scan.scan(text, true)
	if len(found) == 0 {
		if m, ok := r.shortDate(text); ok {
			found = []mention{m}
		}
	}
	if len(found) == 0 || len(found) > 4 {
		return
	}
	low, from := strings.ToLower(text), 0
	if len(low) != len(text) {
		low = text // a capital of another length: labels are read as they stand
	}
	letters := letterCount(text)
	for i, m := range found {
		end := len(text)
		if i+1 < len(found) {
			end = found[i+1].start
		}
		l := labelOf(low[from:m.start], low[m.end:end])
		if l == noLabel && i == 0 && m.start == 0 && before != "" {
			l = labelOf(strings.ToLower(before), "")
		}
		rest := letters - letterCount(text[m.start:m.end])
		if l == noLabel && i == 0 && placed(text[:end], m) {
			rest = 0
		}
		from = m.end
		if m.year == 0 && rest <= bareLetters {
			m.year = r.yearOf(m)
		}
		if m.year == 0 {
			continue
		}
		r.lineVote(m, l, rest, text, at)
	}
}

// lineVote weighs one date of a line. rest is the number of letters beside it.
func (r *reader) lineVote(m mention, l label, rest int, text string, at setting) {
	w := weightLineBase + at.weight()
	role := published
	switch {
	case l == clockLabel, l == noLabel && at.hint == clockHint && at.distance < 0:
		role = loaded
	case l == modifiedLabel || l == noLabel && at.hint == modifiedHint:
		role = modified
	case l == firstLabel:
		w += weightLineLabel + weightLineFirst
	case l == publishedLabel:
		w += weightLineLabel
	case l == otherLabel:
		w += weightLineOther
	}
	switch {
	case rest <= bareLetters:
		w += weightLineBare
	case rest <= shortLetters:
		w += weightLineShort
	case rest > smallLetterAllowed:
		w += weightLineLong
	}
	if m.clock.set {
		w += weightLineTime
	}
	if at.pageTop && role == published {
		role = header
		if m.clock.set {
			w += weightTopTime
		}
	}
	n := len(r.votes)
	r.mention(m, at.basis, role, text[m.start:m.end], w)
	r.groupFrom(n, at.group)
}

// weight is what the place of a date adds.
func (s setting) weight() float64 {
	w := 0.0
	switch s.hint {
	case bylineHint:
		w += weightHintByline
	case dateHint, modifiedHint:
		w += weightHintDate
	case publishedHint:
		w += weightHintPublish
	}
	if s.comment {
		w += weightLineComment
	} else if s.outside {
		w += weightLineOutside
	}
	if s.pageTop {
		w += weightPageTop
	}
	if s.byline {
		w += weightSavedByline
	}
	if !s.titled {
		return w
	}
	switch d := s.distance; {
	case 0 <= d && d <= nearLines:
		w += weightLineNear
	case d < 0 && d >= -aboveLines:
		w += weightLineAbove
	case d > farLines || d < -farLines:
		w += weightLineFar
	}
	return w
}

// htmlVotes reads the visible dates of a page and the dates in its attributes.
func (r *reader) htmlVotes(f *found) {
	title := f.mainHeading(r.page.Title)
	around := ancestors(title.node)
	teasers := f.articles > 2 || slices.ContainsFunc(around, func(n *html.Node) bool { return n.DataAtom == atom.Article })
	for _, s := range f.stamps {
		r.stampVote(s, settingOf(s.node, s.order, title, around, teasers))
	}
	for _, l := range f.lines {
		if len(r.votes) >= maxVotes {
			return
		}
		r.lineVotes(l.text, l.before, settingOf(l.node, l.order, title, around, teasers))
	}
	r.discountLists()
}

// discountLists lowers the dates of lists: where three or more days stand in
// elements of the same class, they are those of teasers.
func (r *reader) discountLists() {
	days := map[string][]string{}
	for _, v := range r.votes {
		if v.group != "" {
			if d := v.date.String()[:len(time.DateOnly)]; !slices.Contains(days[v.group], d) {
				days[v.group] = append(days[v.group], d)
			}
		}
	}
	for i := range r.votes {
		if len(days[r.votes[i].group]) >= 3 {
			r.votes[i].weight += weightLineList
		}
	}
}

// stampVote reads a date in an attribute.
func (r *reader) stampVote(s stampAttr, at setting) {
	w := weightLineBase + weightLineBare + weightElementTime + at.weight()
	role := published
	switch {
	case strings.EqualFold(s.name, "datePublished"):
		w += weightLineLabel
	case strings.EqualFold(s.name, "dateModified") || at.hint == modifiedHint:
		role = modified
	}
	from := len(r.votes)
	r.attribute(s.value, nlp.BylineDate, role, w)
	r.groupFrom(from, "@"+at.group)
}

// groupFrom names the group of the votes from an index on.
func (r *reader) groupFrom(from int, group string) {
	for i := from; i < len(r.votes); i++ {
		r.votes[i].group = group
	}
}

// settingOf looks at the elements around a date, up to one that holds the title
// too. teasers says that an <article> which does not hold the title is another one.
func settingOf(n *html.Node, order int, title heading, around []*html.Node, teasers bool) setting {
	s := setting{titled: title.node != nil, distance: order - title.order, group: n.Data, basis: nlp.BylineDate}
	for depth := 0; n != nil && n.Type == html.ElementNode && depth < maxAncestors && !slices.Contains(around, n); depth++ {
		switch n.DataAtom {
		case atom.Aside, atom.Footer, atom.Nav:
			s.outside = true
		case atom.Article:
			s.outside = s.outside || teasers
		}
		for _, a := range n.Attr {
			value := a.Val[:min(len(a.Val), maxClassBytes)]
			if a.Key == "class" || a.Key == "id" {
				s.class(strings.ToLower(value), depth)
			}
			if a.Key == "class" && depth < 2 {
				s.group += "." + value
			}
		}
		n = n.Parent
	}
	return s
}

// class adds what a class or id says, depth elements above the date.
func (s *setting) class(class string, depth int) {
	if depth < hintAncestors {
		if h := hintOf(class); h > s.hint && (depth == 0 || s.hint < dateHint) {
			s.hint = h
		}
	}
	s.comment = s.comment || containsAny(class, commentClasses)
	s.outside = s.outside || depth < 7 && containsAny(class, outsideClasses)
}

// mainHeading is the heading that is the page's title, or the first <h1>.
func (f *found) mainHeading(title string) heading {
	var best heading
	for _, h := range f.headings {
		text := strings.TrimSpace(h.text)
		if len(text) >= 8 && (strings.Contains(title, text) || strings.Contains(f.title, text)) {
			return h
		}
		if best.node == nil && h.first {
			best = h
		}
	}
	return best
}

// ancestors are the elements around a node, the nearest first.
func ancestors(n *html.Node) []*html.Node {
	var around []*html.Node
	for ; n != nil && len(around) < maxDepth; n = n.Parent {
		around = append(around, n)
	}
	return around
}

// letterCount counts letters, roughly: the bytes that are no ASCII signs.
func letterCount(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if isASCIILetter(s[i]) || s[i] >= 0x80 {
			n++
		}
	}
	return n
}

// headerVotes reads the lines around the body of a saved text.
func (r *reader) headerVotes(lines []HeaderLine) {
	for i, l := range lines {
		if len(l.Text) > maxLineBytes || !hasDigit(l.Text) || len(r.votes) >= maxVotes {
			continue
		}
		at := setting{byline: l.Byline, basis: nlp.BylineDate}
		switch l.Place {
		case AboveTitle:
			at.pageTop = true
		case BelowTitle:
			at.titled = true
			at.distance = i - firstBelow(lines)
		case AfterBody:
			at.outside = !l.Byline
		}
		r.lineVotes(l.Text, "", at)
	}
}

// bodyLines reads the short lines at the start and the end of a text's body that
// are a date and little else.
func (r *reader) bodyLines(body string) {
	const first, last = 4, 2
	for range first {
		var l string
		l, body, _ = strings.Cut(strings.TrimLeft(body, "\n "), "\n")
		r.bodyLine(l)
	}
	for range last {
		body = strings.TrimRight(body, "\n ")
		i := strings.LastIndexByte(body, '\n')
		r.bodyLine(body[i+1:])
		body = body[:max(i, 0)]
	}
}

func (r *reader) bodyLine(l string) {
	if len(l) <= maxBodyLine && hasDigit(l) {
		r.lineVotes(l, "", setting{byline: true, basis: nlp.TextDate})
	}
}

// firstBelow is the index of the first line under the title.
func firstBelow(lines []HeaderLine) int {
	for i, l := range lines {
		if l.Place == BelowTitle {
			return i
		}
	}
	return 0
}
