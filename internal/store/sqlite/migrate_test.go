package sqlite

import (
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"readout/internal/errs"
	"readout/internal/store/storetest"
)

var update = flag.Bool("update", false, "make the database of the present version, where there is none yet")

func clock() time.Time { return storetest.Now }

// TestOldDatabases opens a database that each version of the tables wrote. A new
// migration needs one of its own: go test ./internal/store/sqlite -update. Those of
// old versions are never made again.
func TestOldDatabases(t *testing.T) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for i := range names {
		path := filepath.Join("testdata", fmt.Sprintf("v%d.db.gz", i+1))
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) && *update && i == len(names)-1 {
			write(t, path)
		}
		copied := filepath.Join(t.TempDir(), "store.db")
		unpack(t, path, copied)
		s, err := Open(t.Context(), copied, clock)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		storetest.Filled(t, s)
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// write makes a database of the present version.
func write(t *testing.T, path string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "store.db")
	s, err := Open(t.Context(), file, clock)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Fill(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewWriterLevel(out, gzip.BestCompression)
	if err == nil {
		_, err = z.Write(data)
	}
	if err := errors.Join(err, z.Close(), out.Close()); err != nil {
		t.Fatal(err)
	}
}

func unpack(t *testing.T, path, to string) {
	t.Helper()
	in, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	z, err := gzip.NewReader(in)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err == nil {
		err = os.WriteFile(to, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestNewerDatabaseIsRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "store.db")
	s, err := Open(t.Context(), file, clock)
	if err == nil {
		_, err = s.write.ExecContext(t.Context(), "PRAGMA user_version = 99")
	}
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), file, clock); errs.KindOf(err) != errs.Conflict {
		t.Errorf("error %v, want one of kind conflict", err)
	}
	if err := os.WriteFile(file, []byte("this is no database, but a text that is long enough to look like one"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), file, clock); err == nil {
		t.Error("a text was opened as a database")
	}
}
