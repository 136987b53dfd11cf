package main

import (
	"errors"

	"example.org/unscrape/internal/disk"
	"example.org/unscrape/internal/law"
)

// hints says what a person can do about an error.
func hints(err error) []string {
	var (
		own    *hintedError
		wrong  *usageError
		crash  *crashError
		regime *law.RegimeError
		taken  *existsError
	)
	switch {
	case errors.As(err, &own):
		return own.hints
	case errors.As(err, &crash):
		return []string{"this is a fault of unscrape; the line above and the output of \"unscrape version\" help to mend it, and hold nothing of yours"}
	case errors.As(err, &regime):
		return []string{"the regimes are gdpr, uk-gdpr, ccpa and fadp"}
	case errors.Is(err, errNoHome):
		return []string{"set HOME, or UNSCRAPE_HOME to a folder of your choice"}
	case errors.As(err, &wrong):
		return []string{"\"unscrape help\" lists the commands, \"unscrape help COMMAND\" their flags"}
	case errors.As(err, &taken), errors.Is(err, disk.ErrExists):
		return []string{"choose another folder, or replace the files with --force"}
	case errors.Is(err, disk.ErrFull):
		return []string{"nothing was written; make room, or choose a folder on another disk"}
	case errors.Is(err, disk.ErrReadOnly), errors.Is(err, disk.ErrPermission):
		return []string{"choose a folder of your own, such as Documents"}
	case errors.Is(err, disk.ErrNotFolder):
		return []string{"a file stands where the folder should be; choose another name"}
	}
	return nil
}
