package pubdate

import (
	"strings"

	"readout/internal/nlp"
)

// metaKind is what a meta tag says with its date.
type metaKind uint8

const (
	noMeta metaKind = iota
	publishedMeta
	createdMeta // the page's making, mostly its publication
	plainMeta   // a date, it does not say which
	modifiedMeta
)

// maxMetaName is longer than every name below.
const maxMetaName = 48

// metaKindOf knows the names in use: Open Graph and its article object
// (ogp.me), Dublin Core (DCMI Metadata Terms), schema.org as microdata,
// Highwire citation tags, and those of parse.ly, Sailthru, Cxense and large
// publishers.
func metaKindOf(name string) metaKind {
	if len(name) < 4 || len(name) > maxMetaName {
		return noMeta
	}
	var buf [maxMetaName]byte
	low := buf[:0]
	for i := 0; i < len(name); i++ {
		c := name[i]
		if c == ' ' && i >= 4 {
			break // microdata may give several names
		}
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == '_' || c == ':' || c == '.' || c == ' ':
			c = '-'
		}
		low = append(low, c)
	}
	switch string(low) {
	case "article-published-time", "article-published", "article-publish-time", "og-article-published-time", "og-published-time",
		"og-pubdate", "og-publish-date", "og-release-date", "published-time", "datepublished", "date-published", "publish-date",
		"publishdate", "published", "published-date", "published-at", "publishing-date", "publication-date", "publicationdate",
		"publish-time", "pubdate", "pub-date", "parsely-pub-date", "sailthru-date", "dc-date-issued", "dcterms-issued",
		"dc-issued", "dcsext-articlefirstpublished", "citation-publication-date", "citation-online-date", "bt-pubdate",
		"bt-publishdate", "cxenseparse-recs-publishtime", "cxenseparse-publishtime", "cxense-publishtime", "ptime",
		"originalpublicationdate", "article-date-original", "displaydate", "rnews-datepublished", "article-publicationdate",
		"shareaholic-article-published-time", "vr-published-time", "iso-8601-publish-date", "iso-8601-publish-time", "dateposted",
		"news-publish-date", "first-published", "firstpublished", "date-issued", "issued", "newsdate", "article-post-date",
		"release-date", "prism-publicationdate", "dcsext-wtdate", "blogpost-datepublished":
		return publishedMeta
	case "dc-date-created", "dcterms-created", "dc-created", "created", "creation-date", "article-created", "datecreated",
		"date-created", "article-created-time", "created-time", "og-created-time", "citation-date", "date-publication":
		return createdMeta
	case "date", "dc-date", "dcterms-date", "pdate", "timestamp", "og-date", "article-date", "sort-date", "prism-date", "content-date":
		return plainMeta
	case "article-modified-time", "og-updated-time", "og-article-modified-time", "lastmod", "last-modified", "lastmodified", "datemodified",
		"date-modified", "dcterms-modified", "dc-modified", "dc-date-modified", "revised", "updated-time", "modification-date",
		"article-updated", "article-updated-time", "modified-time", "last-updated", "og-modified-time", "iso-8601-modified-date",
		"date-updated", "dateupdated", "eomportal-lastupdate", "modified", "dc-date-updated", "revision-date":
		return modifiedMeta
	}
	return metaKindLike(string(low))
}

// metaKindLike guesses what an unknown name says by its parts.
func metaKindLike(name string) metaKind {
	if !strings.Contains(name, "date") && !strings.Contains(name, "time") && !strings.HasSuffix(name, "-at") && !strings.HasSuffix(name, "ed") {
		return noMeta
	}
	switch {
	case strings.Contains(name, "modif") || strings.Contains(name, "update"):
		return modifiedMeta
	case strings.Contains(name, "publi"):
		return createdMeta
	}
	return noMeta
}

// metaVotes reads the meta tags.
func (r *reader) metaVotes(metas []metaTag) {
	for _, m := range metas {
		switch m.kind {
		case publishedMeta:
			r.attribute(m.value, nlp.Meta, published, weightMeta)
		case createdMeta:
			r.attribute(m.value, nlp.Meta, published, weightMetaCreated)
		case plainMeta:
			r.attribute(m.value, nlp.Meta, published, weightMetaPlain)
		case modifiedMeta:
			r.attribute(m.value, nlp.Meta, modified, weightMeta)
		}
	}
}

// attribute votes with a machine's date: ISO 8601, RFC 3339, RFC 1123, Unix time,
// or a date as people write it.
func (r *reader) attribute(value string, basis nlp.Basis, role role, weight float64) {
	value = strings.TrimSpace(value)
	if len(value) < 6 || len(value) > 80 || !hasDigit(value) {
		return
	}
	if t, ok := unixStamp(value); ok {
		r.add(vote{date: nlp.Date{Time: t, Precision: nlp.Minute, Zoned: true}, basis: basis, role: role, text: value, weight: weight})
		return
	}
	found := r.scan.scan(value, true)
	if len(found) == 0 {
		return
	}
	m := found[0]
	// A tag that says midnight UTC says the day.
	if m.clock.zoned && m.clock.offset == 0 && m.clock.hour == 0 && m.clock.minute == 0 {
		m.clock = clock{}
	}
	r.mention(m, basis, role, value, weight)
}
