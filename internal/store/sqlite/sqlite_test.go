package sqlite

import (
	"path/filepath"
	"testing"
	"time"

	"readout/internal/store"
	"readout/internal/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store {
		s, err := Open(t.Context(), filepath.Join(t.TempDir(), "a store.db"), func() time.Time { return storetest.Now })
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}
