package discord

// limits bound what a package may make the reader do. Real packages keep far
// below them: the largest known have about 30,000 entries and 10 GB, nearly
// all of it in entries that are not read.
type limits struct {
	archive   int64 // bytes of the zip file
	directory int64 // bytes read to list it
	entries   int
	name      int   // bytes of an entry's name
	depth     int   // folders in it
	document  int64 // bytes of user.json and of an index
	place     int64 // bytes of channel.json and guild.json
	messages  int64 // bytes of one messages file
	total     int64 // bytes inflated altogether
	nesting   int   // of JSON
	text      int   // bytes of one string or number
	ratio     int64 // inflated to packed bytes, once beyond ratioFrom
	ratioFrom int64
	keys      int // of one index
}

var standard = limits{
	archive:   8 << 30,
	directory: 64 << 20,
	entries:   300_000,
	name:      1024,
	depth:     8,
	document:  64 << 20,
	place:     1 << 20,
	messages:  512 << 20,
	total:     4 << 30,
	nesting:   32,
	text:      1 << 20,
	ratio:     200,
	ratioFrom: 1 << 20,
	keys:      500_000,
}

// maxName is how many characters of a name are kept.
const maxName = 500
