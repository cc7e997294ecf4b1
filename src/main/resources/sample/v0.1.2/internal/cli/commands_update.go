package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"banger/internal/buildinfo"
	"banger/internal/updater"
)

// runUpdate moves the installed binaries to the newest release. The old binary drives: what is fixed
// here shows only when the *next* release is installed. Unit files are never touched.
func runUpdate(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("banger update", flag.ContinueOnError)
	check := flags.Bool("check", false, "only say what an update would bring, and verify its signature")
	force := flags.Bool("force", false, "install the newest release even if it is installed already")
	quiet := flags.Bool("quiet", false, "print nothing unless something fails")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *quiet {
		out = io.Discard
	}
	base := os.Getenv("BANGER_BASE_URL")
	if base == "" {
		return errors.New("BANGER_BASE_URL must say where releases are")
	}
	manifest, err := updater.FetchManifest(base)
	if err != nil {
		return err
	}
	release, err := manifest.Latest()
	if err != nil {
		return err
	}
	newer, err := updater.Newer(release.Version, buildinfo.Version)
	if err != nil {
		return err
	}
	if !newer && !*force {
		fmt.Fprintf(out, "banger %s is up to date (newest release: %s)\n", buildinfo.Version, release.Version)
		return nil
	}
	sum, err := updater.VerifiedSum(release)
	if err != nil {
		return err
	}
	if *check {
		fmt.Fprintf(out, "%s is available (installed: %s); its signature is good\n", release.Version, buildinfo.Version)
		return nil
	}
	bin, err := installedBin()
	if err != nil {
		return err
	}
	staging, err := os.MkdirTemp(bin, ".banger-update-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(staging)
	tarball := filepath.Join(staging, "release.tar.gz")
	if err := updater.Download(release, sum, tarball); err != nil {
		return err
	}
	if err := updater.StageTarball(tarball, staging); err != nil {
		return err
	}
	if err := swapBinaries(staging, bin); err != nil {
		return err
	}
	fmt.Fprintf(out, "banger is now %s (was %s)\n", release.Version, buildinfo.Version)
	return restartDaemons(out)
}

// installedBin is the folder of the installed binaries: below BANGER_PREFIX, else where this one is.
func installedBin() (string, error) {
	if prefix := os.Getenv("BANGER_PREFIX"); prefix != "" {
		return filepath.Join(prefix, "bin"), nil
	}
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	return filepath.Dir(self), nil
}

// swapBinaries renames each staged binary over the installed one. A rename is atomic, and running
// processes keep the file that they have open. If one fails, those before it are put back.
func swapBinaries(staging, bin string) error {
	for i, name := range updater.Binaries {
		installed := filepath.Join(bin, name)
		err := os.Link(installed, kept(staging, name))
		if err == nil || errors.Is(err, os.ErrNotExist) {
			err = os.Rename(filepath.Join(staging, name), installed)
		}
		if err != nil {
			putBack(staging, bin, updater.Binaries[:i])
			return fmt.Errorf("nothing was updated: %w", err)
		}
	}
	return nil
}

func putBack(staging, bin string, names []string) {
	for _, name := range names {
		os.Rename(kept(staging, name), filepath.Join(bin, name))
	}
}

func kept(staging, name string) string {
	return filepath.Join(staging, name+".before")
}
