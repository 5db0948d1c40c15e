package eval

import (
	"maps"
	"path/filepath"
	"slices"

	"readout/internal/analysis"
	"readout/internal/news"
)

// links scores which stories follow which, and which pages are one text.
func (t *tally) links(whole *gold, r *analysis.Result) {
	byID := map[string]*news.Story{}
	for _, s := range r.Stories {
		byID[s.ID] = s
	}
	found := map[[2]string]bool{}
	for _, s := range r.Stories {
		for _, id := range s.Previous {
			found[[2]string{whole.story(s), whole.story(byID[id])}] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(whole.Stories)) {
		previous := whole.Stories[name].Previous
		if previous == nil {
			continue
		}
		t.followed++
		link := [2]string{name, *previous}
		if found[link] {
			t.followedRight++
			delete(found, link)
			continue
		}
		t.report.Miss("previous", name, "does not follow %s", *previous)
	}
	t.falseFollows += len(found)
	for link := range found {
		t.report.Miss("previous false", link[0], "follows %s", link[1])
	}
	t.origins(whole, r)
}

// story is the gold story of a story's first page.
func (g *gold) story(s *news.Story) string {
	return g.Documents[filepath.Base(s.Accounts[0].Document.Path)].Story
}

// origins scores the pairs of pages of one origin against those that gold calls
// syndicated. A page that only credits an agency is no pair.
func (t *tally) origins(whole *gold, r *analysis.Result) {
	want := map[[2]string]bool{}
	for _, c := range whole.Comparisons {
		if pages := slices.Sorted(maps.Keys(c.Values)); c.Kind == "syndicated" && len(pages) == 2 {
			want[[2]string(pages)] = true
			t.copies++
		}
	}
	for _, s := range r.Stories {
		for i, a := range s.Accounts {
			for _, b := range s.Accounts[:i] {
				if a.Origin == 0 || a.Origin != b.Origin {
					continue
				}
				pair := []string{filepath.Base(a.Document.Path), filepath.Base(b.Document.Path)}
				slices.Sort(pair)
				if key := [2]string(pair); want[key] {
					t.copiesRight++
					delete(want, key)
				} else {
					t.falseCopies++
					t.report.Miss("copy false", pair[0], "of %s", pair[1])
				}
			}
		}
	}
	for pair := range want {
		t.report.Miss("copy", pair[0], "not found as one text with %s", pair[1])
	}
}
