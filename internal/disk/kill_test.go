package disk_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"example.org/unscrape/internal/disk"
)

// TestMain also runs the writer that the tests below start and kill.
func TestMain(m *testing.M) {
	if path := os.Getenv("DISK_TEST_WRITE"); path != "" {
		for i := 0; ; i++ {
			data := bytes.Repeat([]byte{byte('a' + i%26)}, 100_000)
			if err := disk.Write(disk.OS{}, disk.Replace, disk.Content{Path: path, Data: data}); err != nil {
				fmt.Println(err)
				os.Exit(1)
			}
		}
	}
	os.Exit(m.Run())
}

// whole reports whether data is one version of the file, and not a mixture.
func whole(data []byte) bool {
	return len(data) == 100_000 && bytes.Count(data, data[:1]) == len(data)
}

// After kill -9 the old or the new file is there, whole, and what was left
// half-written is removed by the next run.
func TestKilledWhileWriting(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "draft")
	orphans := 0
	var before time.Time
	for i := range 20 {
		writer := exec.Command(os.Args[0])
		writer.Env = append(os.Environ(), "DISK_TEST_WRITE="+path)
		if err := writer.Start(); err != nil {
			t.Fatal(err)
		}
		for { // until it has written once
			if info, err := os.Stat(path); err == nil && info.ModTime().After(before) {
				break
			}
			time.Sleep(time.Millisecond)
		}
		time.Sleep(time.Duration(i) * 100 * time.Microsecond)
		writer.Process.Kill()
		writer.Wait()
		if data, err := os.ReadFile(path); err != nil || !whole(data) {
			t.Fatalf("killed, and the file holds %d bytes: %v", len(data), err)
		}
		if entries, _ := os.ReadDir(dir); len(entries) > 1 {
			orphans++
		}
		if info, err := os.Stat(path); err == nil {
			before = info.ModTime()
		}
		if err := disk.Sweep(machine, dir); err != nil {
			t.Fatal(err)
		}
		if entries, _ := os.ReadDir(dir); len(entries) != 1 {
			t.Fatalf("left behind: %v", entries)
		}
	}
	t.Logf("%d of 20 kills left a temporary file, and all were removed", orphans)
}

// Writers at the same time, and readers beside them, never see a mixture.
func TestWritingAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "draft")
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for range 20 {
				data := bytes.Repeat([]byte{byte('a' + w)}, 100_000)
				if err := disk.Write(machine, disk.Replace, disk.Content{Path: path, Data: data}); err != nil {
					t.Error(err)
				}
				if data, err := disk.Read(machine, path, 1<<20); err != nil || !whole(data) {
					t.Errorf("%d bytes, %v", len(data), err)
				}
			}
		})
	}
	wg.Wait()

	// And of several that must not replace, one wins.
	fresh := filepath.Join(filepath.Dir(path), "letter")
	won := make(chan bool, 8)
	for range 8 {
		wg.Go(func() {
			won <- disk.Write(machine, disk.Keep, disk.Content{Path: fresh, Data: []byte("x")}) == nil
		})
	}
	wg.Wait()
	close(won)
	winners := 0
	for w := range won {
		if w {
			winners++
		}
	}
	if winners != 1 {
		t.Errorf("%d writers of one new file succeeded", winners)
	}
}
