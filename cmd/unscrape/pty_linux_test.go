package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// console is a program running on a pseudo-terminal that answers nothing: it
// takes what is drawn and never replies to a query, as serial lines, some
// multiplexers and screen recorders do.
type console struct {
	t    *testing.T
	tty  *os.File // our end
	cmd  *exec.Cmd
	seen bytes.Buffer
	from time.Time
	out  chan []byte
}

// openConsole starts this test binary as the program.
func openConsole(t *testing.T, environment []string, args ...string) *console {
	t.Helper()
	tty, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no pseudo-terminals here:", err)
	}
	fd := int(tty.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 80}); err != nil {
		t.Fatal(err)
	}
	theirs, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer theirs.Close()
	program := t.TempDir() + "/unscrape" // testscript.Main goes by the name
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, program); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, args...)
	cmd.Env = append([]string{"TERM=xterm-256color", "HOME=" + t.TempDir(), "PATH=" + os.Getenv("PATH")}, environment...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = theirs, theirs, theirs
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	c := &console{t: t, tty: tty, cmd: cmd, from: time.Now(), out: make(chan []byte, 64)}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(c.out)
		for {
			b := make([]byte, 4096)
			n, err := tty.Read(b)
			if n > 0 {
				c.out <- b[:n]
			}
			if err != nil {
				return // the other end is closed
			}
		}
	}()
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
		tty.Close()
	})
	return c
}

// wait reads until words are on the terminal, and returns how long after the
// start that was.
func (c *console) wait(words string, limit time.Duration) time.Duration {
	c.t.Helper()
	late := time.After(limit)
	for {
		if bytes.Contains(c.seen.Bytes(), []byte(words)) {
			return time.Since(c.from)
		}
		select {
		case b, ok := <-c.out:
			if !ok {
				c.t.Fatalf("the program ended without %q; the terminal got %q", words, c.seen.Bytes())
			}
			c.seen.Write(b)
		case <-late:
			c.t.Fatalf("no %q within %v; the terminal got %q", words, limit, c.seen.Bytes())
		}
	}
}

func (c *console) send(keys string) {
	c.t.Helper()
	if _, err := c.tty.WriteString(keys); err != nil {
		c.t.Fatal(err)
	}
}

// exit waits for the end and returns the exit code.
func (c *console) exit(limit time.Duration) int {
	c.t.Helper()
	ended := make(chan struct{})
	go func() { c.cmd.Wait(); close(ended) }()
	late := time.After(limit)
	out := c.out
	for {
		select {
		case b, ok := <-out:
			if !ok {
				out = nil
			}
			c.seen.Write(b)
		case <-ended:
			return c.cmd.ProcessState.ExitCode()
		case <-late:
			c.t.Fatalf("still running after %v; the terminal got %q", limit, c.seen.Bytes())
		}
	}
}

// Without wizard/quiet this takes five seconds: bubbletea asks the terminal
// for its background and waits. The bound is far from both.
func TestSilentTerminal(t *testing.T) {
	for _, term := range []string{"xterm-256color", "xterm"} {
		c := openConsole(t, []string{"TERM=" + term}, "version")
		took := c.wait("unscrape", 4*time.Second)
		if code := c.exit(4 * time.Second); code != 0 {
			t.Errorf("exit %d", code)
		}
		if took > 2*time.Second {
			t.Errorf("TERM=%s: the version took %v on a terminal that answers nothing", term, took)
		}
		if bytes.ContainsRune(c.seen.Bytes(), '\x1b') {
			t.Errorf("TERM=%s: the terminal was sent %q", term, c.seen.Bytes())
		}
	}
}
