package coref

import (
	"strings"

	"readout/internal/nlp"
)

// trit is a fact that may be unknown.
type trit int8

const (
	no      trit = -1
	unknown trit = 0
	yes     trit = 1
)

// facts are what a mention or a cluster is, as far as known.
type facts struct {
	plural  trit
	female  trit // of a person
	person  trit // a human being, or several
	kind    nlp.EntityType
	speaker int // the person of a pronoun: 1, 2; 0 for all others
}

// with adds what o knows and f does not.
func (f facts) with(o facts) facts {
	f.plural = either(f.plural, o.plural)
	f.female = either(f.female, o.female)
	f.person = either(f.person, o.person)
	if f.kind == "" {
		f.kind = o.kind
	}
	if f.person == yes && (f.kind == nlp.OrganizationEntity || f.kind == nlp.PlaceEntity || f.kind == nlp.OtherEntity) && f.plural != yes {
		f.kind = nlp.PersonEntity
	}
	return f
}

func either(a, b trit) trit {
	if a != unknown {
		return a
	}
	return b
}

// agrees reports whether nothing that is known of both is different.
func (f facts) agrees(o facts) bool {
	return f.plural*o.plural >= 0 && f.female*o.female >= 0 && f.person*o.person >= 0
}

// ofPronoun are the facts of a pronoun, and false where it is none that is
// resolved.
func ofPronoun(word string) (facts, bool) {
	f, ok := pronouns[word]
	return f, ok
}

var (
	male   = facts{plural: no, female: no, person: yes, kind: nlp.PersonEntity}
	woman  = facts{plural: no, female: yes, person: yes, kind: nlp.PersonEntity}
	thing  = facts{plural: no, person: no}
	many   = facts{plural: yes}
	first  = facts{plural: no, person: yes, kind: nlp.PersonEntity, speaker: 1}
	firsts = facts{plural: yes, speaker: 1}
	second = facts{person: yes, speaker: 2}
)

var pronouns = map[string]facts{
	"he": male, "him": male, "his": male, "himself": male,
	"she": woman, "her": woman, "hers": woman, "herself": woman,
	"it": thing, "its": thing, "itself": thing,
	"they": many, "them": many, "their": many, "theirs": many, "themselves": many,
	"i": first, "me": first, "my": first, "mine": first, "myself": first,
	"we": firsts, "us": firsts, "our": firsts, "ours": firsts, "ourselves": firsts,
	"you": second, "your": second, "yours": second, "yourself": second, "yourselves": second,
}

// ofName are the facts of a named mention.
func ofName(t nlp.NameType) facts {
	switch t {
	case nlp.Person:
		return facts{plural: no, person: yes, kind: nlp.PersonEntity}
	case nlp.Organ:
		return facts{person: no, kind: nlp.OrganizationEntity}
	case nlp.GeoPolity, nlp.Location, nlp.Facility:
		return facts{plural: no, person: no, kind: nlp.PlaceEntity}
	case nlp.Group:
		return facts{kind: nlp.GroupEntity}
	case unsureName:
		return facts{plural: no}
	}
	return facts{person: no, kind: nlp.OtherEntity}
}

// ofTitle is the sex that a title of address tells.
func ofTitle(title string) trit {
	switch title {
	case "mr", "sir", "lord", "king", "prince", "baron", "mister":
		return no
	case "mrs", "ms", "miss", "lady", "dame", "queen", "princess", "madam", "baroness":
		return yes
	}
	return unknown
}

// ofNoun are the facts of a nominal's head.
func ofNoun(t *nlp.Token) facts {
	f := facts{plural: no}
	if t.Tag == "NNS" || t.Tag == "NNPS" || collective.has(t.Lower) {
		f.plural = yes
	}
	l := t.Lemma
	switch {
	case females.has(l) || strings.HasSuffix(l, "woman") || strings.HasSuffix(l, "women"):
		f.female, f.person = yes, yes
	case males.has(l) || strings.HasSuffix(l, "man") && len(l) > 4 && l != "human" || l == "man" || strings.HasSuffix(l, "men") && l != "specimen":
		f.female, f.person = no, yes
	case persons.has(l) || personEnding(l):
		f.person = yes
	case bodies.has(l):
		f.person, f.kind = no, nlp.OrganizationEntity
		if f.plural == no {
			f.plural = unknown
		}
	default:
		f.person = no
	}
	if collective.has(t.Lower) {
		f.person = unknown
	}
	if f.person == yes {
		f.kind = nlp.PersonEntity
		if f.plural == yes {
			f.kind = nlp.GroupEntity
		}
	}
	return f
}

// personEnding reports whether a noun ends as those for persons do.
func personEnding(l string) bool {
	for _, e := range []string{"ist", "ologist", "ician", "eer", "ographer", "sperson", "person", "keeper", "worker", "maker", "ian", "player", "fighter", "holder", "leader", "driver", "officer", "owner", "writer"} {
		if strings.HasSuffix(l, e) && len(l) > len(e)+1 {
			return true
		}
	}
	return l == "person"
}

var (
	collective = set("people police couple family public crowd team crew group staff pair majority population youth")
	females    = set("mother wife daughter sister girl queen princess actress aunt niece grandmother lady widow girlfriend bride waitress heroine duchess nun mom mum granddaughter hostess businesswoman empress")
	males      = set("father husband son brother boy king prince actor uncle nephew grandfather gentleman guy boyfriend bishop priest pope monk duke emperor dad grandson businessman waiter lad")
	persons    = set(`president minister premier chancellor secretary senator governor mayor ambassador diplomat official spokesperson
		adviser advisor aide leader chief director chairman chair head boss manager executive ceo founder owner partner colleague
		judge lawyer attorney prosecutor defendant suspect criminal victim witness survivor officer soldier general colonel captain
		commander lieutenant sergeant major admiral agent detective sheriff doctor nurse surgeon patient teacher professor student
		pupil scientist researcher expert analyst author writer poet editor reporter correspondent singer artist painter
		director producer actor star player coach striker goalkeeper champion winner athlete fan voter candidate politician lawmaker
		legislator representative delegate activist protester demonstrator militant rebel gunman terrorist refugee migrant citizen
		resident villager neighbor neighbour friend parent child baby kid teenager adult elder worker employee employer farmer miner
		driver pilot passenger tourist visitor guest customer client investor banker trader engineer architect designer developer
		programmer user reader speaker listener member cousin relative sibling spouse twin hero monarch emperor heir successor
		predecessor cleric imam rabbi pastor nominee opponent rival critic supporter ally boss deputy envoy negotiator mediator
		inspector observer interviewer moderator host contestant composer conductor dancer chef hunter sailor crewman hostage
		prisoner inmate detainee murderer killer thief robber attacker bomber hacker man woman someone somebody everyone`)
	bodies = set(`company firm corporation government administration ministry department agency organization organisation party
		union bank court parliament congress senate committee council commission board team club university school college hospital
		police army military navy force group institute newspaper magazine network station channel church country nation state city
		town village foundation association federation alliance coalition bloc office bureau regime cabinet airline manufacturer
		retailer publisher league band museum side
		railway operator carrier utility regulator watchdog broadcaster charity cooperative syndicate consortium enterprise refinery lender insurer contractor supplier`)
)

// BodyNoun reports whether a noun in small letters says a body: "company".
func BodyNoun(noun string) bool { return bodies.has(noun) }

// PersonNoun reports whether a noun in small letters says a person: "director".
func PersonNoun(noun string) bool { return persons.has(noun) || personEnding(noun) }
