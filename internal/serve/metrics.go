package serve

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/VictoriaMetrics/metrics"

	"readout/internal/ingest"
)

// meters are what Prometheus reads.
type meters struct {
	set  *metrics.Set
	desk *ingest.Desk
}

func newMeters(site *Desk) *meters { return &meters{metrics.NewSet(), site.Desk} }

// request counts one request.
func (m *meters) request(method, route string, status int, took time.Duration) {
	if route == "" {
		route = "none"
	}
	if _, path, ok := strings.Cut(route, " "); ok {
		route = path
	}
	m.set.GetOrCreateCounter(fmt.Sprintf(`readout_http_requests_total{method=%q,route=%q,status="%d"}`, known(method), route, status)).Inc()
	m.set.GetOrCreateSummary(fmt.Sprintf(`readout_http_request_seconds{route=%q}`, route)).Update(took.Seconds())
}

// known bounds the methods that are counted apart.
func known(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return method
	}
	return "other"
}

// ServeHTTP writes the metrics in Prometheus' text format.
func (m *meters) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 10*time.Second)
	defer cancel()
	status, err := m.desk.Status(ctx)
	if err != nil {
		http.Error(w, "the store does not answer", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	for _, g := range []struct {
		name  string
		value int64
	}{
		{"readout_documents", int64(status.Documents)}, {"readout_stories", int64(status.Stories)}, {"readout_entities", int64(status.Entities)},
		{"readout_documents_waiting", int64(status.Waiting)}, {"readout_stories_unfinished", int64(status.Unfinished)},
		{"readout_documents_refused", int64(status.Refused)}, {"readout_documents_set_aside", int64(status.Aside)},
		{"readout_store_bytes", status.Bytes},
		{"readout_pages_added_total", status.Added}, {"readout_pages_turned_away_total", status.Refusals},
		{"readout_pages_read_total", status.Read}, {"readout_documents_annotated_total", status.Annotated},
		{"readout_stories_finished_total", status.Finished},
	} {
		metrics.WriteGaugeUint64(w, g.name, uint64(g.value))
	}
	m.set.WritePrometheus(w)
	metrics.WriteProcessMetrics(w)
}
