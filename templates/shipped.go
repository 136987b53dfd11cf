package templates

import (
	"embed"
	"io/fs"
)

//go:embed */*.md
var embedded embed.FS

// Shipped holds the letter texts that come with the program, as
// <language>/<name>.md.
func Shipped() fs.FS { return embedded }
