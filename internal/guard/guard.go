// Package guard stands before the desk's handlers: who may ask, from where, how
// much, and what a browser may do with the answer. It holds no page and no record.
package guard

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Options configure a Guard.
type Options struct {
	// Token is what a client must show; empty lets everybody in who reaches the
	// address, which is for loopback only.
	Token string
	// Open are paths that need no token, beside those of signing in.
	Open []string
	// Hosts are the names under which the desk may be addressed, beside loopback
	// names and addresses. Without a token, others are refused, so that no page of
	// the web can reach the desk through a name of its own (DNS rebinding).
	Hosts []string
	// MaxBody bounds the body of a request in bytes; 0 means DefaultMaxBody.
	MaxBody int64
	// Timeout bounds the handling of a request; 0 means DefaultTimeout.
	Timeout time.Duration
}

const (
	// DefaultMaxBody is room for some of the largest pages that are read.
	DefaultMaxBody = 64 << 20
	// DefaultTimeout is far above what any answer takes.
	DefaultTimeout = 30 * time.Second
)

// Names of cookies.
const (
	sessionCookie = "readout_session"
	formCookie    = "readout_form"
)

// Guard checks requests. It is safe for concurrent use.
type Guard struct {
	o      Options
	key    []byte // of what it signs
	origin *http.CrossOriginProtection
}

// New makes a guard. Without a token, what it signs holds until the program ends.
func New(o Options) *Guard {
	if o.MaxBody <= 0 {
		o.MaxBody = DefaultMaxBody
	}
	if o.Timeout <= 0 {
		o.Timeout = DefaultTimeout
	}
	g := &Guard{o: o, key: []byte(rand.Text()), origin: http.NewCrossOriginProtection()}
	if o.Token != "" {
		g.key = sign([]byte(o.Token), "key")
	}
	return g
}

// policy is the content security policy: everything from the desk itself, nothing
// inline, nothing framed.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Wrap puts the guard before a handler. refuse answers what is refused, with the
// status and a sentence for the user; a 401 may offer a way to sign in.
func (g *Guard) Wrap(next http.Handler, refuse func(w http.ResponseWriter, r *http.Request, status int, why string)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		if !g.addressed(r.Host) {
			refuse(w, r, http.StatusMisdirectedRequest, "This desk does not answer under that name: use the address that it printed when it started.")
			return
		}
		if err := g.origin.Check(r); err != nil {
			refuse(w, r, http.StatusForbidden, "This came from another site, so nothing was changed.")
			return
		}
		if !g.open(r) && !g.Admitted(r) {
			if g.introduced(w, r) {
				return
			}
			h.Set("WWW-Authenticate", `Bearer realm="readout"`)
			refuse(w, r, http.StatusUnauthorized, "This desk wants the token that it was started with.")
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, g.o.MaxBody)
		g.bounded(next).ServeHTTP(w, r)
	})
}

// bounded ends the context of a request in time: what reads the store stops then.
func (g *Guard) bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := timeout(r, g.o.Timeout)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// addressed reports whether a host is one of the desk's own.
func (g *Guard) addressed(host string) bool {
	if g.o.Token != "" && len(g.o.Hosts) == 0 {
		return true
	}
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.ToLower(strings.Trim(name, "[]"))
	if ip := net.ParseIP(name); name == "localhost" || ip != nil && ip.IsLoopback() {
		return true
	}
	for _, allowed := range g.o.Hosts {
		if strings.EqualFold(allowed, name) {
			return true
		}
	}
	return false
}

// introduced lets a browser in that brings the token once in the address, as
// ?token=, and sends it to the address without it.
func (g *Guard) introduced(w http.ResponseWriter, r *http.Request) bool {
	q := r.URL.Query()
	if r.Method != http.MethodGet || !q.Has("token") || !g.Admit(w, r, q.Get("token")) {
		return false
	}
	q.Del("token")
	// The path begins with one slash, so that no other host is meant.
	to := url.URL{Path: "/" + strings.TrimLeft(r.URL.Path, "/\\"), RawQuery: q.Encode()}
	http.Redirect(w, r, to.String(), http.StatusSeeOther)
	return true
}

// open reports whether a request needs no token: style and script of the page on
// which the token is given, and that page.
func (g *Guard) open(r *http.Request) bool {
	return g.o.Token == "" || r.URL.Path == SignIn || slices.Contains(g.o.Open, r.URL.Path) || r.Method == http.MethodGet && strings.HasPrefix(r.URL.Path, Static)
}

// Paths that need no token.
const (
	SignIn = "/sign-in"
	Static = "/static/"
)

// Admitted reports whether a request shows the token, the session made from it, or
// the key of the feed that it asks for.
func (g *Guard) Admitted(r *http.Request) bool {
	if g.o.Token == "" {
		return true
	}
	if given, bearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); bearer {
		return equal(given, g.o.Token)
	}
	if c, err := r.Cookie(sessionCookie); err == nil && equal(c.Value, g.session()) {
		return true
	}
	key := r.URL.Query().Get("key")
	return key != "" && r.Method == http.MethodGet && equal(key, g.FeedKey(r.URL.Path))
}

// Admit checks a token given in a form and, where it is right, lets the browser in.
func (g *Guard) Admit(w http.ResponseWriter, r *http.Request, token string) bool {
	if !equal(token, g.o.Token) {
		return false
	}
	http.SetCookie(w, g.cookie(r, sessionCookie, g.session()))
	return true
}

func (g *Guard) session() string { return text(sign(g.key, "session")) }

// FeedKey opens one path to programs that cannot send a token, as readers of
// feeds and calendars: append it as "key". Without a token it is empty.
func (g *Guard) FeedKey(path string) string {
	if g.o.Token == "" {
		return ""
	}
	return text(sign(g.key, "feed "+path))
}

// FormToken is the token that the forms of a page carry against requests forged
// by other sites. It is bound to a cookie, which it sets where there is none: call
// it before writing.
func (g *Guard) FormToken(w http.ResponseWriter, r *http.Request) string {
	c, err := r.Cookie(formCookie)
	if err != nil || len(c.Value) < 26 {
		c = g.cookie(r, formCookie, rand.Text())
		http.SetCookie(w, c)
	}
	return text(sign(g.key, "form "+c.Value))
}

// FormValid reports whether a form carries the token of its browser.
func (g *Guard) FormValid(r *http.Request, token string) bool {
	c, err := r.Cookie(formCookie)
	return err == nil && equal(token, text(sign(g.key, "form "+c.Value)))
}

func (g *Guard) cookie(r *http.Request, name, value string) *http.Cookie {
	return &http.Cookie{Name: name, Value: value, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil}
}

func sign(key []byte, what string) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(what))
	return mac.Sum(nil)
}

func text(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// equal compares in constant time.
func equal(a, b string) bool { return hmac.Equal(sign(nil, a), sign(nil, b)) }
