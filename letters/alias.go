package letters

import (
	"strings"
)

// publicProviders are mail services where a domain says nothing of the person.
var publicProviders = func() map[string]bool {
	m := map[string]bool{}
	for _, d := range strings.Fields("gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com aol.com icloud.com me.com mac.com " +
		"proton.me protonmail.com pm.me tuta.com tuta.io tutanota.com tutanota.de posteo.de posteo.net mailbox.org gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de freenet.de " +
		"yahoo.de yahoo.fr yahoo.co.uk hotmail.de hotmail.fr hotmail.co.uk outlook.de outlook.fr orange.fr free.fr laposte.net wanadoo.fr sfr.fr libero.it virgilio.it wp.pl o2.pl onet.pl interia.pl " +
		"ziggo.nl kpnmail.nl telenet.be bluewin.ch btinternet.com sky.com fastmail.com zoho.com hey.com duck.com simplelogin.com anonaddy.me addy.io mozmail.com passmail.net riseup.net disroot.org") {
		m[d] = true
	}
	return m
}()

func publicProvider(domain string) bool { return publicProviders[strings.ToLower(domain)] }

// mailboxKey is what a mailbox is known by whatever its spelling: case, dots
// and what follows a plus sign do not make another mailbox at most providers.
func mailboxKey(mail string) string {
	local, domain, _ := strings.Cut(strings.ToLower(strings.TrimSpace(mail)), "@")
	local, _, _ = strings.Cut(local, "+")
	if same, ok := sameProvider[domain]; ok {
		domain = same
	}
	return strings.ReplaceAll(local, ".", "") + "@" + domain
}

// sameProvider are domains under which a provider keeps one and the same
// mailbox.
var sameProvider = map[string]string{
	"googlemail.com": "gmail.com", "protonmail.com": "proton.me", "protonmail.ch": "proton.me", "pm.me": "proton.me",
	"me.com": "icloud.com", "mac.com": "icloud.com",
}

// aliasFault says why the alias would give the person away, or "" if it would
// not: it is another mailbox of theirs.
func aliasFault(r Request) string {
	key := mailboxKey(r.Subject.Alias)
	for _, other := range ownMailboxes(r) {
		if mailboxKey(other) == key {
			return "this is another mailbox of yours, or the same with dots or a plus sign; make a new one only for this"
		}
	}
	return ""
}

// aliasWarning says what about the alias may give the person away, or "".
func aliasWarning(r Request) string {
	local, domain, _ := strings.Cut(r.Subject.Alias, "@")
	alias := []string{fold(local).compact, fold(ownPart(domain)).compact}
	for _, name := range []struct{ what, value string }{
		{"your name", r.Subject.Name}, {"your username", r.Identifiers["discord-username"]},
		{"your username", r.Identifiers["username"]}, {"your old tag", strings.Split(r.Identifiers["discord-tag"], "#")[0]},
	} {
		for _, spelling := range spellings(name.value) {
			for w := range strings.FieldsSeq(fold(spelling).words + fold(spelling).compact) {
				if len(w) >= 3 && (strings.Contains(alias[0], w) || strings.Contains(alias[1], w)) {
					return "this mailbox contains " + name.what + " or a part of it; one that says nothing is safer"
				}
			}
		}
	}
	for _, other := range ownMailboxes(r) {
		name, d, ok := strings.Cut(other, "@")
		switch {
		case !ok:
		case !publicProvider(d) && sameSite(d, domain):
			return "this mailbox lies at the same domain as another of yours, which may be registered in your name; one at a large mail service is safer"
		case len(fold(name).compact) >= 4 && strings.Contains(alias[0], fold(name).compact):
			return "this mailbox is named like another of yours; one that says nothing is safer"
		}
	}
	return ""
}

// sameSite reports whether two domains are one, or one lies below the other.
func sameSite(a, b string) bool {
	a, b = "."+strings.ToLower(a), "."+strings.ToLower(b)
	return strings.HasSuffix(a, b) || strings.HasSuffix(b, a)
}

// ownPart is what of a domain its owner chose: nothing of a provider's, and
// else all but the top level.
func ownPart(domain string) string {
	if publicProvider(domain) {
		return ""
	}
	return domain[:max(strings.LastIndexByte(domain, '.'), 0)]
}

func ownMailboxes(r Request) []string {
	var all []string
	for _, m := range []string{r.Subject.Email, r.Identifiers["account-email"], r.Identifiers["email"]} {
		if m != "" {
			all = append(all, m)
		}
	}
	return all
}
