package updater

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
	"time"
)

const tarballLimit = 1 << 30

var client = &http.Client{Timeout: 10 * time.Minute}

func open(url string) (io.ReadCloser, error) {
	response, err := client.Get(url)
	if err != nil {
		return nil, err
	}
	if response.StatusCode != http.StatusOK {
		response.Body.Close()
		return nil, fmt.Errorf("GET %s: %s", url, response.Status)
	}
	return response.Body, nil
}

func fetch(url string, limit int64) ([]byte, error) {
	body, err := open(url)
	if err != nil {
		return nil, err
	}
	defer body.Close()
	content, err := io.ReadAll(io.LimitReader(body, limit+1))
	if err == nil && int64(len(content)) > limit {
		err = fmt.Errorf("GET %s: more than %d bytes", url, limit)
	}
	return content, err
}

// VerifiedSum fetches SHA256SUMS and its signature and gives the signed hash of the release's tarball.
func VerifiedSum(release Release) (string, error) {
	sums, err := fetch(release.SHA256SumsURL, 64<<10)
	if err != nil {
		return "", err
	}
	signature, err := fetch(release.SignatureURL, 4<<10)
	if err != nil {
		return "", err
	}
	if err := VerifySignature(sums, signature); err != nil {
		return "", err
	}
	return sumOf(string(sums), TarballName(release.Version))
}

// TarballName is the name under which SHA256SUMS lists a release.
func TarballName(version string) string {
	return "banger-" + version + "-linux-amd64.tar.gz"
}

var sumLine = regexp.MustCompile(`^([0-9a-f]{64})  ([^/\s]+)$`)

func sumOf(sums, name string) (string, error) {
	for _, line := range strings.Split(strings.TrimSuffix(sums, "\n"), "\n") {
		match := sumLine.FindStringSubmatch(line)
		if match == nil {
			return "", fmt.Errorf("SHA256SUMS: unexpected line %q", line)
		}
		if match[2] == name {
			return match[1], nil
		}
	}
	return "", fmt.Errorf("SHA256SUMS has no line for %s", name)
}

// Download fetches the tarball into a file and refuses other bytes than the signed ones.
func Download(release Release, sum, path string) error {
	body, err := open(release.TarballURL)
	if err != nil {
		return err
	}
	defer body.Close()
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(io.MultiWriter(file, hash), io.LimitReader(body, tarballLimit)); err != nil {
		return err
	}
	if got := hex.EncodeToString(hash.Sum(nil)); got != sum {
		return fmt.Errorf("%s has SHA-256 %s, but %s is signed", TarballName(release.Version), got, sum)
	}
	return file.Close()
}
