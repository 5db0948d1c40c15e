package serve

import (
	"encoding/json"
	"net/http"
)

// handler puts the routes together, behind the guards.
func handler(site *Desk, o Options) http.Handler {
	m := newMeters(site)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", site.health)
	mux.Handle("GET /metrics", m)
	h := logged(o.Log, m, mux)
	if o.Token != "" {
		return withToken(o.Token, h)
	}
	return ownHost(h)
}

// health answers 200 while the store answers.
func (d *Desk) health(w http.ResponseWriter, r *http.Request) {
	status, code := "ok", http.StatusOK
	if _, err := d.Store.LastChange(r.Context()); err != nil {
		status, code = "the store does not answer", http.StatusServiceUnavailable
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(map[string]string{"status": status, "version": d.Version}) // the client is gone
}
