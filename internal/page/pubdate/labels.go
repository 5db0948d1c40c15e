package pubdate

import "strings"

// label is what the words before a date on its line say of it.
type label uint8

const (
	noLabel label = iota
	publishedLabel
	// firstLabel: first, originally published: the page shows a later day too.
	firstLabel
	modifiedLabel
	// clockLabel: the line shows the day on which the page was loaded.
	clockLabel
	// otherLabel: an event, a deadline, a copyright.
	otherLabel
)

// Words that name a label, in the languages of the name tables, in small letters.
// The order of the lists matters: "last updated" holds "date".
var (
	clockWords = []string{"today is", "heute ist", "°", "name-day", "nameday", "imieniny", "namenstag", "members |", "online |", "| online",
		"current time", "today:", "it is now", "page generated", "generated on", "printed on", "saved on", "server time", "users online", "visitors",
		"readers online", "weather", "wetter", "hoje é", "oggi è", "santo del"}
	// clockLeads name a clock where they stand before a date; behind a time of day,
	// as in "16:30 local time", they say whose time it is.
	clockLeads    = []string{"local time", "our time", "time:"}
	firstWords    = []string{"originally publ", "first publ", "originally posted", "first posted", "erstveröffentlich", "ursprünglich", "publié initialement"}
	modifiedWords = []string{"updat", "modif", "aktualisier", "geändert", "stand:", "stand ", "mis à jour", "mise à jour", "aggiornat",
		"actualizad", "atualizad", "bijgewerkt", "gewijzigd", "zaktualizowan", "aktualizac", "güncelle", "обновл", "edited", "reviewed",
		"revised", "last changed", "änderung", "bearbeitet", "oppdatert", "uppdaterad", "päivitetty"}
	publishedWords = []string{"publish", "posted", "post date", "veröffentlich", "erschienen", "publié", "publicad", "pubblicat", "gepubliceerd",
		"geplaatst", "opublikowan", "yayın", "опубликован", "erstellt", "created", "issued", "released", "publiserad", "publisert",
		"publicerad", "julkaistu", "datum", "date", "fecha", "filed", "written", "geschrieben", "eingestellt", "data:"}
	otherWords = []string{"©", "copyright", "event", "termin", "deadline", "until", " bis ", "expires", "gültig", "born", "geboren",
		"starts", "beginn", "archiv", "since", "seit ", "joined", "registriert", "dabei seit", "retrieved", "abgerufen", "accessed",
		"next ", "nächste", "version", "recorded", "aufgenommen", "comment", "kommentar", "antwort", "reply"}
)

// labelOf reads the words of a line around a date: before is what stands between
// the previous date and this one, after what follows it. Both in small letters.
func labelOf(before, after string) label {
	switch {
	case containsAny(before, clockWords) || containsAny(before, clockLeads) || containsAny(after, clockWords):
		return clockLabel
	case containsAny(before, modifiedWords):
		return modifiedLabel
	case containsAny(before, firstWords):
		return firstLabel
	case containsAny(before, publishedWords):
		return publishedLabel
	case containsAny(before, otherWords):
		return otherLabel
	}
	return noLabel
}

func containsAny(s string, words []string) bool {
	if s == "" {
		return false
	}
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// hint is what the class and id of the elements around a line say of its date.
type hint uint8

const (
	noHint        hint = iota
	bylineHint         // who wrote it, and such
	dateHint           // it is a date
	publishedHint      // it is the date of publication
	modifiedHint
	clockHint // it is the day on which the page is loaded
)

// clockClasses name the place of a page's own calendar.
var clockClasses = []string{"date-now", "datenow", "current-date", "currentdate", "current_date", "todays-date", "today-date", "date-today", "datetoday",
	"header-date", "headerdate", "header__date", "topbar-date", "top-date"}

// Parts of class names and ids. "updated" holds "date", so it comes first.
var (
	modifiedClasses  = []string{"updat", "modif", "lastmod"}
	publishedClasses = []string{"publi", "posted", "pubdate", "entry-date", "post-date", "postdate", "article-date", "articledate", "created", "post_date", "entry_date"}
	dateClasses      = []string{"date", "datum", "timestamp", "fecha", "time-", "post-time", "posttime"}
	bylineClasses    = []string{"byline", "meta", "author", "info", "credit", "kicker", "dachzeile", "autor", "header"}
	// outsideClasses are parts of a page that are not the article.
	outsideClasses = []string{"related", "sidebar", "widget", "footer", "teaser", "recommend", "popular", "recent", "latest", "archiv", "calendar",
		"carousel", "slider", "ticker", "promo", "upcoming", "event", "newslist", "news-list", "also", "aside", "mostread", "more-", "toolbar",
		"advert", "cookie", "listing", "trending", "menu", "nav", "readmore"}
	commentClasses = []string{"comment", "kommentar", "disqus", "discussion", "reply", "review", "forum"}
)

// hintOf is what one class or id attribute says.
func hintOf(class string) hint {
	switch {
	case containsAny(class, clockClasses):
		return clockHint
	case containsAny(class, modifiedClasses):
		return modifiedHint
	case containsAny(class, publishedClasses):
		return publishedHint
	case containsAny(class, dateClasses):
		return dateHint
	case containsAny(class, bylineClasses):
		return bylineHint
	}
	return noHint
}
