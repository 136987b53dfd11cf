package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"example.org/unscrape/internal/disk"
)

// TestMain makes the test binary the program too, for the scripts. They run
// it on one day, so that letters and names of files are the same every day.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"unscrape": func() {
			today := time.Date(2026, time.November, 22, 12, 0, 0, 0, time.UTC)
			os.Exit(process(env{
				Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
				Getenv: os.Getenv, Now: func() time.Time { return today }, FS: disk.OS{}, GOOS: runtime.GOOS,
			}))
		},
	})
}

// TestScripts runs testdata/script: one file per promise. HOME is empty at
// the start of each; after a failure "nothing DIR…" proves that nothing was
// left behind.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(s *testscript.Env) error {
			s.Setenv("HOME", s.WorkDir+"/home")
			s.Setenv("USERPROFILE", s.WorkDir+"/home")
			s.Setenv("XDG_DATA_HOME", "")
			s.Setenv("XDG_CONFIG_HOME", "")
			s.Setenv("UNSCRAPE_HOME", "")
			s.Setenv("TERM", "xterm-256color")
			return copyExamples(s.WorkDir)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exit":    scriptExit,
			"nothing": scriptNothing,
			"escape":  scriptEscape,
			"bytes":   scriptBytes,
			"variant": scriptVariant,
			"mode":    scriptMode,
			"pack":    scriptPack,
		},
		RequireUniqueNames: true,
	})
}

func copyExamples(dir string) error {
	examples, err := filepath.Glob("../../examples/*.toml")
	if err != nil {
		return err
	}
	for _, name := range examples {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(name)), data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// variant FILE FROM OLD NEW… makes FILE of FROM with each OLD replaced by the
// NEW after it. What is replaced must be there. In NEW, \n and \xff stand for
// those bytes, \\ for a backslash, and 5000*a for five thousand times a.
func scriptVariant(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 || len(args)%2 != 0 {
		ts.Fatalf("usage: variant FILE FROM OLD NEW…")
	}
	s := ts.ReadFile(args[1])
	for i := 2; i < len(args); i += 2 {
		if !strings.Contains(s, args[i]) {
			ts.Fatalf("%s does not hold %q", args[1], args[i])
		}
		text := strings.NewReplacer(`\\`, `\`, `\xff`, "\xff", `\n`, "\n",
			"5000*a", strings.Repeat("a", 5000)).Replace(args[i+1])
		s = strings.Replace(s, args[i], text, 1)
	}
	if err := os.WriteFile(ts.MkAbs(args[0]), []byte(s), 0o600); err != nil {
		ts.Fatalf("%v", err)
	}
}

// exit CODE COMMAND… runs a command that must end with that code. What it
// wrote is then in stdout and stderr, as after exec.
func scriptExit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exit CODE COMMAND [ARGUMENTS]")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("exit %s, want %s\nstdout:\n%s\nstderr:\n%s", got, args[0], ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
}

// nothing DIR… checks that a folder does not exist or has nothing in it.
func scriptNothing(ts *testscript.TestScript, neg bool, args []string) {
	for _, dir := range args {
		entries, err := os.ReadDir(ts.MkAbs(dir))
		if err != nil && !os.IsNotExist(err) {
			ts.Fatalf("%v", err)
		}
		if (len(entries) > 0) != neg {
			ts.Fatalf("%s holds %d entries", dir, len(entries))
		}
	}
}

// escape FILE… checks that no control character but the line feed is in it.
func scriptEscape(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		for _, r := range ts.ReadFile(name) {
			if r != '\n' && (r < ' ' || r >= 0x7f && r < 0xa0) {
				ts.Fatalf("%s holds %U", name, r)
			}
		}
	}
}

// bytes FILE replaces escapes like \x1b in a file by the bytes they stand
// for, which a script cannot hold.
func scriptBytes(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		s := ts.ReadFile(name)
		s = strings.NewReplacer(`\x1b`, "\x1b", `\xff`, "\xff", `\x07`, "\x07", `\x00`, "\x00").Replace(s)
		if err := os.WriteFile(ts.MkAbs(name), []byte(s), 0o600); err != nil {
			ts.Fatalf("%v", err)
		}
	}
}

// mode FILE OCTAL checks who may look.
func scriptMode(ts *testscript.TestScript, neg bool, args []string) {
	if runtime.GOOS == "windows" {
		return
	}
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if got := strconv.FormatInt(int64(info.Mode().Perm()), 8); got != args[1] {
		ts.Fatalf("%s has mode %s, want %s", args[0], got, args[1])
	}
}
