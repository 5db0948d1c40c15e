package eval

// bcubed adds up B³ precision and recall over items (Bagga and Baldwin 1998):
// for each item the share of its predicted cluster that belongs to its gold
// cluster, and the share of its gold cluster that was found with it.
type bcubed struct {
	precision, recall float64
	n                 int
}

// add scores one clustering. Both maps give the cluster of each item; an item
// without a prediction is a cluster of its own.
func (b *bcubed) add(gold, predicted map[string]string) {
	for item, g := range gold {
		same, inGold, inPredicted := 0, 0, 0
		for other, og := range gold {
			together := item == other || predicted[item] != "" && predicted[item] == predicted[other]
			if og == g {
				inGold++
			}
			if together {
				inPredicted++
			}
			if og == g && together {
				same++
			}
		}
		b.precision += float64(same) / float64(inPredicted)
		b.recall += float64(same) / float64(inGold)
		b.n++
	}
}

func (b *bcubed) f1() float64 {
	if b.n == 0 {
		return 0
	}
	return harmonic(b.precision/float64(b.n), b.recall/float64(b.n))
}
