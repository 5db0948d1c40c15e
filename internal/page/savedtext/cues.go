package savedtext

// cue is a set of things that a word hints at. The words are few and of our own
// choosing: those that the furniture of news pages is made of, in the languages
// that the pages come in most.
type cue uint16

const (
	cueShare cue = 1 << iota
	cueAccount
	cueComment
	cueLegal
	cueRelated
	cueMenu
	cueMedia
	cueDate
	cueBy
	cueBuy
	cueSocial // names of networks
	cueSpeech // verbs of saying: not furniture
	cueAgency
	cues        = 13
	cueFunction = cue(1 << 15) // a function word; stands alone
)

// maxCue is the most letters that a cue or function word has.
const maxCue = 14

// wordCue is what a word in lower case hints at, 0 for nothing.
func wordCue(w []byte) cue {
	if c := functionWord(w); c != 0 {
		return c
	}
	if c := dateWord(w); c != 0 {
		return c
	}
	return furnitureWord(w)
}

// functionWord tells the most frequent function words of ten languages.
func functionWord(w []byte) cue {
	switch string(w) {
	case "the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "with", "as", "was", "at",
		"it", "from", "are", "be", "an", "this", "has", "have", "had", "but", "not", "or", "which",
		"who", "were", "been", "would", "will", "he", "she", "they", "his", "her", "their", "its",
		"we", "i", "what", "when", "after", "than", "could", "can", "if", "there", "into", "out",
		"up", "one", "two", "over", "because", "while", "where", "how", "them", "him", "so", "did",
		"do", "does", "before", "between", "those", "these", "such", "then", "only", "any", "some",
		"der", "die", "das", "und", "den", "von", "zu", "mit", "sich", "des", "auf", "für", "ist",
		"im", "dem", "nicht", "ein", "eine", "auch", "es", "er", "sie", "wie", "bei", "aus", "dass",
		"le", "la", "les", "de", "et", "en", "du", "un", "une", "que", "est", "pour", "qui", "dans",
		"par", "sur", "au", "il", "pas", "plus", "el", "los", "las", "del", "por", "con", "para",
		"se", "no", "su", "como", "más", "pero", "o", "os", "da", "dos", "em", "um", "uma",
		"com", "não", "mais", "na", "che", "di", "è", "per", "non", "sono", "della", "nel", "alla",
		"и", "в", "на", "не", "что", "с", "по", "как", "это", "из", "за", "к", "для", "он", "но",
		"yang", "dan", "dengan", "ini", "itu", "untuk", "dari", "het", "een", "van", "dat", "niet",
		"w", "z", "nie", "że", "jest", "och", "att", "som", "det", "är", "av", "til", "og":
		return cueFunction
	}
	return 0
}

// dateWord tells the names of months and days, and what stands around dates.
func dateWord(w []byte) cue {
	switch string(w) {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september",
		"october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
		"sept", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday",
		"saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun",
		"am", "pm", "gmt", "utc", "est", "edt", "et", "pst", "pdt", "ist", "cet", "bst", "gst",
		"januar", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "janeiro",
		"fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
		"novembro", "dezembro", "enero", "febrero", "marzo", "mayo", "junio", "julio",
		"septiembre", "octubre", "noviembre", "diciembre", "janvier", "février", "mars", "avril",
		"juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
		"updated", "published", "posted", "ago", "modified", "hours", "mins", "date":
		return cueDate
	}
	return 0
}

// furnitureWord tells the words of menus, forms, notices and credits.
func furnitureWord(w []byte) cue {
	switch string(w) {
	case "share", "shares", "tweet", "retweet", "email", "mail", "print", "bookmark", "save",
		"copy", "link", "teilen", "drucken", "compartir", "compartilhar", "partager", "condividi",
		"поделиться", "like", "likes", "views", "displays", "follow", "followers":
		return cueShare
	case "facebook", "twitter", "pinterest", "whatsapp", "linkedin", "reddit", "flipboard",
		"telegram", "instagram", "youtube", "messenger", "tumblr", "viber", "snapchat", "tiktok",
		"googleplus", "stumbleupon", "vkontakte", "rss", "podcasts", "podcast", "app", "apps":
		return cueSocial
	case "login", "log", "sign", "register", "registered", "subscribe", "subscription",
		"subscriber", "subscribers", "newsletter", "newsletters", "inbox", "password", "username",
		"member", "members", "membership", "account", "anmelden", "abo", "unsubscribe", "logged",
		"signup", "signin", "alerts", "notifications":
		return cueAccount
	case "comment", "comments", "reply", "replies", "commenting", "commented", "disqus",
		"kommentar", "kommentare", "comentarios", "comentários", "commentaires", "комментарии",
		"moderation", "discussion", "forum", "required", "fields":
		return cueComment
	case "copyright", "cookies", "cookie", "privacy", "terms", "rights", "reserved", "disclaimer",
		"trademark", "trademarks", "policy", "imprint", "impressum", "consent", "datenschutz",
		"conditions", "redistributed", "rewritten", "accessibility", "licensing", "reprint",
		"reprints", "guidelines", "llc", "gdpr", "ccpa":
		return cueLegal
	case "related", "recommended", "popular", "trending", "latest", "more", "read", "next",
		"previous", "prev", "also", "watch", "viewed", "editors", "miss", "top", "stories",
		"articles", "headlines", "topics", "tags", "mehr", "lesen", "leia", "lire",
		"posts", "archive", "archives", "further", "reading", "featured", "playlist":
		return cueRelated
	case "home", "menu", "search", "skip", "navigation", "contact", "about", "sitemap", "careers",
		"jobs", "faq", "help", "close", "open", "back", "view", "show", "load", "toggle", "suche",
		"buscar", "busca", "inicio", "início", "startseite", "main", "content", "site", "website",
		"page", "sections", "edition", "media", "feedback", "settings", "language", "categories":
		return cueMenu
	case "photo", "photos", "image", "images", "credit", "getty", "courtesy", "picture",
		"photograph", "photographer", "pictured", "caption", "gallery", "video", "videos", "foto",
		"fotos", "bild", "screenshot", "illustration", "shutterstock", "slideshow", "фото", "cnet",
		"hide", "enlarge", "play", "pause", "shown":
		return cueMedia
	case "reuters", "afp", "ap", "dpa", "upi", "bloomberg", "tass", "xinhua", "anadolu", "pti",
		"ians", "ani", "efe", "ansa", "interfax", "associated", "press":
		return cueAgency
	case "by", "reporting", "editor", "correspondent", "writer", "author", "staff", "reporter",
		"editing", "contributed", "contributor", "contributors", "written", "translation", "story",
		"interview", "analysis", "source", "sources":
		return cueBy
	case "advertisement", "advertise", "advertising", "ad", "ads", "advert", "sponsored", "promoted",
		"sale", "deal", "deals", "offer", "offers", "free", "click", "here", "download", "shop",
		"buy", "price", "now", "anzeige", "publicidade", "publicidad", "promo", "win", "donate",
		"support", "gift", "coupon", "trial", "reklama", "реклама":
		return cueBuy
	case "said", "says", "told", "added", "asked", "announced", "according", "called", "reported",
		"warned", "stated", "noted", "explained", "statement", "officials", "spokesman",
		"spokeswoman", "sagte", "dijo", "disse":
		return cueSpeech
	}
	return 0
}
