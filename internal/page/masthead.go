package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/knowledge"
	"readout/internal/nlp"
	"readout/internal/page/markup"
)

// fuller is the name of a public body with what the masthead adds to it: the state
// on the line above ("Republic of Elbonia" over "Ministry of Fisheries"), the body on
// the line below ("Arden County" over "Harbour Directorate"), or the name in full.
func fuller(d *nlp.Document, name string) string {
	if name == "" {
		return ""
	}
	top := masthead(d)
	for i, f := range top {
		line := asName(firstPart(f.Text))
		if line == "" {
			continue
		}
		if strings.HasPrefix(line, name+" of ") && knowledge.Institution(line) && knowledge.Institution(name) {
			return line
		}
		if i+1 == len(top) || line != name || knowledge.Institution(name) {
			continue
		}
		below := asName(top[i+1].Text)
		if !knowledge.Institution(below) {
			continue
		}
		if country := ofState(name); country != "" && !strings.Contains(below, country) {
			return below + " of " + country
		}
		if district(name) {
			return name + " " + below
		}
	}
	return name
}

// ofState is the country in a state's full name: "Elbonia" of "Republic of Elbonia".
func ofState(name string) string {
	for _, form := range [...]string{"Republic of ", "Kingdom of ", "Government of ", "State of ", "Commonwealth of "} {
		if i := strings.Index(name, form); i >= 0 {
			return strings.TrimPrefix(name[i+len(form):], "the ")
		}
	}
	return ""
}

// district reports whether a name ends as those of districts do.
func district(name string) bool {
	switch strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:]) {
	case "county", "city", "municipality", "province", "region", "district", "canton", "prefecture":
		return true
	}
	return false
}

// spelled is a name in capitals as the page writes it elsewhere, else as it is.
func spelled(d *nlp.Document, name string) string {
	shouted := strings.ToUpper(name)
	for _, f := range masthead(d) {
		if strings.Contains(f.Text, shouted) && len(name) >= 4 {
			if other := otherSpelling(d, name); other != "" {
				return other
			}
		}
	}
	return name
}

// otherSpelling looks for a name that a page also has in capitals in its other lines.
func otherSpelling(d *nlp.Document, name string) string {
	for _, f := range d.Furniture {
		if s := mixed(f.Text, name); s != "" {
			return s
		}
	}
	return mixed(d.Text, name)
}

// mixed is where a text has a name in capitals and small letters, or empty.
func mixed(text, name string) string {
	low, key := strings.ToLower(text), strings.ToLower(name)
	if len(low) != len(text) || len(key) != len(name) {
		return ""
	}
	for at := 0; ; {
		i := strings.Index(low[at:], key)
		if i < 0 {
			return ""
		}
		at += i
		s := text[at : at+len(key)]
		at += len(key)
		r, _ := utf8.DecodeRuneInString(s)
		next, _ := utf8.DecodeRuneInString(text[at:])
		if s != strings.ToUpper(s) && unicode.IsUpper(r) && !unicode.IsLetter(next) {
			return s
		}
	}
}

// oneWordName is the page's first line where it is one word that the page names
// itself by further down as well: "GRAINWATCH", "by Grainwatch's own count".
func oneWordName(d *nlp.Document) string {
	top := masthead(d)
	if len(top) == 0 {
		return ""
	}
	name := asName(firstPart(top[0].Text))
	if len(name) < 5 || strings.Contains(name, " ") || chrome(name) || ofTitle(d, name) || sections[strings.ToLower(name)] {
		return ""
	}
	if s := otherSpelling(d, name); s != "" && (name == strings.ToUpper(name) || strings.Count(d.Text, name) > 0) {
		return s
	}
	for _, f := range d.Furniture[1:] {
		if strings.Contains(markup.Key(f.Text), markup.Key(name)) {
			return name
		}
	}
	return ""
}

// sections are names of a page's parts that are no outlet's.
var sections = map[string]bool{
	"politics": true, "economy": true, "business": true, "sport": true, "sports": true, "world": true, "culture": true,
	"opinion": true, "latest": true, "search": true, "english": true, "weather": true, "advertisement": true, "health": true,
	"technology": true, "science": true, "video": true, "breaking": true, "exclusive": true, "update": true, "analysis": true,
}
