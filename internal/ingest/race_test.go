//go:build race

package ingest

func init() { killRounds = 20 } // each takes many times as long
