// Command unscrape helps people whose data was scraped to write their letters.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"

	"example.org/unscrape/internal/disk"
	_ "example.org/unscrape/wizard/quiet" // before bubbletea
)

func main() {
	os.Exit(process(env{
		Args:   os.Args[1:],
		In:     os.Stdin,
		Out:    os.Stdout,
		Err:    os.Stderr,
		Getenv: os.Getenv,
		Now:    time.Now,
		FS:     disk.OS{},
		GOOS:   runtime.GOOS,
	}))
}

// process is run with what belongs to a process of its own: no core dumps,
// and signals that end it in order.
func process(e env) int {
	noCoreDump()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	return run(ctx, e)
}

// env is all a command has of the world. Tests make their own.
type env struct {
	Args     []string
	In       io.Reader
	Out, Err io.Writer // results; everything else
	Getenv   func(string) string
	Now      func() time.Time
	FS       disk.FS
	GOOS     string
}

// run is the program, but for the process around it.
func run(ctx context.Context, e env) (code int) {
	defer func() {
		if v := recover(); v != nil {
			code = report(e.Err, &crashError{where: panicSite(3), kind: fmt.Sprintf("%T", v)})
		}
	}()
	root := newRoot(e)
	root.SetArgs(e.Args)
	err := root.ExecuteContext(ctx)
	if err != nil && ctx.Err() != nil && !errors.Is(err, errLeft) {
		err = errInterrupted // whatever broke, it was the interruption that broke it
	}
	return report(e.Err, err)
}

// panicSite names the innermost function of this program on the stack. The
// panic's own text is left out: it may quote what a person typed.
func panicSite(skip int) string {
	pc := make([]uintptr, 64)
	frames := runtime.CallersFrames(pc[:runtime.Callers(skip, pc)])
	for {
		f, more := frames.Next()
		if name, ok := strings.CutPrefix(f.Function, "example.org/unscrape/"); ok {
			return fmt.Sprintf("%s, %s:%d", name, filepath.Base(f.File), f.Line)
		}
		if name, ok := strings.CutPrefix(f.Function, "main."); ok {
			return fmt.Sprintf("%s, %s:%d", name, filepath.Base(f.File), f.Line)
		}
		if !more {
			return "an unknown place"
		}
	}
}

// terminal reports whether a stream is one, and its size in cells (0 if not
// known).
func terminal(stream any) (is bool, width, height int) {
	f, ok := stream.(*os.File)
	if !ok || !term.IsTerminal(f.Fd()) {
		return false, 0, 0
	}
	width, height, err := term.GetSize(f.Fd())
	if err != nil {
		return true, 0, 0
	}
	return true, width, height
}
