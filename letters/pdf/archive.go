package pdf

import (
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"math"
	"strings"
	"sync"
)

// What an archive asks of a file beyond its pages (ISO 19005-2, PDF/A-2): its
// description once more in XML, in step with the first, and what its colours
// mean.

// claims reports whether a file may call itself accessible (ISO 14289-1,
// PDF/UA-1; PDF/A-2 level A): it has a title, a language and a structure.
func claims(d Document, t *tree) bool {
	return d.Title != "" && languageTag(d.Language) != "" && t.said()
}

// metadata is the description of a file as XMP (ISO 16684-1). It says what the
// information dictionary says, and which standards the file is made to.
func metadata(d Document, accessible bool) []byte {
	var b strings.Builder
	part := func(name, ns, content string) {
		fmt.Fprintf(&b, "<rdf:Description rdf:about=\"\" xmlns:%s=%q>%s</rdf:Description>\n", name, ns, content)
	}
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n")
	level := "U"
	if accessible {
		level = "A"
	}
	part("pdfaid", "http://www.aiim.org/pdfa/ns/id/", "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>"+level+"</pdfaid:conformance>")
	if accessible {
		part("pdfuaid", "http://www.aiim.org/pdfua/ns/id/", "<pdfuaid:part>1</pdfuaid:part>")
		b.WriteString(uaSchema)
	}
	if d.Title != "" || d.Subject != "" {
		part("dc", "http://purl.org/dc/elements/1.1/", alternatives("dc:title", d.Title)+alternatives("dc:description", d.Subject))
	}
	at := d.Date.Time().Format("2006-01-02T15:04:05Z")
	part("xmp", "http://ns.adobe.com/xap/1.0/", "<xmp:CreateDate>"+at+"</xmp:CreateDate><xmp:ModifyDate>"+at+"</xmp:ModifyDate>")
	if p := producer(d); p != "" {
		part("pdf", "http://ns.adobe.com/pdf/1.3/", "<pdf:Producer>"+p+"</pdf:Producer>")
	}
	b.WriteString("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n")
	return fmt.Appendf(nil, "<</Type /Metadata /Subtype /XML /Length %d>>\nstream\n%s\nendstream\n", b.Len(), b.String())
}

// alternatives is a text that could be there in several languages.
func alternatives(name, s string) string {
	if s == "" {
		return ""
	}
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return fmt.Sprintf("<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></%[1]s>", name, b.String())
}

// uaSchema explains the one property that PDF/A does not know, as it asks for
// (ISO 19005-2, 6.6.2.3).
const uaSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` +
	`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>` +
	`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
	`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>` +
	`<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>` +
	`<pdfaProperty:description>part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>` +
	"</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n"

// producer is the program that a file names.
func producer(d Document) string {
	if d.Hostile {
		return ""
	}
	return "unscrape"
}

// outputIntent is what the file's colours mean: sRGB (IEC 61966-2-1).
func outputIntent(profile int) string {
	return fmt.Sprintf("/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R>>]\n", profile)
}

// profile is the stream of the colour profile, the same in every file.
var profile = sync.OnceValue(func() []byte { return stream("/N 3 ", sRGB()) })

// sRGB is a colour profile for screens (ICC.1:2001-04, version 2, which every
// reader knows): three primaries, adapted to the profiles' white by Bradford's
// method, and one curve.
func sRGB() []byte {
	type tag struct {
		name string
		data []byte
	}
	numbers := func(kind string, values ...float64) []byte {
		b := append([]byte(kind), 0, 0, 0, 0)
		for _, v := range values {
			b = binary.BigEndian.AppendUint32(b, uint32(s15Fixed16(v)))
		}
		return b
	}
	const name = "sRGB\x00"
	description := append([]byte("desc\x00\x00\x00\x00\x00\x00\x00\x05"), name...)
	description = append(description, make([]byte, 78)...) // no name in other scripts
	curve := []byte("curv\x00\x00\x00\x00\x00\x00\x01\x00")
	for i := range 256 {
		v := float64(i) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		curve = binary.BigEndian.AppendUint16(curve, uint16(v*65535+0.5))
	}
	tags := []tag{
		{"desc", description},
		{"cprt", []byte("text\x00\x00\x00\x00No copyright\x00")},
		{"wtpt", numbers("XYZ ", 0.9642, 1, 0.8249)},
		{"chad", numbers("sf32", 1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316)},
		{"rXYZ", numbers("XYZ ", 0.4360747, 0.2225045, 0.0139322)},
		{"gXYZ", numbers("XYZ ", 0.3850649, 0.7168786, 0.0971045)},
		{"bXYZ", numbers("XYZ ", 0.1430804, 0.0606169, 0.7141733)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	b := make([]byte, 128, 1024)
	copy(b[8:], "\x02\x10\x00\x00mntrRGB XYZ ")
	copy(b[24:], "\x07\xCE\x00\x02\x00\x09\x00\x00\x00\x00\x00\x00") // the standard's time: 9 February 1998
	copy(b[36:], "acsp")
	copy(b[68:], numbers("", 0.9642, 1, 0.8249)[4:])
	b = binary.BigEndian.AppendUint32(b, uint32(len(tags)))
	at, curveAt := len(b)+12*len(tags), 0
	for _, t := range tags {
		where := at
		if t.name[1:] == "TRC" {
			if curveAt != 0 {
				where = curveAt // one curve for all three
			}
			curveAt = where
		}
		b = append(b, t.name...)
		b = binary.BigEndian.AppendUint32(b, uint32(where))
		b = binary.BigEndian.AppendUint32(b, uint32(len(t.data)))
		if where == at {
			at += (len(t.data) + 3) &^ 3
		}
	}
	for _, t := range tags {
		if t.name == "gTRC" || t.name == "bTRC" {
			continue
		}
		b = append(b, t.data...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	binary.BigEndian.PutUint32(b, uint32(len(b)))
	return b
}

// s15Fixed16 is a number as profiles write it: 16 bits before the point, 16 behind.
func s15Fixed16(v float64) int32 {
	if v < 0 {
		return -int32(-v*65536 + 0.5)
	}
	return int32(v*65536 + 0.5)
}
