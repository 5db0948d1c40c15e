package markup

import (
	"encoding/json"
	"strings"
)

// linked is what a page says of its article in JSON-LD (schema.org types
// NewsArticle, Article, ReportageNewsArticle, BlogPosting and their like).
type linked struct {
	headline, publisher, agency, url string
	authors                          []string
}

// readLinked finds the page's article in its JSON-LD scripts: the first object
// whose type ends in Article or Posting, at the top, in a list or in an @graph.
// Scripts that are not valid JSON are passed over: many pages have one.
func readLinked(scripts []string) linked {
	for _, script := range scripts {
		var value any
		if json.Unmarshal([]byte(cleanJSON(script)), &value) != nil {
			continue
		}
		if object := findArticle(value, 4); object != nil {
			return linkedArticle(object)
		}
	}
	return linked{}
}

// cleanJSON strips the comment and CDATA wrappings that some templates leave
// around a script, and line ends inside strings.
func cleanJSON(s string) string {
	s = strings.TrimSpace(s)
	for _, wrap := range []string{"<!--", "//<![CDATA[", "<![CDATA["} {
		s = strings.TrimPrefix(s, wrap)
	}
	for _, wrap := range []string{"-->", "//]]>", "]]>"} {
		s = strings.TrimSuffix(s, wrap)
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
}

func findArticle(value any, depth int) map[string]any {
	if depth == 0 {
		return nil
	}
	switch v := value.(type) {
	case []any:
		for _, element := range v {
			if found := findArticle(element, depth-1); found != nil {
				return found
			}
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			return v
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if found := findArticle(v[key], depth-1); found != nil {
				return found
			}
		}
	}
	return nil
}

func isArticle(value any) bool {
	for _, name := range stringsOf(value) {
		if strings.HasSuffix(name, "Article") || strings.HasSuffix(name, "Posting") || name == "Report" {
			return true
		}
	}
	return false
}

func linkedArticle(object map[string]any) linked {
	l := linked{
		headline: first(stringsOf(object["headline"])),
		url:      first(stringsOf(object["url"])),
		authors:  namesOf(object["author"]),
	}
	if l.url == "" {
		l.url = idOf(object["mainEntityOfPage"])
	}
	l.publisher = first(namesOf(object["publisher"]))
	l.agency = first(namesOf(object["sourceOrganization"]))
	return l
}

// namesOf reads a person or organisation: a name, an object with a name, or a
// list of either.
func namesOf(value any) []string {
	switch v := value.(type) {
	case string:
		return nonEmpty(v)
	case map[string]any:
		return stringsOf(v["name"])
	case []any:
		var names []string
		for _, element := range v {
			names = append(names, namesOf(element)...)
		}
		return names
	}
	return nil
}

func idOf(value any) string {
	if object, ok := value.(map[string]any); ok {
		value = object["@id"]
	}
	return first(stringsOf(value))
}

// stringsOf reads a string or a list of strings.
func stringsOf(value any) []string {
	switch v := value.(type) {
	case string:
		return nonEmpty(v)
	case []any:
		var all []string
		for _, element := range v {
			if s, ok := element.(string); ok {
				all = append(all, nonEmpty(s)...)
			}
		}
		return all
	}
	return nil
}

func nonEmpty(s string) []string {
	if s = strings.TrimSpace(s); s == "" {
		return nil
	}
	return []string{s}
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
