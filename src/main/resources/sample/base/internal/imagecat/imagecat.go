// Package imagecat is the catalog of images that this build of banger knows.
package imagecat

import (
	_ "embed"
	"encoding/json"
)

//go:embed catalog.json
var catalog []byte

// Entry is one published image. Path is relative to the catalog's public URL.
type Entry struct {
	Name   string `json:"name"`
	Path   string `json:"path"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// Entries are all images, the newest last.
func Entries() ([]Entry, error) {
	var content struct {
		Entries []Entry `json:"entries"`
	}
	err := json.Unmarshal(catalog, &content)
	return content.Entries, err
}
