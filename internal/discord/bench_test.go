package discord

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"
	"time"
)

var large = flag.Bool("large", false, "benchmarks of packages with 5 million messages and 4 GB of activity too")

// BenchmarkRead reads generated packages from disk. peak-MB is the most that
// the program had of the system's memory.
func BenchmarkRead(b *testing.B) {
	for _, l := range []load{
		{messages: 10_000, channels: 200},
		{messages: 1_000_000, channels: 5_000, activity: 1 << 30},
		{messages: 1_000_000, channels: 5_000, csv: true},
		{messages: 5_000_000, channels: 20_000, activity: 4 << 30},
		{messages: 5_000_000, channels: 40},
	} {
		name := fmt.Sprintf("messages=%d/channels=%d", l.messages, l.channels)
		if l.csv {
			name += "/csv"
		}
		b.Run(name, func(b *testing.B) {
			if l.messages > 1_000_000 && !*large {
				b.Skip("with -large")
			}
			path := filepath.Join(b.TempDir(), "package.zip")
			if keep := os.Getenv("UNSCRAPE_BENCH_PACKAGES"); keep != "" { // to compare with other programs
				path = filepath.Join(keep, fmt.Sprintf("%d-%d-%t.zip", l.messages, l.channels, l.csv))
			}
			if _, err := os.Stat(path); err != nil {
				generate(b, path, l)
			}
			runtime.GC()
			var peak atomic.Uint64
			stop := make(chan struct{})
			go func() {
				for {
					select {
					case <-stop:
						return
					case <-time.After(50 * time.Millisecond):
						var m runtime.MemStats
						runtime.ReadMemStats(&m)
						peak.Store(max(peak.Load(), m.Sys-m.HeapReleased))
					}
				}
			}()
			for b.Loop() {
				f, err := os.Open(path)
				if err != nil {
					b.Fatal(err)
				}
				info, _ := f.Stat()
				p, err := ReadZip(context.Background(), f, info.Size(), Options{Progress: func(Progress) {}})
				f.Close()
				if err != nil || p.Totals.Messages != l.messages || p.Totals.Channels != l.channels || !p.Report.Complete() {
					b.Fatalf("%v %+v %v", err, p.Totals, p.Report)
				}
			}
			close(stop)
			b.ReportMetric(float64(peak.Load())/1e6, "peak-MB")
			b.ReportMetric(float64(l.messages)*float64(b.N)/b.Elapsed().Seconds(), "messages/s")
		})
	}
}
