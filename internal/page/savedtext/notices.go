package savedtext

import "strings"

// noticePhrase tells legal notices, advertisements, tags and page machinery.
func noticePhrase(s, word, rest string, label bool, l *line) hint {
	switch word {
	case "copyright":
		return hintLegal
	case "all":
		if begins(rest, "rights reserved", "rights are reserved", "content copyright") {
			return hintLegal
		}
	case "privacy", "terms", "cookie", "cookies", "disclaimer", "imprint", "impressum":
		if label || l.words <= 6 || begins(rest, "settings", "policy", "of use", "of service", "and conditions", "notice") {
			return hintLegal
		}
	case "this":
		if begins(rest, "site uses", "website uses", "page uses", "site is protected", "material may not", "website stores", "text is translated", "text was translated", "page is translated", "page was translated", "article is translated", "article was translated", "translation was made") {
			return hintLegal
		}
	case "machine", "automatic", "automatically", "translated":
		if l.words <= 12 && begins(rest, "translation", "translated", "automatically", "by machine", "by a machine", "by a robot", "by google") {
			return hintLegal
		}
	case "by":
		if begins(rest, "continuing", "using this", "clicking", "subscribing", "signing up", "viewing", "browsing", "submitting") {
			return hintLegal
		}
	case "accept", "reject", "manage", "allow":
		if l.words <= 4 && (l.words == 1 || begins(rest, "all", "cookies", "settings", "preferences", "choices")) {
			return hintLegal
		}
	case "powered", "proudly":
		if begins(rest, "by", "powered by") {
			return hintLegal
		}
	case "the":
		if begins(rest, "comments uploaded", "views expressed", "opinions expressed", "content of this site") {
			return hintLegal
		}
	case "tags", "tag", "tagged", "topics", "topic", "keywords", "categories", "category", "labels":
		if label || l.words <= 2 {
			return hintTags
		}
	case "filed":
		if begins(rest, "under") {
			return hintTags
		}
	case "advertisement", "advertisements", "advert", "ad", "ads", "anzeige", "publicidade", "publicidad", "werbung", "реклама", "reklama":
		return hintAd
	case "publicity", "advertising", "banner", "win", "announcement", "announcements", "offer":
		if label {
			return hintAd
		}
	case "horoscope", "horoscopes", "crossword":
		if label {
			return hintTeaser
		}
	case "section", "rubric", "heading":
		if label && l.words <= 8 {
			return hintTags
		}
	case "text":
		if begins(rest, "size") && l.words <= 6 || begins(rest, "is translated", "was translated") && l.words <= 8 {
			return hintShare
		}
	case "font", "letter":
		if begins(rest, "size") && l.words <= 6 {
			return hintShare
		}
	case "version":
		if begins(rest, "for print", "for printing", "for the blind", "for the weak-sighted") && l.words <= 5 {
			return hintShare
		}
	case "reading":
		if begins(rest, "time") && l.words <= 6 && l.last != shapeStop {
			return hintCount
		}
	case "views", "visits", "hits", "viewed", "readings", "reads", "displays":
		if (label || l.numbers > 0) && l.words <= 4 {
			return hintCount
		}
	case "refresh", "reload":
		if l.words <= 4 && l.last != shapeStop {
			return hintShare
		}
	case "photogallery", "photoreport", "videogallery":
		if l.words <= 4 {
			return hintMedia
		}
	case "advertise":
		return hintAd
	case "your":
		if begins(rest, "ad here", "advert here", "advertisement here") {
			return hintAd
		}
	case "continue", "story", "article":
		if begins(rest, "reading", "reading below", "continues below", "continues", "continued below") {
			return hintAd
		}
	case "scroll":
		if begins(rest, "down", "to continue") {
			return hintAd
		}
	case "click":
		if begins(rest, "here", "to share", "to enlarge", "to view", "on the", "for") {
			return hintShare
		}
	case "weather", "temperature":
		if l.last != shapeStop && (label || strings.ContainsRune(s, '°')) {
			return hintTicker
		}
	case "breaking":
		if label || strings.HasPrefix(rest, "news") && l.words <= 3 {
			return hintTicker
		}
	}
	if strings.ContainsRune(s, '°') && l.words <= 8 && l.last != shapeStop {
		return hintTicker
	}
	return hintNone
}

// pagePhrase tells buttons and page navigation.
func pagePhrase(s, word, rest string, label bool, l *line) hint {
	switch word {
	case "skip", "jump":
		if begins(rest, "to") {
			return hintMenu
		}
	case "back", "go", "return", "to":
		if l.words <= 5 && begins(rest, "to top", "to the top", "top", "to home", "the top", "the main", "to gallery", "to the main") || begins(s, "to the main page", "to the top") {
			return hintMenu
		}
		if word == "to" && begins(rest, "share", "print", "send to", "send it", "comment") && l.words <= 8 && l.last != shapeStop {
			return hintShare
		}
	case "share", "shares", "tweet", "print", "e-mail", "teilen", "copy", "facebook", "twitter", "whatsapp":
		if begins(rest, "this |", "this /", "this ·") {
			return hintShare
		}
		if l.last != shapeStop && (l.words <= 3 || l.cued*2 >= l.words) {
			return hintShare
		}
	case "send", "forward", "recommend":
		if begins(rest, "to", "it to", "by", "on", "via") && l.words <= 6 && l.last != shapeStop && l.function*2 <= l.words+1 {
			return hintShare
		}
	case "official":
		if begins(rest, "site", "website", "web site", "page") && l.words <= 3 {
			return hintMenu
		}
	case "search", "menu", "close", "home":
		if l.words <= 3 && l.last != shapeStop || strings.HasSuffix(s, "...") {
			return hintMenu
		}
	case "number":
		if begins(rest, "of readings", "of views", "of reads", "of comments") {
			return hintCount
		}
	case "photo", "photos", "image", "picture":
		if begins(rest, "gallery", "galleries") {
			return hintMedia
		}
		if begins(rest, "from open sources", "from the archive", "from archive", "from social") && l.words <= 6 {
			return hintCaption
		}
	case "view", "see", "show", "load", "expand", "hide", "open", "toggle":
		if l.words <= 4 && l.last != shapeStop && begins(rest, "all", "more", "gallery", "full", "less", "slideshow", "photos", "menu", "navigation", "in app") {
			return hintMenu
		}
	case "report":
		if begins(rest, "an error", "a mistake", "a typo", "this ad", "error") {
			return hintComment
		}
	}
	return hintNone
}

// articlePhrase tells bylines, sources and captions: lines of the article that
// are not body.
func articlePhrase(s, word, rest string, label bool, l *line) hint {
	short := l.words <= 14 && l.last != shapeStop || l.words <= 6
	switch word {
	case "by":
		if short && l.capital >= 2 && l.words <= 12 {
			return hintByline
		}
	case "story", "translation", "reporting", "written", "analysis", "interview", "text", "words", "report", "edited", "translated", "compiled":
		if short && (begins(rest, "by") || label) {
			return hintByline
		}
	case "author", "authors", "reporter", "byline", "editor", "editing":
		if short && label {
			return hintByline
		}
	case "source", "sources", "via", "agency", "quelle":
		if label && l.words <= 8 {
			return hintSource
		}
	case "date", "published", "updated", "posted", "modified":
		if label && l.words <= 1 {
			return hintMenu
		}
	case "photo", "photos", "image", "images", "picture", "photograph", "foto", "caption", "credit", "illustration", "pictured", "graphic":
		if label || begins(rest, "by", "credit", "courtesy", "illustration", "via") && l.words <= 14 {
			return hintCaption
		}
	case "file":
		if begins(rest, "photo", "picture", "image") {
			return hintCaption
		}
	}
	return hintNone
}
