package savedtext

import "strings"

// hint is what a line says of itself by its form or by the phrase that it opens
// with. Hints are features of the model, and the sure ones decide by themselves.
type hint uint8

const (
	hintNone hint = iota
	hintMenu
	hintShare
	hintLabel   // heads a list of other stories: "Most read"
	hintTeaser  // names another story: "Related: ..."
	hintComment // the comments and their form
	hintAccount // log in, subscribe, newsletter
	hintLegal   // copyright, cookies, terms
	hintAd
	hintTags
	hintCount // "5 min read", "48 comments"
	hintTicker
	hintMedia // listen, gallery, video
	hintDate
	hintByline
	hintSource
	hintCaption
	hints
)

// reasons are the words shown to a person for furniture of each hint.
var reasons = [hints]string{
	hintMenu: "menu", hintShare: "share button", hintLabel: "heads a list of other stories",
	hintTeaser: "teaser for another story", hintComment: "comments", hintAccount: "sign-up",
	hintLegal: "notice", hintAd: "advertisement", hintTags: "tags", hintCount: "counter",
	hintTicker: "ticker", hintMedia: "player or gallery", hintDate: "date of the visit",
	hintByline: "byline away from the article", hintSource: "source away from the article",
	hintCaption: "caption away from the article",
}

// furniture reports whether the hint is one of furniture.
func (h hint) furniture() bool { return h > hintNone && h < hintDate }

// hintWords is the most words of a line that is tried for hints: longer ones are
// prose, whatever they begin with.
const hintWords = 32

// hintOf finds the line's hint. low is scratch space for the line in lower case.
func (p *page) hintOf(i int, low []byte) (hint, []byte) {
	l := &p.lines[i]
	if l.words == 0 {
		return hintMenu, low
	}
	if l.words > hintWords || l.runes > 400 {
		return hintNone, low
	}
	s := p.at(i)
	if h := l.structure(s); h != hintNone {
		return h, low
	}
	if h := byCharacter(l, s); h != hintNone {
		return h, low
	}
	low = lower(low[:0], s)
	s = string(low)
	h := phraseHint(s, l)
	if h == hintNone {
		h = l.tailHint(s)
	}
	return h, low
}

// lower is s in lower case (ASCII only: the phrases are), white space runs made
// one space, curly apostrophes straight.
func lower(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c == '\t' || c == ' ':
			if n := len(dst); n > 0 && dst[n-1] == ' ' {
				continue
			}
			c = ' '
		case c == 0xC2 && i+1 < len(s) && s[i+1] == 0xA0:
			i++
			if n := len(dst); n > 0 && dst[n-1] == ' ' {
				continue
			}
			c = ' '
		case c == 0xE2 && strings.HasPrefix(s[i:], "’"):
			i += len("’") - 1
			c = '\''
		}
		dst = append(dst, c)
	}
	return dst
}

// structure tells menus, breadcrumbs and dates by what the line is made of.
func (l *line) structure(s string) hint {
	if l.dated() {
		return hintDate
	}
	if l.words > 24 || l.last == shapeStop && l.function > 1 || l.opening&cueBy != 0 {
		return hintNone
	}
	items, longest := menuItems(s)
	switch {
	case items >= 3 && longest <= 4, items == 2 && l.words <= 5 && longest <= 3:
		return hintMenu
	case items >= 2 && l.cues&cueDate != 0 && l.numbers > 0:
		return hintTicker
	}
	return hintNone
}

// dated reports whether the line holds little besides a date or a time.
func (l *line) dated() bool {
	if l.words > 14 || l.numbers == 0 && (l.cues&cueDate == 0 || l.last == shapeColon) {
		return false
	}
	other := l.words - l.numbers - l.function - l.cued
	if other == 1 && l.numbers >= 2 && l.words <= 7 {
		other = 0 // the place: "ACCRA, Friday 28 August 2026"
	}
	return other <= 0 && l.cues&^(cueDate|cueAgency) == 0 && (l.function <= 1 || l.function <= l.numbers/2) &&
		(l.cues&cueDate != 0 || l.numbers >= 3)
}

// menuItems splits a line at what menus put between their items, and gives the
// number of items and the words of the longest.
func menuItems(s string) (items, longest int) {
	words, in := 0, false
	end := func() {
		if words > 0 {
			items++
			longest = max(longest, words)
		}
		words, in = 0, false
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '|' || c == '>' && i > 0 && s[i-1] == ' ',
			c == ' ' && i+2 < len(s) && s[i+2] == ' ' && strings.IndexByte("-/:+", s[i+1]) >= 0,
			c == ' ' && i+3 < len(s) && s[i+1] == ':' && s[i+2] == ':',
			c == ' ' && i+1 < len(s) && (s[i+1] == ' ' || s[i+1] == '\t'), c == '\t',
			c == 0xC2 && i+1 < len(s) && (s[i+1] == 0xB7 || s[i+1] == 0xBB),
			c == 0xE2 && strings.HasPrefix(s[i:], "•"), c == 0xE2 && strings.HasPrefix(s[i:], "›"):
			end()
		case c == ' ' || c == '/' || c == '-' || c < 'A' && (c < '0' || c > '9'):
			in = false
		case !in && (c >= 0xC3 || c < 0x80):
			in = true
			words++
		}
	}
	end()
	return items, longest
}

// byCharacter tells lines by the mark that they begin with.
func byCharacter(l *line, s string) hint {
	switch {
	case strings.HasPrefix(s, "©"), strings.HasPrefix(s, "(c) "), strings.HasPrefix(s, "&copy"):
		if l.numbers > 0 || l.cues&cueLegal != 0 {
			return hintLegal
		}
		return hintCaption
	case strings.HasPrefix(s, "++"), s[0] == '+' && len(s) > 1 && s[1] >= '0' && s[1] <= '9':
		return hintTicker
	case strings.HasPrefix(s, ">>"), strings.HasPrefix(s, "<<"):
		return hintAd
	case s[0] == '[' && s[len(s)-1] == ']' && l.cues&cueComment == 0 && l.cues&(cueBuy|cueMedia|cueShare|cueRelated) != 0:
		return hintMedia
	case boxed(s) && l.last != shapeStop:
		return hintAd
	case strings.HasPrefix(s, "• Share"):
		return hintShare
	}
	return hintNone
}

// boxed reports whether the line begins with a word in square brackets: "[box]".
func boxed(s string) bool {
	end := strings.IndexByte(s, ']')
	return s[0] == '[' && end > 1 && end <= 8 && s[1] > '9'
}

// counted are the units of counters: "5 min read", "21,404 displays".
func counted(w string) bool {
	switch w {
	case "min", "mins", "minute", "minutes", "comment", "comments", "shares", "share", "views",
		"displays", "likes", "replies", "opinions", "reads", "votes", "readings", "viewed":
		return true
	}
	return false
}

// tailHint tells counters, pages' credits and captions by what stands inside or
// at the end.
func (l *line) tailHint(s string) hint {
	switch {
	case l.numbers > 0 && remarks(s, l):
		return hintComment
	case l.numbers > 0 && l.words <= 9 && l.isCounter(s):
		return hintCount
	case l.words <= 3 && l.words > 1 && strings.HasSuffix(s, " comments"):
		return hintComment
	case strings.Contains(s, "all rights reserved"), strings.Contains(s, "all rights are reserved"):
		return hintLegal
	case strings.Contains(s, "opens in new window"):
		return hintShare
	case l.words <= 4 && l.function == 0 && l.cued == l.words && l.cues&(cueMedia|cueBy|cueAgency|cueDate|cueSpeech) == 0:
		return hintMenu
	case l.captioned(s):
		return hintCaption
	}
	return hintNone
}

// remarks reports whether the line counts what readers wrote and nothing else:
// "2 comments", "[ 167 comments ]", "34 responses to ...".
func remarks(s string, l *line) bool {
	s = strings.TrimLeft(s, "[( ")
	i := 0
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == ',') {
		i++
	}
	if i == 0 || i == len(s) || s[i] != ' ' {
		return false
	}
	w, rest, _ := strings.Cut(s[i+1:], " ")
	switch w {
	case "comment", "comments", "responses", "response", "replies", "thoughts", "thought", "opinions":
		return l.words == 2 || l.words <= 30 && begins(rest, "to", "on", "so far")
	}
	return false
}

// isCounter reports whether the line begins with a number and its unit.
func (l *line) isCounter(s string) bool {
	i := 0
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == ',' || s[i] == '.') {
		i++
	}
	if i > 0 && i < len(s) && (s[i] == 'k' || s[i] == 'm') { // "1.4k shares"
		i++
	}
	if i == 0 || i == len(s) || s[i] != ' ' && s[i] != '-' {
		return false
	}
	w, rest, _ := strings.Cut(s[i+1:], " ")
	if !counted(w) {
		return false
	}
	w, _, _ = strings.Cut(rest, " ")
	return rest == "" || l.words <= 6 && l.last != shapeStop && begins(rest, "have your say", "leave", "add", "print", "save", "share") || w == "read" || w == "·" || w == "|" || w == "reading" || w == "ago"
}

// captioned reports whether the line ends as a caption does: with the credit of
// a picture.
func (l *line) captioned(s string) bool {
	if strings.Contains(s, ". pic: ") || strings.Contains(s, ". pics: ") {
		return true
	}
	if l.cues&(cueMedia|cueAgency) == 0 {
		return false
	}
	for _, mark := range [...]string{"photo: ", "image: ", "picture: ", "photograph: ", "pictures: ", "photos: ", "foto: ", "credit: ", "photo by ", "photo courtesy", "getty images", "(file photo)", "file photo", "/reuters", "/afp", "/ap)", "(ap photo", "photo)", "image)", "ap photo", "/getty"} {
		if strings.Contains(s, mark) {
			return true
		}
	}
	return false
}
