package discord

import (
	"strings"
	"unicode/utf8"

	"example.org/unscrape/internal/safetext"
)

// shown makes a name fit to show and bounds it.
func shown(s string) string {
	if utf8.RuneCountInString(s) > maxName {
		s = string([]rune(s)[:maxName]) + "…"
	}
	return safetext.String(s)
}

// accountFile is what is read of user.json. The rest of it (addresses,
// devices, contacts, payments) is skipped unread.
type accountFile struct {
	Account
	settings []ID // servers it has settings for
	odd      bool
}

var accountKeys = []string{"id", "username", "discriminator", "global_name", "display_name", "email", "guild_settings"}

func readAccount(s *scanner) (a accountFile, err error) {
	var username, discriminator, global, display string
	err = s.object(accountKeys, func(i int) error {
		switch i {
		case 0, 2:
			v, err := s.scalar(24)
			if i == 0 {
				a.ID, _ = parseID(v)
			} else {
				discriminator = string(v)
			}
			return err
		case 6:
			return a.readSettings(s)
		}
		to := map[int]*string{1: &username, 3: &global, 4: &display, 5: &a.Email}[i]
		name, ok, err := s.name()
		a.odd = a.odd || !ok
		*to = name
		return err
	})
	if err == nil && len(a.ID.String()) < 15 {
		err = errNoAccount
	}
	if err != nil {
		return accountFile{}, err
	}
	a.Created = a.ID.Made()
	// Numbers lose their leading zeros, and 0 stands for no tag.
	switch d := strings.TrimLeft(discriminator, "0"); {
	case d != "" && len(d) <= 4 && strings.Trim(d, "0123456789") == "" && username != "":
		a.Tag = shown(username) + "#" + strings.Repeat("0", 4-len(d)) + d
	default:
		a.Username = shown(username)
	}
	if a.DisplayName = shown(global); global == "" {
		a.DisplayName = shown(display)
	}
	if len(a.Email) > 320 { // RFC 5321: 64 and 255 octets, and the @
		a.Email, a.odd = "", true
	}
	a.Email = shown(a.Email)
	return a, err
}

func (a *accountFile) readSettings(s *scanner) error {
	c, err := s.peek()
	if err != nil {
		return err
	}
	switch c {
	case '{':
		return s.object([]string{"entries"}, func(int) error { return a.readSettings(s) })
	case '[':
	default:
		return s.skip()
	}
	s.pos++
	return s.elements(']', func() error {
		if c, err := s.peek(); err != nil || c != '{' {
			return s.skip()
		}
		return s.object([]string{"guild_id"}, func(int) error {
			v, err := s.scalar(24)
			if id, ok := parseID(v); ok {
				if len(a.settings) >= s.lim.keys {
					return errLimit
				}
				a.settings = append(a.settings, id)
			}
			return err
		})
	})
}

// channelFile is what is read of channel.json.
type channelFile struct {
	id, guild       ID
	kind            Kind
	name, guildName string
	recipients      []ID // only to propose an account; never kept
	listed          bool // it names recipients
	odd             bool // something is not what it should be
}

var (
	channelKeys = []string{"id", "type", "name", "guild", "recipients"}
	guildKeys   = []string{"id", "name"}
)

func readChannel(s *scanner) (c channelFile, err error) {
	private := Unknown
	err = s.object(channelKeys, func(i int) error {
		switch i {
		case 0:
			v, err := s.scalar(24)
			var ok bool
			c.id, ok = parseID(v)
			c.odd = c.odd || !ok
			return err
		case 1:
			v, err := s.scalar(64)
			switch string(v) {
			case "1", "DM", "18", "EPHEMERAL_DM":
				private = Direct
			case "3", "GROUP_DM":
				private = Group
			}
			return err
		case 2:
			name, ok, err := s.name()
			c.name, c.odd = name, c.odd || !ok
			return err
		case 3:
			return c.readGuild(s)
		}
		return c.readRecipients(s)
	})
	switch {
	case private != Unknown:
		c.kind, c.guild = private, 0
	case c.guild != 0:
		c.kind = InServer
	}
	if c.kind != Group && c.kind != InServer {
		c.name = ""
	}
	return c, err
}

func (c *channelFile) readGuild(s *scanner) error {
	b, err := s.peek()
	if err != nil {
		return err
	}
	if b != '{' {
		c.odd = c.odd || b != 'n'
		return s.skip()
	}
	c.guild, c.guildName, err = readGuild(s)
	c.odd = c.odd || c.guild == 0
	return err
}

// readGuild reads the ID and name of a server, in channel.json and guild.json.
func readGuild(s *scanner) (id ID, name string, err error) {
	err = s.object(guildKeys, func(i int) error {
		if i == 0 {
			v, err := s.scalar(24)
			id, _ = parseID(v)
			return err
		}
		n, _, err := s.name()
		name = n
		return err
	})
	return id, name, err
}

func (c *channelFile) readRecipients(s *scanner) error {
	b, err := s.peek()
	if err != nil {
		return err
	}
	if b != '[' {
		c.odd = c.odd || b != 'n'
		return s.skip()
	}
	s.pos++
	return s.elements(']', func() error {
		v, err := s.scalar(64)
		c.listed = true
		if id, ok := parseID(v); ok && len(c.recipients) < 100 {
			c.recipients = append(c.recipients, id)
		}
		return err
	})
}

// readIndex reads an index: an object of names by ID.
func readIndex(s *scanner, each func(id ID, name string)) error {
	if err := s.expect('{'); err != nil {
		return err
	}
	n := 0
	return s.elements('}', func() error {
		if n++; n > s.lim.keys {
			return errLimit
		}
		key, err := s.key()
		if err != nil {
			return err
		}
		id, ok := parseID(key)
		name, _, err := s.name()
		if ok && err == nil {
			each(id, name)
		}
		return err
	})
}
