package serve

import (
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
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
// 500.
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
		next.ServeHTTP(rec, r) // the router notes the route in r
	})
}
