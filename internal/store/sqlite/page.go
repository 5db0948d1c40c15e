package sqlite

import (
	"context"
	"database/sql"
	"strconv"
	"strings"

	"readout/internal/errs"
	"readout/internal/store"
)

const (
	defaultLimit = 50
	maxLimit     = 200
)

// window reads what part of a list is asked for: how many items, and the numbers
// of the cursor, nil at the beginning.
func window(p store.Page, fields int) (limit int, after []int64, err error) {
	limit = p.Limit
	switch {
	case limit < 0:
		return 0, nil, errs.New(errs.Usage, "a list's limit is a positive number")
	case limit == 0:
		limit = defaultLimit
	}
	limit = min(limit, maxLimit)
	if p.After == "" {
		return limit, nil, nil
	}
	parts := strings.Split(p.After, ".")
	if len(parts) != fields {
		return 0, nil, badCursor()
	}
	for _, part := range parts {
		n, err := strconv.ParseInt(part, 36, 64)
		if err != nil {
			return 0, nil, badCursor()
		}
		after = append(after, n)
	}
	return limit, after, nil
}

func badCursor() error {
	return errs.New(errs.Usage, "the cursor is none that this list gave: start from the beginning")
}

// cursor writes what window reads.
func cursor(fields ...int64) string {
	parts := make([]string, len(fields))
	for i, n := range fields {
		parts[i] = strconv.FormatInt(n, 36)
	}
	return strings.Join(parts, ".")
}

// where is a condition in the making.
type where struct {
	parts []string
	args  []any
}

func (w *where) and(part string, args ...any) {
	w.parts = append(w.parts, part)
	w.args = append(w.args, args...)
}

func (w *where) sql() string {
	if len(w.parts) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(w.parts, " AND ")
}

// outlet narrows documents to an outlet by its domain or, where no document has
// that, its name.
func (w *where) outlet(ctx context.Context, tx *sql.Tx, outlet string) error {
	if outlet == "" {
		return nil
	}
	var is bool
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM document WHERE domain = ?)", strings.ToLower(outlet)).Scan(&is)
	if is {
		w.and("domain = ?", strings.ToLower(outlet))
	} else {
		w.and("outlet = ?", outlet)
	}
	return broken(err)
}
