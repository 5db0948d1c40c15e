package pubdate

import (
	"encoding/json"
	"strings"

	"readout/internal/nlp"
)

// maxGraph bounds the objects looked at in one page's JSON-LD.
const maxGraph = 2000

// ldDates are the dates of one object of JSON-LD (schema.org datePublished,
// dateModified, dateCreated, uploadDate).
type ldDates struct {
	rank                int // how surely the object is the page's article
	published, modified string
}

// Ranks of objects: what a page is, what it may be, what it can hold.
const (
	rankNone = iota
	rankOther
	rankPage
	rankArticle
	rankThisArticle // it names this page's address or title
)

// ldVotes reads the JSON-LD of a page. Only the dates of the object that is most
// surely the page's own article count: a list of teasers, a comment or a film has
// dates too.
func (r *reader) ldVotes(scripts []script) {
	var best ldDates
	for _, s := range scripts {
		if !s.ld || !strings.Contains(s.text, "date") && !strings.Contains(s.text, "uploadDate") {
			continue
		}
		var v any
		if json.Unmarshal([]byte(s.text), &v) != nil {
			r.brokenLD(s.text)
			continue
		}
		budget := maxGraph
		r.ldObjects(v, false, &budget, &best)
	}
	weight := weightLD
	switch best.rank {
	case rankNone:
		return
	case rankPage:
		weight = weightLDPage
	case rankOther:
		weight = weightLDOther
	}
	r.attribute(best.published, nlp.JSONLD, published, weight)
	r.attribute(best.modified, nlp.JSONLD, modified, weight)
}

// ldObjects looks through a value for the best object with dates. listed says
// that it stands in a list of other pages.
func (r *reader) ldObjects(v any, listed bool, budget *int, best *ldDates) {
	if *budget--; *budget < 0 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			r.ldObjects(e, listed, budget, best)
		}
	case map[string]any:
		if d := r.ldObject(v, listed); d.rank > best.rank {
			*best = d
		}
		for _, key := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart"} {
			if e, ok := v[key]; ok {
				r.ldObjects(e, listed || key == "itemListElement" || key == "hasPart", budget, best)
			}
		}
	}
}

// ldObject ranks one object and reads its dates.
func (r *reader) ldObject(o map[string]any, listed bool) ldDates {
	d := ldDates{published: ldString(o["datePublished"]), modified: ldString(o["dateModified"])}
	if d.published == "" {
		d.published = ldString(o["dateCreated"])
	}
	if d.published == "" {
		d.published = ldString(o["uploadDate"])
	}
	if d.published == "" && d.modified == "" {
		return ldDates{}
	}
	d.rank = ldRank(ldString(o["@type"]))
	same := r.samePage(ldString(o["url"])) || r.samePage(ldString(o["@id"])) || r.samePage(ldString(o["mainEntityOfPage"])) ||
		r.sameTitle(ldString(o["headline"])) || r.sameTitle(ldString(o["name"]))
	switch {
	case d.rank == rankArticle && same:
		d.rank = rankThisArticle
	case listed && !same:
		d.rank = rankNone
	}
	return d
}

// ldRank ranks a schema.org type.
func ldRank(kind string) int {
	switch kind {
	case "WebPage", "ItemPage", "AboutPage", "FAQPage", "QAPage", "CollectionPage", "Recipe", "HowTo", "Review", "Report", "CreativeWork", "Product", "WebSite":
		return rankPage
	case "Comment", "ImageObject", "Event", "Person", "Organization", "Offer", "Answer":
		return rankNone
	}
	if strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "BlogPosting") || kind == "Blog" ||
		strings.HasSuffix(kind, "Posting") && kind != "JobPosting" {
		return rankArticle
	}
	return rankOther
}

// ldString is a JSON-LD value as a string: of a list its first, of an object its
// "@id" or "@value".
func ldString(v any) string {
	for range 4 {
		switch x := v.(type) {
		case string:
			return x
		case []any:
			if len(x) == 0 {
				return ""
			}
			v = x[0]
		case map[string]any:
			if x["@value"] != nil {
				v = x["@value"]
			} else {
				v = x["@id"]
			}
		default:
			return ""
		}
	}
	return ""
}

// brokenLD reads the first dates of JSON-LD that is not JSON: line breaks inside
// strings and trailing commas are common.
func (r *reader) brokenLD(text string) {
	r.attribute(quotedValue(text, `"datePublished"`), nlp.JSONLD, published, weightLDOther)
	r.attribute(quotedValue(text, `"dateModified"`), nlp.JSONLD, modified, weightLDOther)
}

// scriptVotes looks into the other scripts for dates in the data that a page was
// made from; the first of each name counts, and only where JSON-LD is silent.
func (r *reader) scriptVotes(scripts []script) {
	for _, s := range scripts {
		if s.ld || !strings.Contains(s.text, "ublish") && !strings.Contains(s.text, "ublication") {
			continue
		}
		for _, key := range [...]string{`"datePublished"`, `"publishedAt"`, `"publishedDate"`, `"published_at"`, `"publishDate"`, `"publish_date"`,
			`"publicationDate"`, `"firstPublished"`, `"datetime_published"`, `"published_time"`} {
			if v := quotedValue(s.text, key); v != "" {
				r.attribute(v, nlp.Meta, published, weightScript)
				break
			}
		}
	}
}

// quotedValue is the string after the first key and a colon, or "".
func quotedValue(text, key string) string {
	_, rest, ok := strings.Cut(text, key)
	if !ok {
		return ""
	}
	rest = strings.TrimLeft(rest[:min(len(rest), 80)], " \t\n:")
	if !strings.HasPrefix(rest, `"`) {
		return ""
	}
	value, _, ok := strings.Cut(rest[1:], `"`)
	if !ok {
		return ""
	}
	return value
}
