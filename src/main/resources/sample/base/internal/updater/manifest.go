// Package updater fetches, verifies and stages a release. It changes nothing that is installed.
package updater

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Release is one entry of the manifest.
type Release struct {
	Version       string `json:"version"`
	ReleasedAt    string `json:"released_at"`
	TarballURL    string `json:"tarball_url"`
	TarballSHA256 string `json:"tarball_sha256"`
	SHA256SumsURL string `json:"sha256sums_url"`
	SignatureURL  string `json:"sha256sums_sig_url"`
}

// Manifest describes every published release.
type Manifest struct {
	LatestStable string    `json:"latest_stable"`
	Releases     []Release `json:"releases"`
}

// FetchManifest reads manifest.json below the base URL.
func FetchManifest(base string) (Manifest, error) {
	var manifest Manifest
	body, err := fetch(strings.TrimSuffix(base, "/")+"/manifest.json", 4<<20)
	if err != nil {
		return manifest, err
	}
	if err := json.Unmarshal(body, &manifest); err != nil {
		return manifest, fmt.Errorf("manifest.json: %w", err)
	}
	return manifest, nil
}

// Latest is the entry that latest_stable names.
func (m Manifest) Latest() (Release, error) {
	if m.LatestStable == "" {
		return Release{}, errors.New("manifest.json names no latest_stable")
	}
	for _, release := range m.Releases {
		if release.Version == m.LatestStable {
			return release, nil
		}
	}
	return Release{}, fmt.Errorf("manifest.json has no entry for its latest_stable %s", m.LatestStable)
}

var stable = regexp.MustCompile(`^v(\d{1,9})\.(\d{1,9})\.(\d{1,9})$`)

// Newer tells whether candidate is a later stable version than current. Whatever is installed and is no
// stable version, such as "dev", is older than every release.
func Newer(candidate, current string) (bool, error) {
	to := stable.FindStringSubmatch(candidate)
	if to == nil {
		return false, fmt.Errorf("%q is no stable version", candidate)
	}
	from := stable.FindStringSubmatch(current)
	if from == nil {
		return true, nil
	}
	for i := 1; i <= 3; i++ {
		a, _ := strconv.Atoi(to[i])
		b, _ := strconv.Atoi(from[i])
		if a != b {
			return a > b, nil
		}
	}
	return false, nil
}
