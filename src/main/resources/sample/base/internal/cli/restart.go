package cli

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

const unitFolder = "/etc/systemd/system"

// restartOrder is the order in which an update restarts the services.
var restartOrder = []string{daemonUnit, rootHelperUnit}

// restartDaemons makes the running services take the new binaries. It leaves a machine alone on which
// banger is not installed as a system service, or on which it installs into a prefix of its own.
func restartDaemons(out io.Writer) error {
	systemctl := os.Getenv("BANGER_SYSTEMCTL")
	if systemctl == "" {
		_, err := os.Stat(filepath.Join(unitFolder, daemonUnit))
		if err != nil || os.Getenv("BANGER_PREFIX") != "" || os.Geteuid() != 0 {
			return nil
		}
		systemctl = "systemctl"
	}
	for _, unit := range restartOrder {
		if err := exec.Command(systemctl, "try-restart", unit).Run(); err != nil {
			return fmt.Errorf("restarting %s: %w", unit, err)
		}
		fmt.Fprintf(out, "restarted %s\n", unit)
	}
	return nil
}
