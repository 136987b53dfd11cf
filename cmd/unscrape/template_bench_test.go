package main

import (
	"io"
	"testing"
	"time"

	"example.org/unscrape/internal/disk"
)

func benchEnv(b *testing.B) env {
	home := b.TempDir()
	return env{
		Out: io.Discard, Err: io.Discard, FS: disk.OS{}, GOOS: "linux",
		Now:    func() time.Time { return time.Date(2026, time.November, 22, 12, 0, 0, 0, time.UTC) },
		Getenv: func(name string) string { return map[string]string{"UNSCRAPE_HOME": home}[name] },
	}
}

// BenchmarkTemplateCheck is "template check" over all shipped texts.
func BenchmarkTemplateCheck(b *testing.B) {
	e := benchEnv(b)
	for b.Loop() {
		if err := runTemplateCheck(b.Context(), e, nil, false); err != nil {
			b.Fatal(err)
		}
	}
}
