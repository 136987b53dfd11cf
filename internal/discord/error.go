package discord

import "fmt"

// Reason is why a package was refused.
type Reason uint8

// The reasons.
const (
	Unreadable  Reason = iota // the disk or the stick failed
	Empty                     // no bytes at all
	TooLarge                  // beyond a limit
	NotZip                    // some other kind of file
	WebPage                   // a page of HTML, as a failed download leaves it
	CutShort                  // a zip file without its end
	Broken                    // a zip file whose list of entries is damaged
	TooMany                   // too many entries
	UnsafeName                // an entry's name leads elsewhere
	Overlapping               // entries share bytes: a zip bomb
	Encrypted                 // entries need a password
	Method                    // entries are compressed in a way that is not read; What names it
	Ambiguous                 // two of what there should be one of; What says what
	OtherExport               // the export of another program; What names it
	NotPackage                // nothing in it that a data package has; What may say more
)

// Error is why a package was refused as a whole. It holds nothing of the
// package's contents.
type Error struct {
	Reason Reason
	What   string
	Err    error // for Unreadable, what the system said
}

func (e *Error) Error() string {
	switch e.Reason {
	case Unreadable:
		return fmt.Sprintf("the package cannot be read: %v", e.Err)
	case Empty:
		return "the file is empty"
	case TooLarge:
		return "the file is larger than any data package: " + e.What
	case NotZip:
		return "the file is not a zip file"
	case WebPage:
		return "the file is a web page, not a zip file"
	case CutShort:
		return "the zip file is cut short: the download did not finish"
	case Broken:
		return "the zip file is damaged"
	case TooMany:
		return "the package has too many entries: " + e.What
	case UnsafeName:
		return "the zip file is not one of Discord's: the name of an entry " + e.What
	case Overlapping:
		return "the zip file is not one of Discord's: its entries overlap"
	case Encrypted:
		return "the zip file is protected by a password"
	case Method:
		return "the zip file is compressed in a way that cannot be read: " + e.What
	case Ambiguous:
		return "this is not one data package: it has " + e.What
	case OtherExport:
		return "this is another program's export: " + e.What
	}
	if e.What != "" {
		return "this is not a Discord data package: " + e.What
	}
	return "this is not a Discord data package: it has no account, messages or servers in it"
}

// Unwrap gives what the system said.
func (e *Error) Unwrap() error { return e.Err }
