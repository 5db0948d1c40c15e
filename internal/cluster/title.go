package cluster

import "readout/internal/nlp"

// titleOf is the title of the member that is most like the others: no words of
// our own.
func titleOf(members []*member, documents []*nlp.Document) string {
	title, top := "", -1.0
	for _, m := range members {
		sum := 0.0
		for _, o := range members {
			if m != o {
				sum += cosine(m.body, o.body)
			}
		}
		if t := documents[m.n].Title; t != "" && sum > top {
			title, top = t, sum
		}
	}
	return title
}
