package pdf

import (
	"encoding/binary"
	"hash/crc32"
	"testing"
)

// The profile is computed: every machine must come to the same bytes, and a
// value in the middle to what the standard has (IEC 61966-2-1: 128 of 255 is
// 0.2159 of the light).
func TestProfileIsTheSameEverywhere(t *testing.T) {
	p := sRGB()
	if sum := crc32.ChecksumIEEE(p); sum != 0xd360ddcb {
		t.Errorf("check sum %08x", sum)
	}
	curve := p[len(p)-2*256:]
	if v := float64(binary.BigEndian.Uint16(curve[2*128:])) / 65535; v < 0.2158 || v > 0.2160 {
		t.Errorf("128 is %f", v)
	}
}
