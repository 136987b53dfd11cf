package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
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
	var number int
	conn, err := tty.SyscallConn() // Fd would make reading block, and closing wait for it
	if err != nil {
		t.Fatal(err)
	}
	var errs [3]error
	err = conn.Control(func(fd uintptr) {
		errs[0] = unix.IoctlSetPointerInt(int(fd), unix.TIOCSPTLCK, 0)
		number, errs[1] = unix.IoctlGetInt(int(fd), unix.TIOCGPTN)
		errs[2] = unix.IoctlSetWinsize(int(fd), unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 80})
	})
	if err := errors.Join(err, errs[0], errs[1], errs[2]); err != nil {
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
	for ended != nil || out != nil { // and all that it wrote is read
		select {
		case b, ok := <-out:
			if !ok {
				out = nil
			}
			c.seen.Write(b)
		case <-ended:
			ended = nil
		case <-late:
			c.t.Fatalf("still running after %v; the terminal got %q", limit, c.seen.Bytes())
		}
	}
	return c.cmd.ProcessState.ExitCode()
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

// The first question is there at once, also on a terminal that answers
// nothing; leaving restores the terminal and says so to scripts.
func TestFirstQuestion(t *testing.T) {
	c := openConsole(t, nil)
	c.wait("unscrape", 2*time.Second)
	c.wait("Does somebody else use this computer", 2*time.Second)
	c.send("\x03")
	if code := c.exit(5 * time.Second); code != exitInterrupted {
		t.Errorf("exit %d after Ctrl+C, want %d", code, exitInterrupted)
	}
	if s := c.seen.String(); !strings.Contains(s, "\x1b[?1049l") {
		t.Error("the alternate screen stays")
	}
}

// A signal ends the wizard like Ctrl+C, and the terminal is as it was.
func TestTerminated(t *testing.T) {
	c := openConsole(t, nil)
	c.wait("Does somebody else use this computer", 2*time.Second)
	if err := c.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if code := c.exit(5 * time.Second); code != exitInterrupted {
		t.Errorf("exit %d, want %d", code, exitInterrupted)
	}
	if s := c.seen.String(); !strings.Contains(s, "\x1b[?1049l") {
		t.Error("the alternate screen stays")
	}
}

// What was answered survives kill -9, and the next start offers it.
func TestKilled(t *testing.T) {
	home := t.TempDir()
	kept := "UNSCRAPE_HOME=" + home + "/kept"
	c := openConsole(t, []string{kept})
	c.wait("Does somebody else use this computer", 2*time.Second)
	c.send("\r")
	c.wait("What happened", 2*time.Second)
	c.send("\r")
	c.wait("Where do you live", 2*time.Second)
	deadline := time.Now().Add(5 * time.Second)
	for {
		if drafts, _ := filepath.Glob(home + "/kept/drafts/*" + draftSuffix); len(drafts) > 0 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("no draft was kept")
		}
		time.Sleep(10 * time.Millisecond)
	}
	c.cmd.Process.Kill()
	c.exit(5 * time.Second)

	again := openConsole(t, []string{kept})
	again.wait("Go on where you were?", 2*time.Second)
}

// Where somebody else may read the computer, nothing is kept: not before the
// answer, not after it, not on leaving.
func TestNotSafe(t *testing.T) {
	kept := t.TempDir() + "/kept"
	c := openConsole(t, []string{"UNSCRAPE_HOME=" + kept})
	c.wait("Does somebody else use this computer", 2*time.Second)
	c.send("\x1b[B\r")
	c.wait("What happened", 2*time.Second)
	c.send("\r")
	c.wait("Where do you live", 2*time.Second)
	c.send("Germany\r\r")
	c.wait("Do you have your Discord data package", 2*time.Second)
	c.send("\r")
	c.wait("What should the letters ask for", 2*time.Second)
	c.send("\x03")
	c.wait("Leave now?", 2*time.Second)
	c.send("\x1b[B\r")
	if code := c.exit(5 * time.Second); code != exitInterrupted {
		t.Errorf("exit %d", code)
	}
	if _, err := os.Stat(kept); err == nil {
		t.Error("something was kept")
	}
}

// Lines instead of a screen: where the terminal cannot draw, and where a
// person asks for it. Not one control sequence is sent, and Ctrl+C ends it.
func TestLines(t *testing.T) {
	for _, c := range []struct {
		environment string
		args        []string
	}{
		{"TERM=dumb", nil},
		{"ACCESSIBLE=1", nil},
		{"NO_COLOR=1", []string{"new", "--plain"}},
	} {
		con := openConsole(t, []string{c.environment}, c.args...)
		con.wait("Number from 1 to 2", 2*time.Second)
		con.send("\x03")
		if code := con.exit(5 * time.Second); code != exitInterrupted {
			t.Errorf("%s: exit %d after Ctrl+C, want %d", c.environment, code, exitInterrupted)
		}
		if bytes.ContainsRune(con.seen.Bytes(), '\x1b') {
			t.Errorf("%s: the terminal was sent %q", c.environment, con.seen.Bytes())
		}
		if !bytes.Contains(con.seen.Bytes(), []byte("unscrape: interrupted")) {
			t.Errorf("%s: nothing said on Ctrl+C: %q", c.environment, con.seen.Bytes())
		}
	}
}

// The window is closed in the middle of a question: what was answered until
// then is kept.
func TestWindowClosed(t *testing.T) {
	kept := t.TempDir() + "/kept"
	c := openConsole(t, []string{"UNSCRAPE_HOME=" + kept})
	c.wait("Does somebody else use this computer", 2*time.Second)
	c.send("\r")
	c.wait("What happened", 2*time.Second)
	c.send("\r")
	c.wait("Where do you live", 2*time.Second)
	c.send("Germany\r")
	c.wait("Did you live elsewhere", 2*time.Second)
	c.wait("Article 3(1)", 2*time.Second) // the answer is taken
	c.tty.Close()
	ended := make(chan struct{})
	go func() { c.cmd.Wait(); close(ended) }()
	select {
	case <-ended:
	case <-time.After(5 * time.Second):
		t.Fatal("still running without a terminal")
	}
	drafts, _ := filepath.Glob(kept + "/drafts/*" + draftSuffix)
	if len(drafts) != 1 {
		t.Fatalf("drafts: %q", drafts)
	}
	if data, err := os.ReadFile(drafts[0]); err != nil || !bytes.Contains(data, []byte(`residence = "DE"`)) {
		t.Errorf("%v\n%s", err, data)
	}
}
