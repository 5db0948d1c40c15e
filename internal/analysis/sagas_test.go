package analysis

import (
	"slices"
	"testing"

	"readout/internal/news"
)

func TestSagas(t *testing.T) {
	got := sagas([]*news.Story{{ID: "a"}, {ID: "b", Previous: []string{"d"}}, {ID: "c", Previous: []string{"gone"}}, {ID: "d", Previous: []string{"a"}}})
	if want := []int{0, 0, 2, 0}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
