package incident

import (
	"context"
	"fmt"
	"testing"
	"testing/fstest"

	"example.org/unscrape/internal/discord"
)

// readPackage reads a package with three servers and a channel without one.
func readPackage(t *testing.T) *discord.Package {
	t.Helper()
	files := fstest.MapFS{}
	channel := func(id, server string, times ...string) {
		about := fmt.Sprintf(`{"id":%q,"type":0}`, id)
		if server != "" {
			about = fmt.Sprintf(`{"id":%q,"type":0,"name":"general","guild":{"id":%q,"name":"Server"}}`, id, server)
		}
		files["Messages/c"+id+"/channel.json"] = &fstest.MapFile{Data: []byte(about)}
		list := "["
		for i, when := range times {
			if i > 0 {
				list += ","
			}
			list += fmt.Sprintf(`{"ID":%d,"Timestamp":%q,"Contents":""}`, 700000000000000000+i, when)
		}
		files["Messages/c"+id+"/messages.json"] = &fstest.MapFile{Data: []byte(list + "]")}
	}
	channel("222222222222222221", "111111111111111111", "2024-04-26 00:00:00", "2024-04-25 23:59:59", "2024-04-24 00:00:00")
	channel("222222222222222222", "111111111111111112")
	channel("222222222222222223", "111111111111111113", "2020-01-01 00:00:00")
	channel("222222222222222224", "", "2021-01-01 00:00:00")
	p, err := discord.ReadFolder(context.Background(), files, discord.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}
