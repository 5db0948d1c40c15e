package eval

import (
	"cmp"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/analysis"
	"readout/internal/nlp"
)

// readBeside reads the pages of a folder beside the collections, or skips the
// test where it is not there.
func readBeside(t *testing.T, folder string) []*nlp.Document {
	t.Helper()
	data := cmp.Or(os.Getenv("READOUT_DATA"), filepath.Join("..", "..", "..", "shared", "data"))
	dir := filepath.Join(filepath.Dir(filepath.Clean(data)), folder)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("%s is not there: set READOUT_DATA to the folder of collections beside it", dir)
	}
	a, err := analysis.New(analysis.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := a.Run(context.Background(), []string{dir})
	if err != nil {
		t.Fatal(err)
	}
	return r.Documents
}

// timesIn are the times of the page whose path ends in name that overlap a phrase
// of its text, any one where the phrase stands more than once.
func timesIn(documents []*nlp.Document, name, phrase string) []nlp.Timex {
	for _, d := range documents {
		if !strings.Contains(filepath.Base(d.Path), name) {
			continue
		}
		var all []nlp.Timex
		for at := 0; ; {
			i := strings.Index(d.Text[at:], phrase)
			if i < 0 {
				return all
			}
			span := nlp.Span{Start: at + i, End: at + i + len(phrase)}
			for _, x := range d.Timexes {
				if x.Overlaps(span) {
					all = append(all, x)
				}
			}
			at = span.End
		}
	}
	return nil
}

// TestTimesSeeds holds what the seed pages say of time: the day that "two days
// later" counts to, the interval of a range, and the clock time that its own zone
// belies.
func TestTimesSeeds(t *testing.T) {
	documents := readBeside(t, "seeds")
	for _, c := range []struct{ name, phrase, from, to, problem string }{
		{"004_", "two days later", "2022-01-12", "2022-01-13", ""},
		{"002_", "January 9-10", "2022-01-09", "2022-01-11", ""},
		{"000_", "January 10", "2022-01-10", "2022-01-11", ""},
		{"000_", "00:25 CET", "", "", "22:25 CET expected"},
		{"001_", "3:35 p.m. EST", "2021-12-30", "2021-12-30", ""},
	} {
		found := timesIn(documents, c.name, c.phrase)
		if !slices.ContainsFunc(found, func(x nlp.Timex) bool {
			return x.Problem == c.problem && (c.from == "" || x.From.Format(time.DateOnly) == c.from && x.To.Format(time.DateOnly) == c.to)
		}) {
			t.Errorf("%s %q: found %+v", c.name, c.phrase, found)
		}
	}
}

// knownAgenda are the agenda items of the cases whose day is not found, with the
// reason. One that is found is an error too, so that the list stays true.
var knownAgenda = map[string]string{
	"before Eid": "feasts of the Islamic calendar are not computed",
	"within ten days from the start of the armistice": "a span that begins with an event",
	"within ten days of the start of the truce":       "a span that begins with an event",
	"two days before European leaders gather":         "counts back from a date to the event: left to the agenda",
	"meets his Turkish counterpart on March 25":       "the page says another day",
	"opens on Thursday in Calapan":                    "the page says another day",
}

// TestTimesCases holds that every zone error of the cases is flagged, that no
// other clock time is, and that the days of the agenda are found.
func TestTimesCases(t *testing.T) {
	documents := readBeside(t, "cases")
	var problems []string
	for _, d := range documents {
		for _, x := range d.Timexes {
			if x.Problem != "" {
				problems = append(problems, filepath.Base(d.Path)+" "+d.Slice(x.Span)+": "+x.Problem)
			}
		}
	}
	slices.Sort(problems)
	want := []string{
		"02-batangastribune.txt 1640 GMT: 14:40 GMT expected",
		"03-bosphorus-wire.html 19:30: 17:30 in Athens expected",
		"04-wadialain.txt five o'clock Muscat time: 07:00 Muscat time expected",
		"06-zloty-daily.txt 03:00 GMT: 00:00 GMT expected",
	}
	for i := range problems {
		problems[i] = strings.ReplaceAll(problems[i], "’", "'")
	}
	if !slices.Equal(problems, want) {
		t.Errorf("zone errors\n%s\nwant\n%s", strings.Join(problems, "\n"), strings.Join(want, "\n"))
	}
	days, right := agendaDays(t, documents)
	t.Logf("agenda: %d of %d phrases have their day", right, days)
}

// agendaDays compares the days of the gold agenda with those found in its
// phrases.
func agendaDays(t *testing.T, documents []*nlp.Document) (n, right int) {
	data := cmp.Or(os.Getenv("READOUT_DATA"), filepath.Join("..", "..", "..", "shared", "data"))
	paths, err := filepath.Glob(filepath.Join(filepath.Dir(filepath.Clean(data)), "cases", "*", "gold.json"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no gold", err)
	}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var gold struct {
			Agenda []struct {
				What, Date string
				Docs       map[string]string
			}
		}
		if err := json.Unmarshal(raw, &gold); err != nil {
			t.Fatal(err)
		}
		for _, item := range gold.Agenda {
			for _, name := range sortedKeys(item.Docs) {
				n++
				phrase := item.Docs[name]
				ok := slices.ContainsFunc(timesIn(documents, name, phrase), func(x nlp.Timex) bool { return onDate(x, item.Date) })
				if ok {
					right++
				}
				known := false
				for k := range knownAgenda {
					known = known || strings.Contains(phrase, k)
				}
				if ok == known {
					t.Errorf("%s %q: %s found %v, listed as missing %v: %+v", name, phrase, item.Date, ok, known, timesIn(documents, name, phrase))
				}
			}
		}
	}
	return n, right
}

func sortedKeys(m map[string]string) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// onDate reports whether a time lies where a gold date says: a year, month, day,
// moment, an interval with its last day included, or "../day" for a deadline.
func onDate(x nlp.Timex, date string) bool {
	if !x.Placed() {
		return false
	}
	from, to, interval := strings.Cut(date, "/")
	if from == ".." {
		from, interval = to, false
	}
	if t, err := time.Parse(time.RFC3339, from); err == nil {
		return x.From.Equal(t) || !x.Zoned && x.From.Format("2006-01-02T15:04") == from[:16] || x.From.Format(time.DateOnly) == from[:10]
	}
	if interval {
		return x.From.Format(time.DateOnly) == from && x.To.AddDate(0, 0, -1).Format(time.DateOnly) == to
	}
	return strings.HasPrefix(x.From.Format(time.DateOnly), from)
}
