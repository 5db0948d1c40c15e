package agenda

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	// eventNouns name what can be put on an agenda.
	eventNouns = set(`talk talks meeting session summit conference negotiation consultation discussion dialogue
		round hearing trial vote election ballot referendum poll visit trip tour inquiry investigation inspection
		strike walkout protest march rally demonstration deadline launch opening closure ceremony funeral match game
		final draw championship tournament race festival concert exhibition release delivery handover exchange
		ceasefire truce armistice deployment withdrawal exercise drill training parade inauguration council
		congress assembly review report decision ruling verdict sentencing appeal debate briefing statement speech
		address interview call encounter gathering convention workshop seminar forum auction sale tender offer
		election runoff primary census budget reform deal agreement treaty accord signing payment expiry start end
		beginning resumption extension return arrival departure flight voyage maintenance outage closure test`)

	// eventVerbs tell an event by themselves.
	eventVerbs = set(`meet visit vote strike play debate inspect negotiate rally march inaugurate`)

	// reporting verbs carry the day of the report, not of the event.
	reporting = set(`say tell announce report write state add note declare claim explain argue warn confirm deny
		tweet post reveal disclose recall describe insist stress emphasize emphasise reiterate publish`)

	// asking verbs say what somebody wants to have at a time, not what is planned.
	asking = set(`demand seek ask urge request claim call`)

	// empty verbs tell no more than that the event takes place.
	emptyVerbs = set(`be take set schedule plan slate fix hold book expect due`)

	// scheduling verbs place something ahead in whatever tense they stand.
	scheduling = set(`schedule plan set slate book fix arrange expect postpone delay reschedule move resume
		begin start open convene expire`)

	// presentFuture verbs place something ahead in the present tense: "the
	// ministers meet on Friday".
	presentFuture = set(`meet take hold continue end close leave arrive depart visit vote walk strike return come go
		launch release play face run sit gather travel fly host welcome appear testify speak address debate decide
		rule sign enter reach mark celebrate stop finish conclude lapse land sail premiere kick be stand get heard hear`)

	// granting verbs give time until a day, lasting ones go on until it; declaring ones
	// make something of a day.
	granting  = set(`give have get allow grant leave extend set`)
	lasting   = set(`remain stay last run stand apply continue hold keep`)
	declaring = set(`declare proclaim designate`)

	// timeMarks join a clause that only says when.
	timeMarks = set(`before after until till when while as once since`)

	futureAux = set(`can will 'll ’ll shall would wo may might could should`)
	unsure    = set(`may might could should`)

	unable = set(`can may might`) // "cannot be ruled out before June"

	hoping     = set(`expect plan hope propose consider intend want likely`)
	cancelling = set(`cancel scrap abandon`)
	postponing = set(`postpone delay reschedule put`)

	// empty words say nothing about which event it is.
	empty = set(`will be have do make take say go come get set next last first second other new more many day week
		month year time schedule plan expect hold due`)
)
