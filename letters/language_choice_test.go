package letters_test

import (
	"errors"
	"strings"
	"testing"

	"example.org/unscrape/internal/law"
	"example.org/unscrape/letters"
	"example.org/unscrape/letters/internal/sample"
)

// TestLanguageChoice follows a language from the request to the letter.
func TestLanguageChoice(t *testing.T) {
	for _, c := range []struct {
		name      string
		residence law.Place
		language  string
		letter    string // its language
		says      string // in the letter, or in a warning
	}{
		{"what the addressee reads", "DE", "", "en-GB", "Dear Sir or Madam,"},
		{"German in Germany", "DE", "de", "de", "Sehr geehrte Damen und Herren,\n\nich "},
		{"German in Austria", "AT", "de", "de-AT", "2. Jänner 2027"},
		{"German in Switzerland", "CH", "de", "de-CH", "Sehr geehrte Damen und Herren\n\nIch "},
		{"Swiss German under the GDPR", "DE", "de-CH", "de-CH", "Freundliche Grüsse"},
		{"Swiss law in Austrian German", "CH", "de-AT", "de-CH", "Art. 25"},
		{"French", "BE", "fr", "fr", "Objet : "},
		{"Swiss law in French", "CH", "fr", "fr", "LPD"},
		{"Swiss law in a language it is not written in", "CH", "pl", "en-GB", "as there is none in the language asked for but in en, de-CH, fr, it"},
		{"British law in German", "GB", "de", "en-GB", "none in the language asked for but in en, es"},
		{"Californian law in Spanish", "US-CA", "es", "es", "Estimados señores:"},
		{"Polish", "PL", "pl", "pl", "termin ten upłynie 2 lutego 2027 r. "},
	} {
		l, err := composeIn(c.residence, c.language)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		text := strings.ReplaceAll(letters.Text(l, 400)+strings.Join(l.Warnings, "\n"), "\u00a0", " ")
		if l.Language != c.letter || !strings.Contains(text, c.says) {
			t.Errorf("%s: in %s, want %s and %q:\n%s", c.name, l.Language, c.letter, c.says, text)
		}
	}
	_, err := composeIn("DE", "sv")
	var field *letters.FieldError
	if !errors.As(err, &field) || field.Field != "language" || !strings.Contains(field.Reason, "de, en, es, fr, it, nl, pl, pt") {
		t.Errorf("a language nothing is written in: %v", err)
	}
}

func composeIn(residence law.Place, language string) (letters.Letter, error) {
	jobs, err := letters.Resolve(letters.Request{
		Incident: "spy-pet", Residence: residence, Addressees: []string{"discord"}, Language: language,
		Date:        law.Date{Year: 2027, Month: 1, Day: 2},
		Subject:     letters.Subject{Name: "Jane Roe"},
		Identifiers: map[string]string{"discord-user-id": "253286221395001345", "account-email": "nelly@example.org"},
	}, letters.Sources{Today: sample.Day})
	if err != nil {
		return letters.Letter{}, err
	}
	return letters.Compose(jobs[0])
}
