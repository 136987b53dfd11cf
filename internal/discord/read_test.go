package discord

import (
	"testing"
	"time"
)

func TestRead(t *testing.T) {
	a, b, c := flake(day0, 5), flake(day0.Add(-time.Hour), 6), flake(day0.Add(-48*time.Hour), 7)
	data := pack(t,
		file{"README.txt", "x"},
		file{"Account/user.json", `{"id":"253286221395001345","username":"Nelly","discriminator":7,"global_name":"Nell","email":"nelly@example.org","ip":"192.0.2.1","phone":"+1555","guild_settings":[{"guild_id":null},{"guild_id":"111111111111111113","x":[{}]}]}`},
		file{"Messages/index.json", `{"222222222222222221":"general in My Server","222222222222222222":"Direct Message with bob#0","222222222222222223":"Unknown channel in Old","222222222222222224":null}`},
		file{"Messages/c222222222222222221/channel.json", `{"id":"222222222222222221","type":0,"name":"general","guild":{"id":"111111111111111111","name":"My Server"}}`},
		file{"Messages/c222222222222222221/messages.json", jsonMessages(a, b, c)},
		file{"Messages/c222222222222222222/channel.json", `{"id":"222222222222222222","type":"DM","recipients":["253286221395001345","333333333333333333"]}`},
		file{"Messages/c222222222222222222/messages.csv", csvMessages(a, b)},
		file{"Messages/c222222222222222223/channel.json", `{"id":"222222222222222223","type":"GUILD_TEXT"}`},
		file{"Messages/c222222222222222223/messages.json", jsonMessages(c)},
		file{"Messages/c222222222222222224/channel.json", `{"id":"222222222222222224","type":3}`},
		file{"Messages/c222222222222222224/messages.json", `[]`},
		file{"Messages/c222222222222222225/channel.json", `{"id":"222222222222222225","type":0,"name":"left","guild":{"id":"111111111111111112","name":"Old Server"}}`},
		file{"Messages/c222222222222222225/messages.json", jsonMessages(b)},
		file{"Servers/index.json", `{"111111111111111111":"My Server"}`},
		file{"Activities/Activities_1/users/user.json", `{"id":"b-uuid","discord_id":"1"}`},
	)
	p, err := readBytes(data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", p.Account)
	for _, s := range p.Servers {
		t.Logf("%+v", s)
	}
	for _, c := range p.Channels {
		t.Logf("%+v", c)
	}
	t.Logf("%+v", p.Totals)
	for _, n := range p.Report {
		t.Logf("%v: %s", n.Kind, n.Text)
	}
}
