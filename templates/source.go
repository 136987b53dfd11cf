package templates

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// Bounds on what a foreign template can cost. The longest shipped letter is
// under 10 KiB, and two pages hold about 6,000 characters.
const (
	maxSource  = 1 << 20  // bytes of a template file
	maxFront   = 16 << 10 // bytes of its front matter
	maxOutput  = 64 << 10 // bytes of an executed letter, or of an edited body
	maxActions = 4000     // {{…}} in one file
	maxDepth   = 40       // nesting of {{if}}, parentheses, lists and emphasis
	maxSteps   = 100_000  // nodes evaluated in one execution
	maxMarks   = 500      // of the characters * _ [ ` in one stretch without an empty line
)

// clean makes file content fit to be parsed: no byte-order mark, line feeds
// only. What is no text at all is one finding.
func clean(path string, src []byte) (string, *Finding) {
	refuse := func(line, column int, format string, args ...any) (string, *Finding) {
		return "", &Finding{path, line, column, "file", fmt.Sprintf(format, args...)}
	}
	if len(src) > maxSource {
		return refuse(1, 1, "this file is larger than 1 MiB, and no letter is")
	}
	if bytes.HasPrefix(src, []byte("\xff\xfe")) || bytes.HasPrefix(src, []byte("\xfe\xff")) {
		return refuse(1, 1, "this file is in UTF-16; save it as UTF-8")
	}
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	text := strings.ReplaceAll(string(src), "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	line, start := 1, 0
	for i, r := range text {
		column := func() int { return utf8.RuneCountInString(text[start:i]) + 1 }
		switch {
		case r == '\n':
			line, start = line+1, i+1
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD"):
			return refuse(line, column(), "this file is not UTF-8 text; save it as UTF-8 (it may be Windows-1252)")
		case r == 0:
			return refuse(line, column(), "this is a binary file, not a template")
		case isControl(r):
			return refuse(line, column(), "there is a control character (U+%04X) here; remove it", r)
		case isPrivate(r):
			return refuse(line, column(), "there is a private-use character (U+%04X) here, which no typeface can print; remove it", r)
		}
	}
	return text, nil
}

func isControl(r rune) bool { return r < 0x20 && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 }

// isPrivate reports whether r is in one of Unicode's private-use areas, where
// tokens live.
func isPrivate(r rune) bool {
	return r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000
}

// origins maps what was put out back to the file it comes from. The first
// origin is that of the first byte.
type origins []origin

type origin struct {
	out, src int
	literal  bool // copied letter by letter
}

// where is the place in the file of an offset of the output.
func (o origins) where(at int) int {
	i := sort.Search(len(o), func(i int) bool { return o[i].out > at }) - 1
	switch {
	case i < 0:
		return 0
	case o[i].literal:
		return o[i].src + at - o[i].out
	}
	return o[i].src
}
