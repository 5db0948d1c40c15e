package savedtext

import "strings"

// phraseHint tells what a line in lower case is by the phrase it opens with. The
// phrases are those of our own choosing; a line that goes on as prose does is
// left to the model.
func phraseHint(s string, l *line) hint {
	s = strings.TrimLeft(s, "•–—-*→›»▶▸[( ")
	first, rest, _ := strings.Cut(s, " ")
	word := strings.TrimRight(first, ":…*])")
	label := strings.HasSuffix(first, ":") || word != first && strings.HasSuffix(first, "]")
	prose := l.last == shapeStop && l.words > 9 || l.stops > 1
	for _, find := range [...]func(string, string, string, bool, *line) hint{
		storyPhrase, accountPhrase, commentPhrase, noticePhrase, pagePhrase, articlePhrase,
	} {
		h := find(s, word, rest, label, l)
		if h == hintNone || prose && h != hintLegal && h != hintComment && h != hintCaption && h != hintAccount && !label {
			continue
		}
		return h
	}
	return hintNone
}

// begins reports whether s starts with one of the phrases, at a word's end.
func begins(s string, phrases ...string) bool {
	for _, p := range phrases {
		if strings.HasPrefix(s, p) && (len(s) == len(p) || !letterByte(s[len(p)])) {
			return true
		}
	}
	return false
}

func letterByte(c byte) bool { return c >= 'a' && c <= 'z' || c >= 0x80 }

// labelOr is a label where a phrase stands alone or with so many more words at
// most, a teaser where more follows.
func labelOr(rest string, alone int) hint {
	if strings.Count(rest, " ") < alone {
		return hintLabel
	}
	return hintTeaser
}

// storyPhrase tells labels of and links to other stories.
func storyPhrase(s, word, rest string, label bool, l *line) hint {
	switch word {
	case "read":
		if begins(rest, "more", "also", "next", "on", "in tomorrow's", "related", "our", "the full", "full", "the letter", "all") || label {
			return labelOr(rest, 2)
		}
	case "see":
		if begins(rest, "also", "more", "related", "all", "full") {
			return labelOr(rest, 2)
		}
	case "also":
		if label || begins(rest, "read", "see", "in", "on", "today", "of interest", "check out", "watch") && l.last != shapeStop {
			return labelOr(rest, 2)
		}
	case "more":
		if label || begins(rest, "from", "in", "on", "about", "stories", "news", "like this", "articles", "coverage") && l.words <= 8 && l.last != shapeStop {
			return labelOr(rest, 4)
		}
		if l.words <= 2 {
			return hintLabel
		}
	case "most":
		if begins(rest, "read", "viewed", "popular", "watched", "shared", "recent", "commented", "clicked") {
			return labelOr(rest, 3)
		}
	case "related":
		if label || l.words <= 3 {
			if begins(rest, "topics") || begins(s, "related topics:") {
				return hintTags
			}
			return labelOr(rest, 2)
		}
	case "latest", "recent", "popular", "trending", "recommended", "top":
		if strings.HasPrefix(rest, "now]") || strings.HasPrefix(rest, "today]") {
			return hintTeaser
		}
		if l.words <= 3 && l.last != shapeStop || label {
			return labelOr(rest, 2)
		}
	case "you":
		if begins(rest, "may also", "might also", "may be interested", "might be interested", "may like", "might like") {
			return hintLabel
		}
	case "don't", "dont":
		if begins(rest, "miss") {
			return labelOr(rest, 2)
		}
	case "keep", "up":
		if begins(rest, "reading", "next") && l.last != shapeStop {
			return labelOr(rest, 2)
		}
	case "next", "previous", "prev":
		if label || l.words <= 3 {
			return hintTeaser
		}
	case "from":
		if begins(rest, "the archive", "our archive", "the archives", "our partners", "around the web") {
			return labelOr(rest, 3)
		}
	case "watch", "listen", "quiz", "video", "podcast", "gallery", "pictures", "opinion", "editorial", "live":
		if label && word != "live" || word == "watch" && begins(rest, "live", "now", "more") {
			return hintMedia
		}
		if word == "listen" && begins(rest, "to this", "to the", "now", "live") {
			return hintMedia
		}
	case "related:", "sponsored", "promoted", "advertorial":
		return hintAd
	case "what":
		if begins(rest, "to read next", "others are reading") {
			return hintLabel
		}
	case "editor's", "editors'", "editors":
		if begins(rest, "picks", "choice", "pick") {
			return hintLabel
		}
	case "in":
		if begins(rest, "case you missed", "other news", "this section", "this article") && l.last != shapeStop {
			return hintLabel
		}
	case "look", "discover", "explore":
		if l.words <= 7 && l.last != shapeStop && l.cues&cueMedia != 0 {
			return hintTeaser
		}
	}
	return hintNone
}

// accountPhrase tells invitations to log in, subscribe, follow and pay.
func accountPhrase(s, word, rest string, label bool, l *line) hint {
	switch word {
	case "subscribe", "subscribed", "newsletter", "newsletters", "unsubscribe":
		return hintAccount
	case "sign":
		if begins(rest, "up", "in", "out") {
			return hintAccount
		}
	case "log":
		if begins(rest, "in", "out", "on") {
			return hintAccount
		}
	case "login", "register", "logout":
		if l.words <= 6 {
			return hintAccount
		}
	case "join":
		if begins(rest, "the discussion", "the conversation", "the debate") {
			return hintComment
		}
		if begins(rest, "our", "us", "now", "free", "today") {
			return hintAccount
		}
	case "follow", "find", "like":
		if begins(rest, "us", "me", "our") || l.cues&cueSocial != 0 && l.last != shapeStop {
			return hintShare
		}
	case "support":
		if begins(rest, "us", "our", "independent", "quality", "journalism", "local") && l.last != shapeStop {
			return hintAccount
		}
	case "get":
		if l.cues&(cueAccount|cueSocial) != 0 || begins(rest, "our", "unlimited", "the latest", "breaking", "alerts") {
			return hintAccount
		}
	case "download":
		if l.cues&cueSocial != 0 || l.words <= 3 {
			return hintAccount
		}
	case "already":
		if begins(rest, "a subscriber", "a member", "have an account", "subscribed", "registered") {
			return hintAccount
		}
	case "become":
		if begins(rest, "a member", "a subscriber", "a supporter", "a patron") {
			return hintAccount
		}
	case "you":
		if begins(rest, "have read", "have reached", "have used") && l.numbers > 0 {
			return hintAccount
		}
		if begins(rest, "must be logged", "need to be logged", "must log", "must be registered") {
			return hintComment
		}
		if begins(rest, "are here") {
			return hintMenu
		}
		if begins(rest, "can unsubscribe", "can change your mind", "can manage") {
			return hintLegal
		}
	case "want", "stay", "never":
		if begins(rest, "to stay", "up to date", "updated", "informed", "in touch", "miss a", "connected") && l.words <= 14 {
			return hintAccount
		}
	case "if":
		if begins(rest, "you liked", "you like this", "you enjoyed", "you enjoy") {
			return hintAccount
		}
	case "our":
		if begins(rest, "newsletter", "newsletters") {
			return hintAccount
		}
	case "we":
		if begins(rest, "would love to hear", "'d love to hear") {
			return hintAccount
		}
		if begins(rest, "and our", "use cookies", "value your privacy", "use necessary") {
			return hintLegal
		}
	case "donate", "bookmark":
		return hintShare
	case "buy":
		if begins(rest, "us a coffee", "me a coffee", "tickets") {
			return hintAccount
		}
	}
	return hintNone
}

// commentPhrase tells the comments' headings and the fields of their form.
func commentPhrase(s, word, rest string, label bool, l *line) hint {
	switch word {
	case "tell", "let", "send", "share", "contact", "write", "email":
		if begins(rest, "us", "your thoughts", "your opinion", "your views", "to a friend", "your photos", "to the author", "to the editor") && l.words <= 14 {
			return hintComment
		}
	}
	switch word {
	case "leave", "post", "add", "write", "submit", "join", "view", "show", "read", "hide":
		if begins(rest, "a reply", "a comment", "comment", "comments", "your comment", "reply", "all comments", "the comments", "a review", "the first comment") {
			return hintComment
		}
	case "comments", "comment":
		if l.words <= 3 || label || begins(rest, "are closed", "moderation", "policy", "on this") {
			return hintComment
		}
	case "no":
		if begins(rest, "comments", "responses", "comment yet") && l.words <= 4 {
			return hintComment
		}
	case "your":
		if begins(rest, "email", "e-mail", "name", "comment", "message", "thoughts", "opinion", "rating") && (l.words <= 3 || begins(rest, "email address", "e-mail address", "comment")) {
			return hintComment
		}
	case "name", "email", "e-mail", "website", "message":
		if rest == "" && !label && word != "name" {
			return hintShare
		}
		if l.words <= 3 && (label || rest == "" || strings.ContainsAny(rest, "*(")) {
			return hintComment
		}
	case "please":
		if begins(rest, "enter", "fill", "log", "sign", "leave", "login", "register", "be respectful", "keep", "subscribe", "share") {
			return hintComment
		}
	case "required":
		if begins(rest, "fields") {
			return hintComment
		}
	case "be":
		if begins(rest, "the first to") {
			return hintComment
		}
	case "only":
		if begins(rest, "registered", "logged", "members can", "subscribers can") {
			return hintComment
		}
	case "notify", "save":
		if begins(rest, "me of", "my name") {
			return hintComment
		}
		if begins(rest, "for later", "this article", "article", "story") {
			return hintShare
		}
	case "have":
		if begins(rest, "your say", "a tip", "a story", "something to") {
			return hintComment
		}
	case "got", "do":
		if begins(rest, "a tip", "a story", "a question", "you have a story", "you have a tip") {
			return hintComment
		}
	case "reply", "cancel", "disqus":
		if l.words <= 8 {
			return hintComment
		}
	}
	return hintNone
}
