package cli

import (
	"flag"
	"fmt"
	"io"

	"banger/internal/imagecat"
	"banger/internal/kernelcat"
)

func runKernelList(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("banger kernel list", flag.ContinueOnError)
	hashes := flags.Bool("hashes", false, "print SHA-256 sums")
	if err := flags.Parse(args); err != nil {
		return err
	}
	entries, err := kernelcat.Entries()
	if err != nil {
		return err
	}
	for _, entry := range entries {
		printEntry(out, entry.Name, entry.Size, entry.SHA256, *hashes)
	}
	return nil
}

func runImageList(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("banger image list", flag.ContinueOnError)
	hashes := flags.Bool("hashes", false, "print SHA-256 sums")
	if err := flags.Parse(args); err != nil {
		return err
	}
	entries, err := imagecat.Entries()
	if err != nil {
		return err
	}
	for _, entry := range entries {
		printEntry(out, entry.Name, entry.Size, entry.SHA256, *hashes)
	}
	return nil
}

func printEntry(out io.Writer, name string, size int64, sha256 string, hashes bool) {
	if hashes {
		fmt.Fprintf(out, "%s\t%d bytes\t%s\n", name, size, sha256)
		return
	}
	fmt.Fprintf(out, "%s\t%d bytes\n", name, size)
}
