package serve

import (
	"encoding/json"
	"net/http"
	"strings"

	"readout/internal/api"
	"readout/internal/guard"
	"readout/internal/web"
)

// handler puts the routes together, behind the guards.
func handler(site *Desk, o Options) (http.Handler, error) {
	g := guard.New(guard.Options{Token: o.Token, MaxBody: maxBody, Open: []string{"/healthz"}})
	version := "readout " + o.Version
	pages, err := web.New(web.Options{
		Store: site.Store, Add: site.Desk, Search: site.Index, Guard: g, Now: o.Now, Log: o.Log, Version: version,
	})
	if err != nil {
		return nil, err
	}
	m := newMeters(site)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", site.health)
	mux.Handle("GET /metrics", m)
	mux.Handle(api.Prefix+"/", api.New(api.Options{
		Store: site.Store, Add: site.Desk, Search: site.Index, Now: o.Now, Log: o.Log, Version: version,
	}))
	mux.Handle("/", pages)
	return g.Wrap(logged(o.Log, m, mux), func(w http.ResponseWriter, r *http.Request, status int, why string) {
		if r.URL.Path == "/metrics" || strings.HasPrefix(r.URL.Path, api.Prefix) {
			api.Refuse(w, r, status, why)
			return
		}
		pages.Refuse(w, r, status, why)
	}), nil
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
