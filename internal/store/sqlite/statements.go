package sqlite

import (
	"context"
	"database/sql"
)

// Statements runs the same few statements often in one transaction: each is compiled
// once. Its queries must be constants, or nearly: all are kept until the transaction
// ends. Not safe for concurrent use.
type Statements struct {
	tx       *sql.Tx
	compiled map[string]*sql.Stmt
}

// NewStatements makes the statements of a transaction.
func NewStatements(tx *sql.Tx) *Statements { return &Statements{tx, map[string]*sql.Stmt{}} }

// of compiles a query at its first use.
func (s *Statements) of(ctx context.Context, query string) (*sql.Stmt, error) {
	if made := s.compiled[query]; made != nil {
		return made, nil
	}
	made, err := s.tx.PrepareContext(ctx, query)
	if err == nil {
		s.compiled[query] = made
	}
	return made, err
}

// Exec runs a statement that returns no rows.
func (s *Statements) Exec(ctx context.Context, query string, args ...any) error {
	made, err := s.of(ctx, query)
	if err != nil {
		return err
	}
	_, err = made.ExecContext(ctx, args...)
	return err
}

// Scan runs a statement that returns a row, and reads it; the error is sql.ErrNoRows
// where there is none.
func (s *Statements) Scan(ctx context.Context, query string, args []any, into ...any) error {
	made, err := s.of(ctx, query)
	if err != nil {
		return err
	}
	return made.QueryRowContext(ctx, args...).Scan(into...)
}
