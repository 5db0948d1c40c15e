package quote

import "strings"

// set makes a set of the words of a text.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	// saying are the verbs that introduce direct speech.
	saying = set(`said says say told tells added adds wrote writes stated states noted notes
		explained explains insisted insists warned warns argued argues replied replies answered
		answers asked asks declared declares announced announces claimed claims continued continues
		concluded concludes admitted admits remarked remarks recalled recalls stressed stresses
		emphasised emphasized emphasises emphasizes maintained maintains reiterated reiterates
		tweeted posted quipped joked acknowledged acknowledges commented comments complained complains
		urged urges promised promises vowed vows pledged pledges predicted predicts observed observes
		repeated repeats responded responds shouted shouts`)

	pronouns    = set(`he she they i we it`)
	determiners = set(`the a an his her their its one another`)

	// barred are words that a short noun phrase does not hold: behind them
	// begins another clause.
	barred = set(`that which who whom whose when while after before because if but and as
		since until is was were are has had have been will would could should may might not
		than then there this these those`)

	// prepositions begin an adverbial, not the subject that follows it.
	prepositions = set(`in on at by with from for during to of under over about`)
)
