// Package serve runs the desk: the store, the workers, the index and the HTTP
// server over one folder of data, from start to graceful stop.
package serve

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"readout/internal/analysis"
	"readout/internal/errs"
	"readout/internal/ingest"
	"readout/internal/page"
	"readout/internal/search"
	"readout/internal/store/sqlite"
)

// The files of a data folder.
const (
	storeFile = "readout.db"
	indexFile = "search.db"
	lockFile  = "lock"
	crashFile = "crash.log"
)

// Options configure a Server. Data, Now and Log are needed.
type Options struct {
	Data    string // folder; made where it is not there
	Listen  string // host:port; empty means DefaultListen
	Token   string // that every request must bring; needed beyond loopback
	Jobs    int    // documents worked on at once; 0 means all processors
	Sample  bool   // add the sample pages
	Version string
	Now     func() time.Time
	Log     *slog.Logger
	// Ready is called once with the address that is listened on; may be nil.
	Ready func(address string)
}

// DefaultListen is where the server listens: on this machine only.
const DefaultListen = "127.0.0.1:8470"

const (
	// stopTime is how long requests under way may take when the server stops.
	stopTime = 10 * time.Second
	// maxBody bounds the body of a request in bytes.
	maxBody = 64 << 20
	// refresh is how often the index looks for changes.
	refresh = 300 * time.Millisecond
)

// Desk is what the handlers of requests stand on.
type Desk struct {
	*ingest.Desk // adding; its Store for reading and correcting
	Index        *search.Index
	Version      string
	Now          func() time.Time
}

// data is an open data folder.
type data struct {
	store *sqlite.Store
	index *search.Index
	lock  *os.File
}

// open opens a data folder for this process alone.
func open(ctx context.Context, folder string, now func() time.Time) (*data, error) {
	if folder == "" {
		return nil, errs.New(errs.Usage, "name the folder of the desk's data: --data DIR")
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, errs.Wrap(errs.Unreadable, err, "the folder %s cannot be made", folder)
	}
	lock, err := lockFolder(filepath.Join(folder, lockFile))
	if err != nil {
		return nil, err
	}
	d := &data{lock: lock}
	if d.store, err = sqlite.Open(ctx, filepath.Join(folder, storeFile), now); err != nil {
		return nil, errors.Join(err, d.close())
	}
	if d.index, err = search.Open(ctx, filepath.Join(folder, indexFile), d.store); err != nil {
		return nil, errors.Join(err, d.close())
	}
	return d, nil
}

func (d *data) close() error {
	var list []error
	if d.index != nil {
		list = append(list, d.index.Close())
	}
	if d.store != nil {
		list = append(list, d.store.Close())
	}
	return errors.Join(append(list, d.lock.Close())...)
}

// Reindex makes the search index of a data folder anew. The desk must not be
// running on it. Progress may be nil.
func Reindex(ctx context.Context, folder string, now func() time.Time, progress func(done, total int)) error {
	if _, err := os.Stat(filepath.Join(folder, storeFile)); err != nil {
		return errs.Wrap(errs.NotFound, err, "%s holds no data of a desk", folder)
	}
	if err := removeIndex(folder); err != nil {
		return err
	}
	d, err := open(ctx, folder, now)
	if err != nil {
		return err
	}
	return errors.Join(d.index.Rebuild(ctx, progress), d.close())
}

// removeIndex deletes the index's files: they may be damaged.
func removeIndex(folder string) error {
	lock, err := lockFolder(filepath.Join(folder, lockFile))
	if err != nil {
		return err
	}
	defer lock.Close()
	for _, end := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(filepath.Join(folder, indexFile+end)); err != nil && !errors.Is(err, os.ErrNotExist) {
			return errs.Wrap(errs.Unreadable, err, "the index cannot be deleted")
		}
	}
	return nil
}

// Run serves until the context ends, then lets requests under way finish, stops
// the workers and closes the files. Addresses beyond this machine are refused
// without a token, with an error of kind errs.Usage.
func Run(ctx context.Context, o Options) error {
	if o.Listen == "" {
		o.Listen = DefaultListen
	}
	if err := allowed(o.Listen, o.Token); err != nil {
		return err
	}
	d, err := open(ctx, o.Data, o.Now)
	if err != nil {
		return err
	}
	return errors.Join(run(ctx, o, d), d.close())
}

func run(ctx context.Context, o Options, d *data) error {
	crashed, err := watchCrashes(filepath.Join(o.Data, crashFile))
	if err != nil {
		return err
	}
	if crashed {
		o.Log.Warn("the last run ended in a crash", "report", crashFile+".last")
	}
	analyzer, err := analysis.New(analysis.Options{Page: page.Options{Now: o.Now()}, Jobs: o.Jobs})
	if err != nil {
		return err
	}
	desk := ingest.New(ingest.Options{Store: d.store, Analyzer: analyzer, Now: o.Now, Log: o.Log, Jobs: jobs(o.Jobs), Crashed: crashed})
	listener, err := net.Listen("tcp", o.Listen)
	if err != nil {
		return errs.Wrap(errs.Usage, err, "cannot listen on %s", o.Listen)
	}
	site := &Desk{Desk: desk, Index: d.index, Version: o.Version, Now: o.Now}
	routes, err := handler(site, o)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	server := &http.Server{
		Handler: routes, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute,
		WriteTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
		ErrorLog: slog.NewLogLogger(o.Log.Handler(), slog.LevelWarn),
	}
	return together(ctx, o, site, server, listener)
}

// together runs the server, the workers and the index, until one fails or the
// context ends.
func together(ctx context.Context, o Options, site *Desk, server *http.Server, listener net.Listener) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wg sync.WaitGroup
	begin := func(what string, f func(ctx context.Context) error) {
		wg.Go(func() {
			if err := f(ctx); err != nil && ctx.Err() == nil {
				cancel(fmt.Errorf("%s: %w", what, err))
			}
		})
	}
	begin("workers", site.Run)
	begin("index", func(ctx context.Context) error { return follow(ctx, site.Index, o.Log) })
	if o.Sample {
		begin("sample", func(ctx context.Context) error { return addSample(ctx, site) })
	}
	begin("server", func(context.Context) error {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	})
	o.Log.Info("listening", "address", listener.Addr().String(), "version", o.Version)
	if o.Ready != nil {
		o.Ready(listener.Addr().String())
	}
	<-ctx.Done()
	o.Log.Info("stopping")
	stop, done := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
	defer done()
	if err := server.Shutdown(stop); err != nil {
		_ = server.Close() // requests took too long
	}
	wg.Wait()
	if err := context.Cause(ctx); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// follow keeps the index up to date with the store. The index is no reason to
// stop: what fails is tried again.
func follow(ctx context.Context, x *search.Index, log *slog.Logger) error {
	wait := refresh
	for ctx.Err() == nil {
		did, err := x.Update(ctx)
		if err != nil && ctx.Err() == nil {
			log.Error("the index cannot be updated", "error", err)
			wait = min(2*wait, time.Minute)
		} else if err == nil {
			wait = refresh
		}
		if did {
			continue
		}
		select {
		case <-ctx.Done():
		case <-time.After(wait):
		}
	}
	return nil
}
