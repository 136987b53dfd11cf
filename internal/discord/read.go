package discord

import (
	"context"
	"io"
	"io/fs"
)

// ReadZip reads a package as it was downloaded, or zipped again. A refusal is
// an *Error; what could not be read of a package that was not refused is in
// its Report. Nothing is unpacked. When ctx ends, reading stops at once with
// its error.
func ReadZip(ctx context.Context, r io.ReaderAt, size int64, opts Options) (*Package, error) {
	return nil, &Error{Reason: NotPackage}
}

// ReadFolder reads a package that was unpacked. Links in it are not followed.
func ReadFolder(ctx context.Context, folder fs.FS, opts Options) (*Package, error) {
	return nil, &Error{Reason: NotPackage}
}
