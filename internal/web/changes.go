package web

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"

	udiff "github.com/aymanbagabas/go-udiff"

	"readout/internal/errs"
	"readout/internal/store"
)

type changesPage struct {
	Old, New store.DocumentHead
	// Paragraphs is the new text with what went and what came.
	Paragraphs [][]piece
	Same       bool
}

// piece is a stretch of text of two versions.
type piece struct {
	Kind string // "same", "gone", "new"
	Text string
}

// changes shows what became of a version of a page: against the version named, or
// the one before.
func (s *Site) changes(r *http.Request) (*answer, error) {
	ctx := r.Context()
	now, err := s.Store.Document(ctx, r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	from := r.URL.Query().Get("from")
	if from == "" {
		from = versionBefore(now)
	}
	if !slices.ContainsFunc(now.Versions, func(h store.DocumentHead) bool { return h.ID == from }) || from == now.ID {
		return nil, errs.New(errs.NotFound, "There is no other version of this page to compare with.")
	}
	before, err := s.Store.Document(ctx, from)
	if err != nil {
		return nil, err
	}
	if before.NLP == nil || now.NLP == nil {
		return nil, errs.New(errs.NotFound, "One of the versions has not been read.")
	}
	pieces := compare(before.NLP.Text, now.NLP.Text)
	same := !slices.ContainsFunc(pieces, func(p piece) bool { return p.Kind != "same" })
	return &answer{page: "changes", title: "Changes: " + now.Title, here: "documents",
		data: changesPage{before.DocumentHead, now.DocumentHead, paragraphs(pieces), same}}, nil
}

func versionBefore(d *store.Document) string {
	before := ""
	for _, v := range d.Versions {
		if v.ID == d.ID {
			break
		}
		before = v.ID
	}
	return before
}

// wordsAndGaps are what texts are compared by.
var wordsAndGaps = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\n\n|\s|[^\s]+`) })

// compare finds what went and what came between two texts, by whole words.
func compare(before, now string) []piece {
	a, b := onePerLine(before), onePerLine(now)
	edits := udiff.Lines(a, b)
	var all []piece
	add := func(kind, lines string) {
		text := fromLines(lines)
		if text == "" {
			return
		}
		if n := len(all); n > 0 && all[n-1].Kind == kind {
			all[n-1].Text += text
			return
		}
		all = append(all, piece{kind, text})
	}
	at := 0
	for _, e := range edits {
		add("same", a[at:e.Start])
		add("gone", a[e.Start:e.End])
		add("new", e.New)
		at = e.End
	}
	add("same", a[at:])
	return all
}

// onePerLine writes a text with each word and each gap on a line of its own.
func onePerLine(text string) string {
	var b strings.Builder
	for _, w := range wordsAndGaps().FindAllString(text, -1) {
		b.WriteString(strings.ReplaceAll(w, "\n", "\x00"))
		b.WriteByte('\n')
	}
	return b.String()
}

// fromLines undoes onePerLine.
func fromLines(lines string) string {
	return strings.ReplaceAll(strings.ReplaceAll(lines, "\n", ""), "\x00", "\n")
}

// paragraphs cuts pieces where a paragraph ends.
func paragraphs(pieces []piece) [][]piece {
	all := [][]piece{nil}
	for _, p := range pieces {
		for i, part := range strings.Split(p.Text, "\n\n") {
			if i > 0 {
				all = append(all, nil)
			}
			if part != "" {
				all[len(all)-1] = append(all[len(all)-1], piece{p.Kind, part})
			}
		}
	}
	return all
}
