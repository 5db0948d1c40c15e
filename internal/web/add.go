package web

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"strings"

	"readout/internal/errs"
	"readout/internal/export"
	"readout/internal/input"
	"readout/internal/nlp"
	"readout/internal/page"
	"readout/internal/store"
)

type addPage struct {
	Preview  string // id under which what is shown waits to be added
	Items    []previewed
	Receipts []receipt
	Problems []string
	Form     addForm
	Readable int
}

// addForm is what was typed, to be shown again.
type addForm struct {
	Text, URL, Outlet, Title, Published string
}

// previewed is a page as it would be kept.
type previewed struct {
	Path, Title, Outlet, Date, Language string
	URL                                 string
	Kept                                int // blocks
	Blocks                              []textBlock
	Gone                                int
	Problem                             string
	Bytes                               int64
	Dates                               []dateLine
}

// receipt says what became of an added page.
type receipt struct {
	Path, Document string
	New            bool
}

// mostPreviewed is how many pages of one form are shown before adding.
const mostPreviewed = 50

func (s *Site) addForm(r *http.Request) (*answer, error) {
	if s.Add == nil {
		return nil, errs.New(errs.NotFound, "This desk takes no pages.")
	}
	return &answer{page: "add", title: "Add pages", here: "add", data: addPage{}}, nil
}

// add reads the form: what is pasted, what is uploaded. It shows what would be
// kept, or adds at once.
func (s *Site) add(r *http.Request) (*answer, error) {
	if s.Add == nil {
		return nil, errs.New(errs.NotFound, "This desk takes no pages.")
	}
	p := addPage{Form: addForm{r.PostFormValue("text"), r.PostFormValue("url"), r.PostFormValue("outlet"), r.PostFormValue("title"), r.PostFormValue("published")}}
	sources, problems := s.sources(r, p.Form)
	p.Problems = problems
	if len(sources) == 0 {
		if len(problems) == 0 {
			p.Problems = []string{"Paste a text, or choose a file."}
		}
		return &answer{page: "add", status: http.StatusUnprocessableEntity, title: "Add pages", here: "add", data: p}, nil
	}
	if r.PostFormValue("do") != "preview" {
		return s.put(r, sources, p)
	}
	for _, src := range sources[:min(len(sources), mostPreviewed)] {
		item := s.preview(src)
		if item.Problem == "" {
			p.Readable++
		}
		p.Items = append(p.Items, item)
	}
	if more := len(sources) - mostPreviewed; more > 0 {
		p.Problems = append(p.Problems, fmt.Sprintf("The first %d pages are shown; %d more are added with them.", mostPreviewed, more))
	}
	var err error
	if p.Preview, err = s.previews.put(sources); err != nil {
		return nil, err
	}
	return &answer{page: "add", title: "Add pages: preview", here: "add", data: p}, nil
}

// addPreviewed adds what a preview has shown.
func (s *Site) addPreviewed(r *http.Request) (*answer, error) {
	sources := s.previews.take(r.PathValue("preview"))
	if sources == nil {
		return nil, errs.New(errs.NotFound, "This preview has ended: choose the pages again. Nothing was added.")
	}
	return s.put(r, sources, addPage{})
}

// put adds pages and shows the receipts.
func (s *Site) put(r *http.Request, sources []store.Source, p addPage) (*answer, error) {
	receipts, err := s.Add.Add(r.Context(), sources)
	if err != nil {
		return nil, err
	}
	for i, got := range receipts {
		p.Receipts = append(p.Receipts, receipt{sources[i].Path, got.Document, got.New})
	}
	return &answer{page: "add", title: "Added", here: "add", data: p}, nil
}

// sources are the pages of a form, and what is wrong with others.
func (s *Site) sources(r *http.Request, f addForm) ([]store.Source, []string) {
	known := input.Known{URL: strings.TrimSpace(f.URL), Outlet: strings.TrimSpace(f.Outlet), Title: strings.TrimSpace(f.Title), Published: strings.TrimSpace(f.Published)}
	now := s.Now().UTC()
	var all []store.Source
	var problems []string
	if known.URL != "" && !webAddress(known.URL) {
		problems = append(problems, fmt.Sprintf("%q is no address of the web: it should begin with https:// or http://.", known.URL))
		known.URL = ""
	}
	if strings.TrimSpace(f.Text) != "" {
		text := strings.ReplaceAll(f.Text, "\r\n", "\n")
		all = append(all, store.Source{Path: "pasted", Data: []byte(text), Format: pastedFormat(r.PostFormValue("as")), Known: known, Added: now})
	}
	if r.MultipartForm == nil {
		return all, problems
	}
	var uploads []store.Source
	for _, h := range r.MultipartForm.File["pages"] {
		list, wrong := s.uploaded(h)
		uploads, problems = append(uploads, list...), append(problems, wrong...)
	}
	for _, h := range r.MultipartForm.File["addresses"] {
		problems = append(problems, addresses(h, uploads)...)
	}
	for i := range uploads {
		uploads[i].Added = now
		if uploads[i].Known.Outlet == "" && strings.TrimSpace(f.Text) == "" {
			uploads[i].Known.Outlet = known.Outlet
		}
	}
	return append(all, uploads...), problems
}

// pastedFormat is how a pasted text is read: as the form says.
func pastedFormat(as string) input.Format {
	if f, err := input.ParseFormat(as); err == nil {
		return f
	}
	return input.Auto
}

func webAddress(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

// uploaded reads one file of a form: one page, or one a line of a JSONL file.
func (s *Site) uploaded(h *multipart.FileHeader) ([]store.Source, []string) {
	f, err := h.Open()
	if err != nil {
		return nil, []string{h.Filename + ": it did not arrive whole"}
	}
	defer f.Close()
	name := path.Base(strings.ReplaceAll(h.Filename, "\\", "/"))
	var all []store.Source
	var problems []string
	for item := range (&input.Reader{}).Uploaded(name, f) {
		if item.Err != nil {
			problems = append(problems, item.Err.Error())
			continue
		}
		all = append(all, store.Source{Path: item.Path, Data: item.Data, Format: item.Format, Known: item.Known})
	}
	return all, problems
}

// addresses gives uploaded pages their addresses, from a list: a line is an
// address, for the pages in their order, or a file's name and an address.
func addresses(h *multipart.FileHeader, pages []store.Source) []string {
	f, err := h.Open()
	if err != nil {
		return []string{h.Filename + ": it did not arrive whole"}
	}
	defer f.Close()
	var problems []string
	next := 0
	lines := bufio.NewScanner(io.LimitReader(f, 4<<20))
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.FieldsFunc(line, func(r rune) bool { return r == '\t' || r == ',' || r == ';' || r == ' ' || r == '"' })
		i := next
		address := fields[len(fields)-1]
		if len(fields) > 1 {
			if i = indexOf(pages, fields[0]); webAddress(fields[0]) {
				i, address = indexOf(pages, address), fields[0]
			}
		} else {
			next++
		}
		switch {
		case !webAddress(address):
			if n > 1 { // the first line may name the columns
				problems = append(problems, fmt.Sprintf("%s, line %d: no address of the web", h.Filename, n))
			} else if len(fields) == 1 {
				next = 0
			}
		case i < 0 || i >= len(pages):
			problems = append(problems, fmt.Sprintf("%s, line %d: no page was chosen for %s", h.Filename, n, address))
		default:
			pages[i].Known.URL = address
		}
	}
	return problems
}

func indexOf(pages []store.Source, name string) int {
	for i, p := range pages {
		if p.Path == name {
			return i
		}
	}
	return -1
}

// preview reads a page as the desk would.
func (s *Site) preview(src store.Source) (out previewed) {
	out = previewed{Path: src.Path, URL: src.Known.URL, Bytes: int64(len(src.Data))}
	defer func() {
		if r := recover(); r != nil {
			out.Problem = "reading it stopped: this is a bug in the program"
		}
	}()
	o := s.Page
	o.Now = s.Now()
	d, err := page.Read(input.Item{Path: src.Path, Data: bytes.Clone(src.Data), Format: src.Format, Known: src.Known}, o)
	if err != nil {
		out.Problem = err.Error()
	}
	if d == nil {
		return out
	}
	out.Title, out.Outlet, out.Date, out.URL = d.Title, export.OutletName(d.Outlet), export.DateText(d), d.URL
	out.Language = export.LanguageName(d.Language)
	out.Kept, out.Gone = len(d.Blocks), len(d.Furniture)
	out.Blocks, out.Dates = textOf(d, nil, nlp.Span{}, ""), dateLines(d.Dates)
	return out
}
