package eval

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

	"readout/internal/cluster"
	"readout/internal/nlp"
)

// Stories measures the clustering of articles in order of arrival.
func Stories() Set {
	return Set{"stories", "documents into stories: allsides among its background, giveme5w1h, basil, ecbplus", func(ctx context.Context, data Data) (*Report, error) {
		r := &Report{Set: "stories", Items: "articles"}
		for _, name := range []string{"allsides", "giveme5w1h", "basil", "ecbplus"} {
			a, err := ReadArticles(data, name)
			if err != nil {
				return nil, err
			}
			predicted, err := Clustered(ctx, a.Documents)
			if err != nil {
				return nil, err
			}
			r.clusters(name, a, predicted, name == "allsides")
		}
		return r, nil
	}}
}

// StoriesShuffled measures how far the order of arrival matters.
func StoriesShuffled() Set {
	return Set{"stories-shuffled", "the same in ten orders of arrival: spread of B³ F1", func(ctx context.Context, data Data) (*Report, error) {
		r := &Report{Set: "stories-shuffled", Items: "orders"}
		for _, name := range []string{"allsides", "giveme5w1h", "basil"} {
			a, err := ReadArticles(data, name)
			if err != nil {
				return nil, err
			}
			if err := r.shuffled(ctx, name, a); err != nil {
				return nil, err
			}
		}
		return r, nil
	}}
}

const orders = 10

func (r *Report) shuffled(ctx context.Context, name string, a *Articles) error {
	low, high, sum, precise := 1.0, 0.0, 0.0, 1.0
	for seed := range uint64(orders) {
		s := a.Shuffled(seed)
		predicted, err := Clustered(ctx, s.Documents)
		if err != nil {
			return err
		}
		score := scoreOf(s, predicted, func(string) bool { return true })
		f1 := score.b3.f1()
		low, high, sum = min(low, f1), max(high, f1), sum+f1
		precise = min(precise, score.pairs())
		r.N++
	}
	r.Score(name+" F1 mean", sum/orders)
	r.Score(name+" F1 spread", high-low)
	r.Score(name+" pairs right, least", precise)
	return nil
}

// Shuffled is the same collection in an order that seed gives.
func (a *Articles) Shuffled(seed uint64) *Articles {
	s := &Articles{slices.Clone(a.Documents), slices.Clone(a.Stories)}
	rand.New(rand.NewPCG(seed, 1)).Shuffle(len(s.Documents), func(i, j int) {
		s.Documents[i], s.Documents[j] = s.Documents[j], s.Documents[i]
		s.Stories[i], s.Stories[j] = s.Stories[j], s.Stories[i]
	})
	return s
}

// Clustered is the story of each document, as it stands when all have arrived.
func Clustered(ctx context.Context, documents []*nlp.Document) ([]int, error) {
	c, err := cluster.New()
	if err != nil {
		return nil, err
	}
	for _, d := range documents {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c.Add(d)
	}
	return currentStories(c, len(documents)), nil
}

func currentStories(c *cluster.Clusterer, n int) []int {
	stories := make([]int, n)
	for i := range stories {
		stories[i] = c.Current(i)
	}
	return stories
}

// ClusterScore says in one line what a clustering of a collection scores on the
// stories chosen.
func ClusterScore(a *Articles, c *cluster.Clusterer, chosen func(story string) bool) string {
	s := scoreOf(a, currentStories(c, len(a.Documents)), chosen)
	n := float64(max(s.b3.n, 1))
	return fmt.Sprintf("P %.4f R %.4f F1 %.4f pairs %.4f largest %d",
		s.b3.precision/n, s.b3.recall/n, s.b3.f1(), s.pairs(), s.largest)
}

// clusterScore is what one clustering scores on the articles with a label.
type clusterScore struct {
	b3               bcubed
	together, right  int // pairs in one predicted story, and of those in one gold story
	largest, members int
}

// pairs is the pairwise precision.
func (s *clusterScore) pairs() float64 { return ratio(s.right, s.together) }

// scoreOf scores the articles whose story is chosen, among all.
func scoreOf(a *Articles, predicted []int, chosen func(story string) bool) *clusterScore {
	gold, got, sizes := map[string]string{}, map[string]string{}, map[int]int{}
	byStory := map[int]map[string]int{}
	s := &clusterScore{}
	for i, story := range a.Stories {
		sizes[predicted[i]]++
		s.largest = max(s.largest, sizes[predicted[i]])
		if story == "" || !chosen(story) {
			continue
		}
		item := fmt.Sprint(i)
		gold[item], got[item] = story, fmt.Sprint(predicted[i])
		if byStory[predicted[i]] == nil {
			byStory[predicted[i]] = map[string]int{}
		}
		byStory[predicted[i]][story]++
		s.members++
	}
	s.b3.add(gold, got)
	for _, stories := range byStory {
		all := 0
		for _, n := range stories {
			all += n
			s.right += n * (n - 1) / 2
		}
		s.together += all * (all - 1) / 2
	}
	return s
}

// clusters adds the measures of a collection; of one with a held part that part's
// F1 too, and its mistakes are left out.
func (r *Report) clusters(name string, a *Articles, predicted []int, held bool) {
	s := scoreOf(a, predicted, func(string) bool { return true })
	n := float64(max(s.b3.n, 1))
	r.N += s.members
	r.Score(name+" B³ precision", s.b3.precision/n)
	r.Score(name+" B³ recall", s.b3.recall/n)
	r.Score(name+" B³ F1", s.b3.f1())
	r.Score(name+" pairs right", s.pairs())
	r.Count(name+" largest story", s.largest)
	if held {
		h := scoreOf(a, predicted, Held)
		r.Score(name+" held B³ F1", h.b3.f1())
	}
	r.clusterMistakes(name, a, predicted, held)
}

// clusterMistakes lists the false joins first, which are the worst.
func (r *Report) clusterMistakes(name string, a *Articles, predicted []int, held bool) {
	byPredicted, byGold := map[int][]int{}, map[string][]int{}
	for i, story := range a.Stories {
		if story != "" && !(held && Held(story)) {
			byPredicted[predicted[i]] = append(byPredicted[predicted[i]], i)
			byGold[story] = append(byGold[story], i)
		}
	}
	for _, n := range slices.Sorted(maps.Keys(byPredicted)) {
		r.apart("falsely joined", name, a, byPredicted[n], func(i, j int) bool { return a.Stories[i] != a.Stories[j] })
	}
	for _, n := range slices.Sorted(maps.Keys(byGold)) {
		r.apart("not joined", name, a, byGold[n], func(i, j int) bool { return predicted[i] != predicted[j] })
	}
}

// apart lists the articles of a group that are wrongly together with, or wrongly
// apart from, the group's first.
func (r *Report) apart(kind, name string, a *Articles, group []int, wrong func(i, j int) bool) {
	for _, i := range group[1:] {
		if first := group[0]; wrong(first, i) {
			r.Miss(kind, name, "%s (%s) | %s (%s)", a.Documents[first].Title, a.Documents[first].Dates.Published.Day(),
				a.Documents[i].Title, a.Documents[i].Dates.Published.Day())
		}
	}
}
