package updater

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Binaries are the members of a release tarball: these three, and nothing else.
var Binaries = []string{"banger", "banger-vsock-agent", "bangerd"}

// StageTarball unpacks a release tarball into an empty folder. It takes regular files with exactly the
// three bare names and refuses everything else: folders, links, "./banger", a name twice, a missing one.
func StageTarball(tarball, folder string) error {
	file, err := os.Open(tarball)
	if err != nil {
		return err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return fmt.Errorf("the tarball: %w", err)
	}
	missing := map[string]bool{}
	for _, name := range Binaries {
		missing[name] = true
	}
	members := tar.NewReader(unzipped)
	for {
		header, err := members.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("the tarball: %w", err)
		}
		if header.Typeflag != tar.TypeReg || !missing[header.Name] {
			return fmt.Errorf("the tarball has an unexpected member %q", header.Name)
		}
		delete(missing, header.Name)
		if err := stage(members, filepath.Join(folder, header.Name)); err != nil {
			return err
		}
	}
	for name := range missing {
		return fmt.Errorf("the tarball lacks %s", name)
	}
	return nil
}

func stage(content io.Reader, path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o755)
	if err != nil {
		return err
	}
	defer file.Close()
	if _, err := io.Copy(file, io.LimitReader(content, tarballLimit)); err != nil {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	return file.Close()
}
