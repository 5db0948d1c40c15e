package serve

import (
	"crypto/sha256"
	"crypto/subtle"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"readout/internal/errs"
)

// minToken is the shortest token taken, in bytes: it is the only lock there is.
const minToken = 16

// allowed refuses to listen beyond this machine without a token.
func allowed(listen, token string) error {
	host, _, err := net.SplitHostPort(listen)
	if err != nil {
		return errs.New(errs.Usage, "--listen %s: want HOST:PORT, as %s", listen, DefaultListen)
	}
	switch {
	case token != "" && len(token) < minToken:
		return errs.New(errs.Usage, "the token is shorter than %d characters", minToken)
	case token == "" && !loopback(host):
		return errs.New(errs.Usage, "--listen %s can be reached from other machines: that needs a token (--token-file FILE, or READOUT_TOKEN)", listen)
	}
	return nil
}

// loopback reports whether a host name is this machine by itself: "localhost" or
// a loopback address. An empty host would be all addresses.
func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	a, err := netip.ParseAddr(host)
	return err == nil && a.IsLoopback()
}

// ownHost lets only requests through that name this machine where no token
// protects it: a page elsewhere cannot have its name point here (DNS rebinding).
func ownHost(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
		if !loopback(strings.Trim(host, "[]")) {
			http.Error(w, "this server answers to localhost only", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// tokenCookie holds the token in a browser.
const tokenCookie = "readout_token"

// withToken lets only requests through that bring the token: as Authorization:
// Bearer, as a cookie, or once as ?token=, which sets the cookie and leads to the
// address without it. /healthz is open.
func withToken(token string, next http.Handler) http.Handler {
	want := sha256.Sum256([]byte(token))
	right := func(s string) bool {
		got := sha256.Sum256([]byte(s))
		return s != "" && subtle.ConstantTimeCompare(got[:], want[:]) == 1
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		bearer, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		cookie, err := r.Cookie(tokenCookie)
		switch {
		case r.URL.Path == "/healthz", right(bearer), err == nil && right(cookie.Value):
			next.ServeHTTP(w, r)
		case r.Method == http.MethodGet && right(r.URL.Query().Get("token")):
			http.SetCookie(w, &http.Cookie{Name: tokenCookie, Value: token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil})
			http.Redirect(w, r, withoutToken(r.URL), http.StatusSeeOther)
		default:
			w.Header().Set("WWW-Authenticate", `Bearer realm="readout"`)
			http.Error(w, "this server wants its token: Authorization: Bearer TOKEN, or open /?token=TOKEN", http.StatusUnauthorized)
		}
	})
}

// withoutToken is the path and the rest of the query. The path begins with one
// slash, so that no other host is meant.
func withoutToken(u *url.URL) string {
	q := u.Query()
	q.Del("token")
	out := url.URL{Path: "/" + strings.TrimLeft(u.Path, "/\\"), RawQuery: q.Encode()}
	return out.String()
}

// recorder notes what was answered.
type recorder struct {
	http.ResponseWriter
	status, bytes int
}

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(p []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(p)
	r.bytes += n
	return n, err
}

// Unwrap is for http.ResponseController.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// logged writes a line for each request and counts it: the route, not the
// address, which may hold what somebody looked for. A handler that panics answers
// 500. Bodies are bounded.
func logged(log *slog.Logger, m *meters, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		rec := &recorder{ResponseWriter: w}
		defer func() {
			if v := recover(); v != nil {
				if v == http.ErrAbortHandler { //nolint:errorlint // it is panicked as it is
					panic(v)
				}
				log.Error("a handler stopped", "route", r.Pattern, "reason", v, "stack", string(debug.Stack()))
				if rec.status == 0 {
					http.Error(rec, "the server made a mistake; its log says which", http.StatusInternalServerError)
				}
			}
			took := time.Since(begun)
			m.request(r.Method, r.Pattern, rec.status, took)
			log.Info("request", "method", r.Method, "route", r.Pattern, "status", rec.status, "bytes", rec.bytes, "ms", float64(took.Microseconds())/1000)
		}()
		r.Body = http.MaxBytesReader(rec, r.Body, maxBody)
		next.ServeHTTP(rec, r) // the router notes the route in r
	})
}
