package cli

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// runSystemInstall writes the unit files. An update never does: users rerun this command when a
// release says that the units have changed.
func runSystemInstall(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("banger system install", flag.ContinueOnError)
	root := flags.String("root", "/", "the root of the system to install into")
	if err := flags.Parse(args); err != nil {
		return err
	}
	bin, err := installedBin()
	if err != nil {
		return err
	}
	folder := filepath.Join(*root, unitFolder)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	units := map[string]string{
		daemonUnit:     renderSystemdUnit(bin),
		rootHelperUnit: renderRootHelperSystemdUnit(bin),
	}
	for name, body := range units {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(body), 0o644); err != nil {
			return err
		}
		fmt.Fprintf(out, "wrote %s\n", filepath.Join(folder, name))
	}
	return nil
}

func runSystemUnits(args []string, out io.Writer) error {
	bin, err := installedBin()
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "# %s\n%s\n# %s\n%s", daemonUnit, renderSystemdUnit(bin), rootHelperUnit,
		renderRootHelperSystemdUnit(bin))
	return nil
}
