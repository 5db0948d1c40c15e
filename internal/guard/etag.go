package guard

import (
	"bytes"
	"context"
	"crypto/sha256"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// timeout is the request's context, ended in time.
func timeout(r *http.Request, d time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeout(r.Context(), d)
}

// maxTagged is the largest answer that is held back for its tag.
const maxTagged = 8 << 20

// ETag gives answers to GET and HEAD an entity tag made of their bytes, and
// answers 304 where the client has them already (RFC 9110, section 13). An answer
// over 8 MiB goes out without one.
func ETag(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			next.ServeHTTP(w, r)
			return
		}
		t := &tagger{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(t, r)
		t.finish(r)
	})
}

// tagger holds an answer back until it is whole or too large.
type tagger struct {
	http.ResponseWriter
	body   bytes.Buffer
	status int
	gone   bool // the answer is under way
}

func (t *tagger) WriteHeader(status int) {
	if !t.gone {
		t.status = status
	}
}

func (t *tagger) Write(b []byte) (int, error) {
	if t.gone {
		return t.ResponseWriter.Write(b)
	}
	if t.body.Len()+len(b) <= maxTagged {
		return t.body.Write(b)
	}
	t.send()
	return t.ResponseWriter.Write(b)
}

func (t *tagger) send() {
	t.gone = true
	t.ResponseWriter.WriteHeader(t.status)
	_, _ = t.ResponseWriter.Write(t.body.Bytes()) // the client may be gone
}

func (t *tagger) finish(r *http.Request) {
	if t.gone {
		return
	}
	if t.status == http.StatusOK {
		sum := sha256.Sum256(t.body.Bytes())
		tag := `"` + text(sum[:12]) + `"`
		h := t.Header()
		h.Set("ETag", tag)
		if h.Get("Cache-Control") == "" {
			h.Set("Cache-Control", "private, no-cache")
		}
		if matches(r.Header.Get("If-None-Match"), tag) {
			h.Del("Content-Length")
			t.ResponseWriter.WriteHeader(http.StatusNotModified)
			return
		}
	}
	if t.status != http.StatusNoContent && t.status != http.StatusNotModified {
		t.Header().Set("Content-Length", strconv.Itoa(t.body.Len()))
	}
	t.send()
}

// matches reports whether a tag stands in a list of them, by weak comparison.
func matches(list, tag string) bool {
	for part := range strings.SplitSeq(list, ",") {
		if part = strings.TrimPrefix(strings.TrimSpace(part), "W/"); part == tag || part == "*" {
			return true
		}
	}
	return false
}
