// Package wizard leads a person from "my messages were scraped" to letters in
// hand. One flow is walked by a full-screen front end (Run) and by a plain
// one that asks line by line (RunPlain). It touches neither disk nor clock
// nor environment: everything of the world comes in through Options.
package wizard

import (
	"context"
	"fmt"
	"io"

	"example.org/unscrape/internal/incident"
	"example.org/unscrape/internal/say"
	"example.org/unscrape/letters"
)

// Options is all that a run of the wizard has of the world. In, Out, Sources
// and Write must be set; a nil function means that the program cannot do that
// thing, and the wizard does not offer it.
type Options struct {
	In  io.Reader
	Out io.Writer

	// Language is that of the screens, one of say.Languages; "" is English.
	// The letters have their own.
	Language string
	printer  *say.Printer // of a test, which asks it for misses

	// Sources are the addressees and texts, and today's date.
	Sources letters.Sources

	// Incidents are those offered; nil = the built-in ones.
	Incidents []incident.Incident

	// Width and Height are the window's cells as far as known; 0 means 80×24.
	Width, Height int
	// NoColor keeps bold, underline and the cursor, and leaves colours out.
	NoColor bool

	// Request prefills the answers: flags, a request file. Addressees named
	// in it count as confirmed.
	Request letters.Request
	// Draft is a kept draft to go on with (the bytes SaveDraft got); nil for
	// none. One that cannot be read is a *DraftError from Run, at once.
	Draft []byte
	// Drafts are kept drafts to offer at the start when Draft is nil.
	Drafts []DraftInfo

	// SaveDraft keeps the draft; DropDraft removes it, after the letters are
	// written or when the person leaves without keeping. Neither is called
	// where the person said that the computer is not safe, except DropDraft
	// once at that moment. Both run outside of Update; never two at a time.
	SaveDraft func([]byte) error
	DropDraft func() error

	// Write lays out all letters and writes all files, or none. It returns
	// an *ErrExists where a file stands in the way and the order did not say
	// Overwrite.
	Write func(context.Context, WriteOrder) (WriteResult, error)
	// Pages lays a letter out without writing: for its page count and for
	// what keeps it from being printed (an address too long for its window).
	Pages func(letters.Letter) (Layout, error)
	// Edit returns the command that opens a text in the person's editor.
	// The text lies in a file of the program's own until Result reads and
	// removes it.
	Edit func(text string) (Editing, error)
	// SaveRequest writes a request file, whole or not at all, never over
	// another (*ErrExists).
	SaveRequest func(path string, request []byte) error

	// Package is what can be done with Discord data packages.
	Package PackageTools

	// DataDir and ConfigDir are shown where the wizard says what is kept.
	DataDir, ConfigDir string
	// DefaultOut is the folder proposed for the letters.
	DefaultOut string
	// FirstRun shows the welcome, and asks whether this computer is safe.
	FirstRun bool
	// NotSafe is the answer to that question from an earlier run.
	NotSafe bool
	// Suspend is whether Ctrl+Z can put the program aside (not on Windows).
	Suspend bool
}

// DraftInfo is a kept draft as the start offers it.
type DraftInfo struct {
	Label string // what it is about, as DraftLabel says
	When  string // the day it was kept, as shown
	Data  []byte
	Drop  func() error // removes it; nil if that cannot be done
}

// WriteOrder is what the person decided at the end.
type WriteOrder struct {
	Request   letters.Request
	Letters   []letters.Letter // composed from Request, in order
	Dir       string
	Formats   []string   // pdf, txt
	Lists     []ListFile // of messages, beside the letters
	Overwrite bool
	Neutral   bool // file names that say nothing: the computer is not safe
}

// WriteResult says what was written.
type WriteResult struct {
	Files []WrittenFile
}

// WrittenFile is one file of a letter.
type WrittenFile struct {
	Addressee string // ID in the request
	Path      string
	Format    string
}

// ErrExists is the refusal to write over files. Paths has all of them.
type ErrExists struct{ Paths []string }

func (e *ErrExists) Error() string {
	if len(e.Paths) == 1 {
		return "a file of that name is already there"
	}
	return fmt.Sprintf("%d files of those names are already there", len(e.Paths))
}

// Layout is a letter as it falls on paper.
type Layout struct {
	Pages int
	// Folds says where to fold the sheet, in one sentence; "" where the
	// letter is not for an envelope.
	Folds string
}

// Editing is one visit to the person's editor.
type Editing struct {
	Cmd    EditCommand
	Result func() (string, error) // after Cmd ended; also removes the file
}

// EditCommand runs with the terminal lent to it.
type EditCommand interface {
	Run() error
	SetStdin(io.Reader)
	SetStdout(io.Writer)
	SetStderr(io.Writer)
}

// Outcome says how a run ended.
type Outcome struct {
	Finished bool // the letters are written
	Kept     bool // a draft was left for next time
	Files    []WrittenFile
	// Farewell is what should stand on the terminal after the full screen
	// is gone: the files, when an answer is due. Foreign text in it is safe.
	Farewell string
}

// DraftError says why a draft cannot be gone on with. It never carries what
// is in it.
type DraftError struct{ Reason string }

func (e *DraftError) Error() string { return e.Reason }
