package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	browserlog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"readout/internal/desktest"
)

// leave does what leads to another page, and waits for that page.
func (b *browser) leave(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	get(b, chromedp.Evaluate[bool]("window.stays = true"))
	b.do(actions...)
	for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		ctx, cancel := context.WithTimeout(b.ctx, 5*time.Second)
		there, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("window.stays !== true && document.readyState === 'complete'"))
		cancel()
		if err == nil && there { // an error is that of a page that is just going
			return
		}
	}
	b.t.Fatalf("no other page came; this is %s", get(b, chromedp.Location()))
}

func (b *browser) click(selector string) {
	b.t.Helper()
	b.leave(chromedp.Click(chromedp.CSS(selector)))
}

func (b *browser) text(selector string) string {
	b.t.Helper()
	return strings.Join(strings.Fields(get(b, chromedp.Text(chromedp.CSS(selector)))), " ")
}

// js is the value of an expression.
func js[T any](b *browser, expression string) T {
	b.t.Helper()
	return get(b, chromedp.Evaluate[T](expression))
}

func (b *browser) holds(what string) {
	b.t.Helper()
	if all := b.text("main"); !strings.Contains(all, what) {
		b.t.Fatalf("%s has no %q:\n%s", get(b, chromedp.Location()), what, all)
	}
}

// complaints are what the browser finds wrong with pages: failed loads, errors of
// the script, breaches of the content security policy.
type complaints struct {
	mu   sync.Mutex
	list []string
}

func (b *browser) listen() *complaints {
	b.t.Helper()
	c := &complaints{}
	err := chromedp.Listen(b.ctx, func(ev any) {
		c.mu.Lock()
		defer c.mu.Unlock()
		switch ev := ev.(type) {
		case *browserlog.EventEntryAdded:
			if ev.Entry.Level == browserlog.EntryLevelError || ev.Entry.Level == browserlog.EntryLevelWarning {
				c.list = append(c.list, ev.Entry.Text+" "+ev.Entry.URL)
			}
		case *runtime.EventExceptionThrown:
			c.list = append(c.list, ev.ExceptionDetails.Text)
		}
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return c
}

func (c *complaints) take() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	defer func() { c.list = nil }()
	return c.list
}

// axe is the accessibility checker, which is fetched for tests only: see .ci/run.
func axe(t *testing.T) string {
	t.Helper()
	path := os.Getenv("READOUT_AXE")
	if path == "" {
		path = filepath.Join("..", "..", ".tools", "package", "axe.min.js")
	}
	source, err := os.ReadFile(path)
	if err != nil {
		if os.Getenv("READOUT_BROWSER") == "required" {
			t.Fatalf("axe-core is missing: %v", err)
		}
		t.Logf("no axe-core, so accessibility is not checked: npm pack axe-core, and unpack it into .tools")
		return ""
	}
	return string(source)
}

// checkAccess holds that axe-core finds nothing of WCAG 2.2 AA that is serious.
func (b *browser) checkAccess(name, axe string) {
	b.t.Helper()
	if axe == "" {
		return
	}
	get(b, chromedp.Evaluate[bool](axe+";true"))
	found := get(b, chromedp.Evaluate[string](`axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
		.then((r) => JSON.stringify(r.violations.map((v) => ({id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.map((n) => n.html.slice(0, 200) + " " + n.failureSummary)}))))`,
		func(p *runtime.EvaluateParams) { p.AwaitPromise = new(true) }))
	var violations []struct {
		ID, Impact, Help string
		Nodes            []string
	}
	if err := json.Unmarshal([]byte(found), &violations); err != nil {
		b.t.Fatal(err)
	}
	for _, v := range violations {
		report := b.t.Logf
		if v.Impact == "serious" || v.Impact == "critical" {
			report = b.t.Errorf
		}
		report("%s: %s (%s): %s\n%s", name, v.ID, v.Impact, v.Help, strings.Join(v.Nodes[:min(3, len(v.Nodes))], "\n"))
	}
}

// TestEveryPage opens every page on a wide screen in light and dark and at the
// width of a phone: nothing fails to load, nothing sticks out, each page has one
// heading, and the accessibility checker finds nothing serious.
func TestEveryPage(t *testing.T) {
	s := serve(t, desktest.Sample(t))
	b := browse(t, s)
	checker := axe(t)
	wrong := b.listen()
	pages := s.pages()
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		for _, mode := range []struct {
			width  int64
			scheme string
		}{{1280, "light"}, {1280, "dark"}, {390, "light"}, {320, "dark"}} {
			b.view(mode.width, 900, mode.scheme)
			b.open(pages[name])
			where := fmt.Sprintf("%s at %d %s", name, mode.width, mode.scheme)
			if title := get(b, chromedp.Title()); title == "" || !strings.HasSuffix(title, " · Readout") {
				t.Errorf("%s: title %q", where, title)
			}
			if n := js[int](b, "document.querySelectorAll('h1').length"); n != 1 {
				t.Errorf("%s: %d main headings", where, n)
			}
			if over := js[int](b, "document.scrollingElement.scrollWidth - innerWidth"); over > 0 {
				t.Errorf("%s: %d pixels stick out: %s", where, over, js[string](b, `[...document.querySelectorAll("main *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scroll, .visually-hidden")).slice(0, 3).map((e) => e.outerHTML.slice(0, 150)).join("\n")`))
			}
			if mode.width == 1280 || name == "story" || name == "document" {
				b.checkAccess(where, checker)
			}
			for _, c := range wrong.take() {
				if name != "missing" {
					t.Errorf("%s: %s", where, c)
				}
			}
		}
	}
}

// TestFromCellToSentence goes from a cell of the matrix to the words in the page,
// with and without JavaScript.
func TestFromCellToSentence(t *testing.T) {
	s := serve(t, desktest.Sample(t))
	b := browse(t, s)
	story := s.story("Kyrgyzstan to end")
	for _, off := range []bool{false, true} {
		b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off})
			return err
		}))
		b.view(1280, 700, "light")
		b.open(story)
		cell := ".matrix tbody td:has(.value)"
		if sign := b.text(cell + " .stance"); !slices.Contains([]string{"A side A", "B side B", "✗ stands alone", "≈ in its words", "= agrees"}, sign) {
			t.Errorf("the cell says %q", sign)
		}
		words := strings.Trim(b.text(cell+" .value"), "“”")
		b.do(chromedp.Click(chromedp.CSS(cell+" .value")), chromedp.WaitVisible(chromedp.CSS("mark#at")))
		if got := b.text("mark#at"); !strings.HasPrefix(words, got) || got == "" {
			t.Errorf("the page marks %q of %q", got, words)
		}
		all := strings.Join(strings.Fields(js[string](b, `[...document.querySelectorAll(".text mark")].map((m) => m.textContent).join("")`)), " ")
		if all != words {
			t.Errorf("the page marks %q, the cell has %q", all, words)
		}
		if top := js[float64](b, "document.getElementById('at').getBoundingClientRect().top"); top < 0 || top > 700 {
			t.Errorf("the words are out of sight, at %v", top)
		}
		if got := js[string](b, "getComputedStyle(document.getElementById('at')).backgroundColor"); got != "rgb(255, 216, 102)" {
			t.Errorf("the words have the background %s", got)
		}
	}
}

// TestSearch looks for words, and for what somebody says.
func TestSearch(t *testing.T) {
	s := serve(t, desktest.Sample(t))
	b := browse(t, s)
	b.open("/")
	b.leave(chromedp.SendKeys(chromedp.ID("find"), `"cubic metres" said:Ismanova`+kb.Enter))
	b.holds("Chuy Gazette")
	if n := js[int](b, "document.querySelectorAll('.hit').length"); n != 1 {
		t.Errorf("%d pages found", n)
	}
	if got := js[string](b, "document.getElementById('find').value"); got != `"cubic metres" said:Ismanova` {
		t.Errorf("the box holds %q", got)
	}
	b.click(".hit .passage a")
	b.do(chromedp.WaitVisible(chromedp.CSS("mark#at")))
	b.open("/search?q=" + `%22never+closed`)
	b.holds("quotation mark is missing")
}

// TestMergeAndUndo merges two stories and takes it back.
func TestMergeAndUndo(t *testing.T) {
	s := serve(t, desktest.Sample(t))
	b := browse(t, s)
	story, other := s.story("Kyrgyzstan to end"), s.story("Fifteen-year-old")
	b.open(story)
	b.click(".tools a.apart")
	b.do(chromedp.Click(chromedp.CSS(`input[name=other][value="`+strings.TrimPrefix(other, "/stories/")+`"]`)),
		chromedp.SendKeys(chromedp.CSS(`form[action$=merge] input[name=note]`), "the same week"))
	b.click(`form[action$=merge] button`)
	b.holds("The stories are merged.")
	s.Settle()
	b.open(other) // leads to the story that it was merged into
	if at := get(b, chromedp.Location()); !strings.Contains(at, story+"?merged=") {
		t.Errorf("the merged story leads to %s", at)
	}
	b.holds("5 reports")
	b.open("/corrections")
	b.holds("the same week")
	b.click("form[action$=undo] button")
	b.holds("undone")
	s.Settle()
	b.open(story)
	b.holds("4 reports, 4 origins")
	s.story("Fifteen-year-old")
}

// TestSplitAndWrong splits a story and marks a comparison as wrong.
func TestSplitAndWrong(t *testing.T) {
	s := serve(t, desktest.Sample(t))
	b := browse(t, s)
	story := s.story("Ammonia")
	b.open(story)
	topic := b.text(".matrix tbody .topic")
	rows := js[int](b, "document.querySelectorAll('.matrix tbody .topic').length")
	b.do(chromedp.Click(chromedp.CSS(".matrix tbody .why summary")), chromedp.WaitVisible(chromedp.CSS(".matrix tbody .why button")))
	b.click(".matrix tbody .why button")
	b.holds("marked as wrong and left out")
	s.Settle()
	b.open(story)
	if n := js[int](b, "document.querySelectorAll('.matrix tbody .topic').length"); n != rows-1 {
		t.Errorf("%d comparisons of %d are still there", n, rows)
	}
	b.do(chromedp.Click(chromedp.CSS(".wrong summary")), chromedp.WaitVisible(chromedp.CSS(".wrong button")))
	b.holds(topic)
	b.click(".wrong button")
	s.Settle()
	b.open(story + "/correct")
	b.do(chromedp.Click(chromedp.CSS("form[action$=split] li:last-child input")))
	b.click("form[action$=split] button")
	b.holds("The story is split")
	s.Settle()
	b.open(story)
	b.holds("3 reports")
}

// report is a page of our own making.
const report = `Ferry service to Anholm resumes

ANHOLM, 14 October 2026 – The ferry between Skarvik and Anholm runs again since Wednesday, the port authority said.

"Nobody was hurt, and nobody will be late for work," harbour master Ragna Eide told reporters. She said 120 passengers had waited for two days.

The next inspection of the pier is planned for 20 October.`

// TestAddByPaste pastes a report, looks at the preview, adds it and finds it.
func TestAddByPaste(t *testing.T) {
	s := serve(t, desktest.New(t))
	b := browse(t, s)
	b.open("/")
	b.holds("The desk has no pages yet.")
	b.click("a.button")
	b.do(chromedp.SetValue(chromedp.CSS("textarea[name=text]"), report), chromedp.SendKeys(chromedp.CSS("input[name=outlet]"), "Skarvik Post"),
		chromedp.SendKeys(chromedp.CSS("input[name=url]"), "https://skarvikpost.example/ferry"))
	b.click("button[value=preview]")
	b.holds("Nothing is added yet.")
	b.picture("preview")
	b.holds("Skarvik Post")
	b.holds("14 October 2026")
	b.click(".confirm button")
	b.holds("Kept for good.")
	s.Settle()
	b.open("/")
	b.holds("Ferry service to Anholm resumes")
	b.open("/agenda?from=")
	b.holds("20 October 2026")
	b.leave(chromedp.SendKeys(chromedp.ID("find"), "said:Eide"+kb.Enter))
	b.holds("Nobody was hurt")
}

// TestUpload uploads files with a list of their addresses.
func TestUpload(t *testing.T) {
	s := serve(t, desktest.New(t))
	b := browse(t, s)
	dir := t.TempDir()
	var files []string
	for name, text := range map[string]string{"ferry.txt": report, "list.csv": "file,url\nferry.txt,https://skarvikpost.example/ferry\n"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	slices.Sort(files)
	b.open("/add")
	b.do(chromedp.SetUploadFiles(chromedp.CSS("input[name=pages]"), files[:1]), chromedp.SetUploadFiles(chromedp.CSS("input[name=addresses]"), files[1:]))
	b.click("button[value=preview]")
	b.holds("https://skarvikpost.example/ferry")
	b.click(".confirm button")
	s.Settle()
	b.click(".receipts a")
	b.holds("skarvikpost.example")
}

// TestKeyboardAlone goes from the first page to a sentence without a mouse.
func TestKeyboardAlone(t *testing.T) {
	s := serve(t, desktest.Sample(t))
	b := browse(t, s)
	b.open("/")
	active := func() string {
		return js[string](b, "(document.activeElement.textContent || document.activeElement.id).trim()")
	}
	b.do(chromedp.KeyEvent(kb.Tab))
	if got := active(); got != "Skip to the page" {
		t.Errorf("the first stop is %q", got)
	}
	b.do(chromedp.KeyEvent(kb.Enter))
	if got := js[string](b, "document.activeElement.id"); got != "main" {
		t.Errorf("skipped to %q", got)
	}
	b.do(chromedp.KeyEvent("j"), chromedp.KeyEvent("j"))
	if got := active(); !strings.HasPrefix(got, "Kyrgyzstan to end") {
		t.Errorf("the second story is %q", got)
	}
	if outline := js[string](b, "getComputedStyle(document.activeElement).outlineStyle"); outline != "solid" {
		t.Errorf("where the focus is cannot be seen: %s", outline)
	}
	b.leave(chromedp.KeyEvent(kb.Enter))
	for range 60 {
		if b.do(chromedp.KeyEvent("j")); js[bool](b, "document.activeElement.matches('.matrix .value')") {
			break
		}
	}
	b.leave(chromedp.KeyEvent(kb.Enter))
	b.do(chromedp.WaitVisible(chromedp.CSS("mark#at")))
	b.do(chromedp.KeyEvent("/"))
	if got := js[string](b, "document.activeElement.id"); got != "find" {
		t.Errorf("/ leads to %q", got)
	}
	b.do(chromedp.KeyEvent("gs"))
	if got := js[string](b, "document.getElementById('find').value"); !strings.HasSuffix(got, "gs") { // the driver types the slash too
		t.Errorf("keys typed into the box do something else: %q", got)
	}
	b.do(chromedp.KeyEvent(kb.Escape))
	b.leave(chromedp.KeyEvent("g"), chromedp.KeyEvent("a"))
	b.holds("Agenda")
	b.open("/help")
	b.do(chromedp.Click(chromedp.ID("keys")), chromedp.KeyEvent("/"))
	if got := js[string](b, "document.activeElement.id"); got == "find" {
		t.Error("keys that were switched off still work")
	}
}

// TestLayers shows and hides what is marked in a text.
func TestLayers(t *testing.T) {
	s := serve(t, desktest.Sample(t))
	b := browse(t, s)
	b.open(s.pages()["document"])
	shown := func() string {
		return js[string](b, "getComputedStyle(document.querySelector('.text .gone')).display")
	}
	if got := shown(); got != "none" {
		t.Errorf("what was taken out is shown at first: %s", got)
	}
	b.do(chromedp.Click(chromedp.ID("layer-gone")))
	if got := shown(); got != "block" {
		t.Errorf("what was taken out stays hidden: %s", got)
	}
	b.holds("taken out:")
	line := func() string {
		return js[string](b, "getComputedStyle(document.querySelector('.text .time')).textDecorationLine")
	}
	before := line()
	b.do(chromedp.Click(chromedp.ID("layer-time")))
	if after := line(); before != "underline" || after != "none" {
		t.Errorf("times: %s, switched off %s", before, after)
	}
	b.do(chromedp.Reload())
	if after := line(); after != "none" {
		t.Errorf("the choice is not kept: %s", after)
	}
}
