package cli

import (
	"fmt"
	"io"

	"banger/internal/imagecat"
	"banger/internal/kernelcat"
)

func runKernelList(args []string, out io.Writer) error {
	entries, err := kernelcat.Entries()
	if err != nil {
		return err
	}
	for _, entry := range entries {
		fmt.Fprintf(out, "%s\t%d bytes\n", entry.Name, entry.Size)
	}
	return nil
}

func runImageList(args []string, out io.Writer) error {
	entries, err := imagecat.Entries()
	if err != nil {
		return err
	}
	for _, entry := range entries {
		fmt.Fprintf(out, "%s\t%d bytes\n", entry.Name, entry.Size)
	}
	return nil
}
