package web_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"readout/internal/desktest"
)

// shots is a folder for pictures of the pages, for a person to look at.
var shots = flag.String("shots", "", "write pictures of the pages into this folder")

// browser is a browser without a screen.
type browser struct {
	ctx  context.Context
	site *site
	t    *testing.T
}

// browse opens a browser. Where there is none the test is skipped, but fails where
// READOUT_BROWSER=required says that one must be there; READOUT_BROWSER=none skips.
func browse(t *testing.T, s *site) *browser {
	t.Helper()
	if os.Getenv("READOUT_BROWSER") == "none" {
		t.Skip("without a browser")
	}
	path := ""
	for _, p := range []string{os.Getenv("READOUT_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"} {
		if _, err := os.Stat(p); p != "" && err == nil && path == "" {
			path = p
		}
	}
	if path == "" {
		if os.Getenv("READOUT_BROWSER") == "required" {
			t.Fatal("no Chromium: apt-get install chromium")
		}
		t.Skip("no Chromium")
	}
	// Where pages scroll smoothly, a click can land on what was there before.
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("force-prefers-reduced-motion", true))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil { // opens the browser: no time limit on it
		t.Fatal(err)
	}
	ctx, cancel = context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(cancel)
	return &browser{ctx, s, t}
}

func (b *browser) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 20*time.Second)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// get is what an action gives.
func get[T any](b *browser, a chromedp.Action[T]) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 20*time.Second)
	defer cancel()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

func (b *browser) open(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.site.URL + path))
}

// view sets the size of the window, and light or dark.
func (b *browser) view(width, height int64, scheme string) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, height), chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}},
		})
		return err
	}))
}

// picture keeps a picture of what is shown, where pictures are wanted.
func (b *browser) picture(name string) {
	b.t.Helper()
	if *shots == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(*shots, name+".png"), get(b, chromedp.FullScreenshot(100)), 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// pages are the addresses of all kinds of pages of the sample.
func (s *site) pages() map[string]string {
	s.t.Helper()
	story := s.story("Kyrgyzstan to end")
	return map[string]string{
		"stories": "/", "story": story, "document": s.find(s.get(story, 200), `class="value" href="(/documents/[^"#]+)`),
		"entity": s.find(s.get("/entities?name=Ismanov", 200), `<a href="(/entities/e\d+)">`), "entities": "/entities", "agenda": "/agenda?from=",
		"search": "/search?q=reservoir", "said": "/search?q=said:Ismanova", "add": "/add", "correct": story + "/correct", "pages": "/documents",
		"corrections": "/corrections", "help": "/help", "missing": "/nowhere",
	}
}

// TestPictures takes pictures of all pages; it shows nothing wrong by itself. Among
// them is doc/desk.png: go test ./internal/web -run TestPictures -shots FOLDER
func TestPictures(t *testing.T) {
	if *shots == "" {
		t.Skip("no folder for pictures")
	}
	s := serve(t, desktest.Sample(t))
	b := browse(t, s)
	pages := s.pages()
	for name, path := range pages {
		for _, mode := range []struct {
			name          string
			width, height int64
			scheme        string
		}{{"light", 1280, 900, "light"}, {"dark", 1280, 900, "dark"}, {"phone", 390, 844, "light"}} {
			b.view(mode.width, mode.height, mode.scheme)
			b.open(path)
			picture := get(b, chromedp.FullScreenshot(100))
			if err := os.WriteFile(filepath.Join(*shots, name+"-"+mode.name+".png"), picture, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	b.view(1200, 1180, "light")
	b.open(s.story("Ammonia"))
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error { // without the scrollbar
		_, err := cdp.Call(ctx, t, emulation.SetScrollbarsHidden, emulation.SetScrollbarsHiddenParams{Hidden: true})
		return err
	}))
	if err := os.WriteFile(filepath.Join(*shots, "desk.png"), get(b, chromedp.CaptureScreenshot()), 0o644); err != nil {
		t.Fatal(err)
	}
}
