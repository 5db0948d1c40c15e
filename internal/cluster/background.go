package cluster

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
)

const (
	// An event in the background lies at least so many days before the document, and
	// at most so many.
	backgroundNear, backgroundFar = 2, 400
	// backgroundNames is how many of the story's names the sentence that mentions it
	// must have.
	backgroundNames = 2
	// maxBackground bounds the events in the background of one story.
	maxBackground = 8
)

// Mentioned lists the earlier events that the stories' documents refer to by day and
// that none of the stories reports: a sentence in the past tense with a day of its own
// and at least two of the story's names. One day of one story is one event, and so is
// one day of two stories whose sentences share those names. The order is that of the
// stories, then of the days. Times, names and tags must be there; a document without
// them mentions nothing.
func Mentioned(stories []*news.Story) []*news.Background {
	days := map[string]int32{}
	for _, s := range stories {
		days[s.ID] = storyDay(s)
	}
	var all []*found
	for _, s := range stories {
		var told []int32
		for _, id := range s.Previous {
			told = append(told, days[id])
		}
		for _, f := range mentionedIn(s, days[s.ID], told) {
			all = join(all, f)
		}
	}
	var list []*news.Background
	for i, f := range all {
		f.event.ID = fmt.Sprintf("b%d", i+1)
		list = append(list, &f.event)
	}
	return list
}

// found is an event in the background with the names that mention it.
type found struct {
	event news.Background
	names map[string]bool
}

// join adds an event, or its mentions to the same one of another story.
func join(all []*found, f *found) []*found {
	for _, o := range all {
		if o.event.Day.Equal(f.event.Day) && sharedNames(o.names, f.names) >= backgroundNames {
			o.event.Stories = append(o.event.Stories, f.event.Stories...)
			o.event.Mentions = append(o.event.Mentions, f.event.Mentions...)
			maps.Copy(o.names, f.names)
			return all
		}
	}
	return append(all, f)
}

func sharedNames(a, b map[string]bool) int {
	n := 0
	for name := range a {
		if b[name] {
			n++
		}
	}
	return n
}

// storyDay is the middle of the days of a story's documents.
func storyDay(s *news.Story) int32 {
	var days []int32
	for _, a := range s.Accounts {
		if day := dayOf(a.Document); day != noDay {
			days = append(days, day)
		}
	}
	if len(days) == 0 {
		return noDay
	}
	slices.Sort(days)
	return days[(len(days)-1)/2]
}

// mentionedIn are the events in the background of one story, by day. told are the
// days of the stories that it follows.
func mentionedIn(s *news.Story, day int32, told []int32) []*found {
	if day == noDay {
		return nil
	}
	own := namesOf(s)
	byDay := map[int32]*found{}
	for _, a := range s.Accounts {
		if a.Role == news.Copy {
			continue
		}
		for _, t := range a.Document.Timexes {
			at, ok := pastDay(t, day)
			if !ok || slices.ContainsFunc(told, func(d int32) bool { return d != noDay && d-lateReport <= at && at <= d+lateReport }) {
				continue
			}
			sentence, names := mentioning(a.Document, t, own)
			if len(names) < backgroundNames {
				continue
			}
			f := byDay[at]
			if f == nil {
				f = &found{news.Background{Day: timeOf(at), Stories: []string{s.ID}}, map[string]bool{}}
				byDay[at] = f
			}
			f.mention(news.Evidence{Document: a.Document, Span: sentence}, names)
		}
	}
	var list []*found
	for _, at := range slices.Sorted(maps.Keys(byDay)) {
		list = append(list, byDay[at])
	}
	return list[:min(len(list), maxBackground)]
}

func (f *found) mention(e news.Evidence, names map[string]bool) {
	if !slices.ContainsFunc(f.event.Mentions, func(o news.Evidence) bool { return o.Document == e.Document && o.Span == e.Span }) {
		f.event.Mentions = append(f.event.Mentions, e)
		maps.Copy(f.names, names)
	}
}

// pastDay is the day that a time expression names, where it lies as far before a
// story as an event in its background.
func pastDay(t nlp.Timex, day int32) (int32, bool) {
	if !t.Placed() || t.Grain < nlp.DayGrain || t.Type != nlp.TimexDate && t.Type != nlp.TimexTime || t.To.Sub(t.From) > 24*time.Hour {
		return 0, false
	}
	y, m, n := t.From.Date()
	at := dayNumber(y, m, n)
	return at, at <= day-backgroundNear && at >= day-backgroundFar
}

// mentioning is the sentence of a time expression, with those of the story's names
// that it has; none where the sentence is not in the past tense.
func mentioning(d *nlp.Document, t nlp.Timex, own map[string]bool) (nlp.Span, map[string]bool) {
	for _, s := range d.Sentences {
		if t.Start < s.Start || t.End > s.Span.End {
			continue
		}
		if !slices.ContainsFunc(d.Tokens[s.First:s.End], func(t nlp.Token) bool { return t.Tag == "VBD" }) {
			return s.Span, nil
		}
		names := map[string]bool{}
		for _, n := range d.Names {
			if n.Start >= s.Start && n.Span.End <= s.Span.End {
				if name := nameKey(d, n); own[name] {
					names[name] = true
				}
			}
		}
		return s.Span, names
	}
	return nlp.Span{}, nil
}

// namesOf are the names that a story is about: those of its title, and those that
// half of its documents have, or a single one twice.
func namesOf(s *news.Story) map[string]bool {
	documents, times := map[string]int{}, map[string]int{}
	for _, a := range s.Accounts {
		seen := map[string]bool{}
		for _, n := range a.Document.Names {
			if name := nameKey(a.Document, n); name != "" {
				times[name]++
				seen[name] = true
			}
		}
		for name := range seen {
			documents[name]++
		}
	}
	own := map[string]bool{}
	for name, n := range documents {
		if 2*n >= len(s.Accounts) && times[name] > 1 {
			own[name] = true
		}
	}
	return own
}

// nameKey is the last word of a person's name in lower case, the whole of a body's or
// a place's; empty for other names.
func nameKey(d *nlp.Document, n nlp.Name) string {
	switch n.Type {
	case nlp.Person, nlp.Organ, nlp.GeoPolity, nlp.Location, nlp.Group:
		words := strings.Fields(strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(d.Slice(n.Span), "'s"), "’s")))
		if len(words) == 0 {
			return ""
		}
		if n.Type == nlp.Person {
			return words[len(words)-1]
		}
		return strings.Join(words, " ")
	}
	return ""
}
