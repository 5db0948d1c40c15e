// Package sqlite keeps the store in one SQLite file, by way of modernc.org/sqlite,
// which is SQLite compiled to Go. The journal is a write-ahead log and is synced
// at each commit (synchronous FULL): what was committed survives a crash of the
// program and of the machine.
//
// One connection writes, several read; a reader sees the last commit.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"readout/internal/errs"
	"readout/internal/store"
)

// readers is how many connections read at the same time.
const readers = 4

//go:embed migrations/*.sql
var migrations embed.FS

// Store is a store.Store in one file.
type Store struct {
	write, read *sql.DB
	now         func() time.Time
}

var _ store.Store = (*Store)(nil)

// Open opens the database file at path, makes it where it is not there, and brings
// its tables to the present version. A file that a newer program wrote is refused
// with an error of kind errs.Conflict. now is the clock.
func Open(ctx context.Context, path string, now func() time.Time) (*Store, error) {
	write, read, err := Connect(path, "FULL")
	if err != nil {
		return nil, err
	}
	s := &Store{write, read, now}
	if err := s.migrate(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Connect opens a database file for one writing connection and several that read.
// synchronous is SQLite's setting: FULL keeps every commit through a crash of the
// machine, NORMAL every commit but the last. Package search has its index this
// way.
func Connect(path, synchronous string) (write, read *sql.DB, err error) {
	if write, err = connect(path, synchronous, "_txlock=immediate"); err != nil {
		return nil, nil, err
	}
	write.SetMaxOpenConns(1)
	if read, err = connect(path, synchronous, "_pragma=query_only(1)"); err != nil {
		return nil, nil, errors.Join(err, write.Close())
	}
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	return write, read, nil
}

// connect opens a pool of connections. The page cache is 16 MB a connection.
func connect(path, synchronous, more string) (*sql.DB, error) {
	const pragmas = "_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)" +
		"&_pragma=foreign_keys(0)&_pragma=cache_size(-16000)&_pragma=temp_store(2)"
	file := (&url.URL{Scheme: "file", OmitHost: true, Path: path}).String()
	db, err := sql.Open("sqlite", file+"?"+pragmas+"&_pragma=synchronous("+synchronous+")&"+more)
	if err != nil {
		return nil, errs.Wrap(errs.Unreadable, err, "the file %s cannot be opened", path)
	}
	return db, nil
}

// Close waits for what runs and closes the file.
func (s *Store) Close() error {
	return errors.Join(s.read.Close(), s.write.Close())
}

// migrate applies the migrations that the file has not had, each in a transaction
// with the file's version.
func (s *Store) migrate(ctx context.Context) error {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return errs.Wrap(errs.Internal, err, "the migrations cannot be listed")
	}
	var version int
	if err := s.write.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return errs.Wrap(errs.Unreadable, err, "the store is not a readable database")
	}
	if version > len(names) {
		return errs.New(errs.Conflict, "the store was written by a newer version of readout (tables of version %d, known here: %d)", version, len(names))
	}
	for i := version; i < len(names); i++ {
		script, err := migrations.ReadFile(names[i])
		if err != nil {
			return errs.Wrap(errs.Internal, err, "a migration cannot be read")
		}
		err = s.inTx(ctx, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, fmt.Sprintf("%s;\nPRAGMA user_version = %d", script, i+1))
			return err
		})
		if err != nil {
			return errs.Wrap(errs.Internal, err, "the store cannot be brought to version %d", i+1)
		}
	}
	return nil
}

// inTx runs f in a transaction of the writing connection.
func (s *Store) inTx(ctx context.Context, f func(tx *sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return broken(err)
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing
	if err := f(tx); err != nil {
		return err
	}
	return broken(tx.Commit())
}

// snapshot runs f in a reading transaction: all that it reads is of one moment.
func (s *Store) snapshot(ctx context.Context, f func(tx *sql.Tx) error) error {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return broken(err)
	}
	defer tx.Rollback() //nolint:errcheck // nothing to keep
	return f(tx)
}

// broken is an error of the database as one of the program; nil for nil. A
// context that ended stays what it is.
func broken(err error) error {
	var e *errs.Error
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded), errors.As(err, &e):
		return err
	case strings.Contains(err.Error(), "SQLITE_BUSY"):
		return errs.Wrap(errs.Busy, err, "the store is in use by another process")
	}
	return errs.Wrap(errs.Internal, err, "the store failed")
}

// unix is a time as the tables hold it, 0 for the zero time.
func unix(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

// moment undoes unix.
func moment(seconds int64) time.Time {
	if seconds == 0 {
		return time.Time{}
	}
	return time.Unix(seconds, 0).UTC()
}
