package cases_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.org/unscrape/internal/cases"
	"example.org/unscrape/internal/disk"
)

// TestMain also runs the recorder that the tests below start and kill: it
// prints the ID of each event when that is recorded.
func TestMain(m *testing.M) {
	data := os.Getenv("CASES_TEST_RECORD")
	if data == "" {
		os.Exit(m.Run())
	}
	n, _ := strconv.Atoi(os.Getenv("CASES_TEST_EVENTS"))
	s := cases.New(disk.OS{}, data, noon)
	for range n {
		c, err := s.Record(ctx, "discord-1", cases.Acknowledged, date("2026-11-23"), "")
		if err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		fmt.Println(c.Events[len(c.Events)-1].ID)
	}
	os.Exit(0)
}

func recorder(data string, n int) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "CASES_TEST_RECORD="+data, "CASES_TEST_EVENTS="+strconv.Itoa(n))
	return cmd
}

// Two programs that record 500 events each at once make 1,000 events.
func TestTwoAtOnce(t *testing.T) {
	each := 500
	if testing.Short() {
		each = 50
	}
	s, c := open(t, disk.OS{})
	data := strings.TrimSuffix(s.Dir(), "cases")
	var running []*exec.Cmd
	for range 2 {
		cmd := recorder(data, each)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running = append(running, cmd)
	}
	for range 20 { // a reader beside them never sees a half-written event
		if read, err := s.Load(ctx, c.ID); err != nil || len(read.Faults) > 0 {
			t.Errorf("%v %v", read.Faults, err)
		}
		time.Sleep(5 * time.Millisecond)
	}
	for _, cmd := range running {
		if err := cmd.Wait(); err != nil {
			t.Fatal(err)
		}
	}
	c, err := s.Load(ctx, c.ID)
	if err != nil || len(c.Events) != 2*each+1 || len(c.Faults) > 0 {
		t.Fatalf("%d events, %v, %v", len(c.Events), c.Faults, err)
	}
	for i, e := range c.Events {
		if e.ID != i+1 {
			t.Fatalf("event %d has the ID %d", i+1, e.ID)
		}
	}
}

// Killed at random moments, what was said to be recorded is there, at most
// one event more, and none half.
func TestKilledWhileRecording(t *testing.T) {
	s, c := open(t, disk.OS{})
	data := strings.TrimSuffix(s.Dir(), "cases")
	for i := range 50 {
		before, err := s.Load(ctx, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		cmd := recorder(data, 1_000_000)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		said := make(chan int)
		started := make(chan bool, 1)
		go func() {
			n := 0
			for lines := bufio.NewScanner(out); lines.Scan(); n++ {
				if strings.HasPrefix(lines.Text(), "error") {
					t.Error(lines.Text())
				}
				if n == 0 {
					started <- true
				}
			}
			said <- n
		}()
		<-started
		time.Sleep(time.Duration(rand.IntN(10_000)) * time.Microsecond)
		cmd.Process.Kill()
		n := <-said
		cmd.Wait()
		after, err := s.Load(ctx, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		if more := len(after.Events) - len(before.Events); more < n || more > n+1 {
			t.Fatalf("kill %d: %d events were said to be recorded, and %d are there (%v)", i, n, more, after.Faults)
		}
	}
	if c, _ = s.Load(ctx, c.ID); len(c.Letters) != 1 || len(s.Verify(c)) > 0 {
		t.Errorf("%+v", c.Letters)
	}
}
