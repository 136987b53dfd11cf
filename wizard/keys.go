package wizard

import "github.com/charmbracelet/bubbles/key"

// keyMap is every key of the full-screen wizard. Letters stand only where no
// text can be typed; Esc never ends the program.
type keyMap struct {
	Next   key.Binding // onward from a field or a page
	Skip   key.Binding // to the next field without judging this one
	Back   key.Binding // the field or page before
	Leave  key.Binding // the page before, or close what is open
	Up     key.Binding
	Down   key.Binding
	Toggle key.Binding
	Onward key.Binding // out of a field of several lines

	PageUp   key.Binding
	PageDown key.Binding
	Top      key.Binding
	Bottom   key.Binding

	Letter     key.Binding // show or hide the whole letter
	NextLetter key.Binding
	PrevLetter key.Binding
	Change     key.Binding // edit paragraphs in place
	All        key.Binding // of what is shown
	Editor     key.Binding
	Reset      key.Binding
	LeaveOut   key.Binding // take a character out that cannot be printed
	Find       key.Binding // somebody in the directory
	Near       key.Binding // only those where the person lives

	Help    key.Binding
	Quit    key.Binding
	Suspend key.Binding
}

func newKeyMap(suspend bool) keyMap {
	b := func(help, what string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, what))
	}
	k := keyMap{
		Next:   b("enter", "next", "enter"),
		Skip:   b("tab", "next field", "tab"),
		Back:   b("shift+tab", "back", "shift+tab"),
		Leave:  b("esc", "page before", "esc", "ctrl+b"),
		Up:     b("up", "up", "up"),
		Down:   b("up/down", "move", "down"),
		Toggle: b("space", "choose", " "),
		All:    b("ctrl+a", "all or none", "ctrl+a"),
		Onward: b("tab", "next", "tab", "ctrl+d"),

		PageUp:   b("pgup", "scroll up", "pgup"),
		PageDown: b("pgdn", "scroll down", "pgdown"),
		Top:      b("home", "top", "home"),
		Bottom:   b("end", "bottom", "end"),

		Letter:     b("ctrl+p", "whole letter", "ctrl+p"),
		NextLetter: b("left/right", "other letter", "right", "tab"),
		PrevLetter: b("left", "letter before", "left"),
		Change:     b("e", "edit", "e"),
		Editor:     b("ctrl+e", "your editor", "ctrl+e"),
		Reset:      b("ctrl+r", "original text", "ctrl+r"),
		LeaveOut:   b("ctrl+o", "leave it out", "ctrl+o"),

		Find: b("ctrl+f", "directory", "ctrl+f"),
		Near: b("ctrl+l", "my country", "ctrl+l"),

		Help:    b("f1", "help", "f1"),
		Quit:    b("ctrl+c", "leave", "ctrl+c"),
		Suspend: b("ctrl+z", "put aside", "ctrl+z"),
	}
	k.Suspend.SetEnabled(suspend)
	return k
}

// as is a binding with another word for what it does here.
func as(b key.Binding, what string) key.Binding {
	b.SetHelp(b.Help().Key, what)
	return b
}
