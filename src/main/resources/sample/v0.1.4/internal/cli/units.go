package cli

import (
	_ "embed"
	"fmt"
	"path/filepath"
)

const (
	daemonUnit     = "bangerd.service"
	rootHelperUnit = "bangerd-root-helper.service"

	socketPath       = "/run/banger/bangerd.sock"
	rootSocketPath   = "/run/banger-root/helper.sock"
	restartDelay     = "2s"
	installedTarget  = "multi-user.target"
	runtimeDirectory = "banger"
)

//go:embed hardening.conf
var hardening string

// renderSystemdUnit is the unit of the daemon, which runs without privileges.
func renderSystemdUnit(bin string) string {
	return fmt.Sprintf(`[Unit]
Description=banger daemon
After=network.target %s
Wants=%s

[Service]
ExecStart=%s --socket %s
DynamicUser=yes
RuntimeDirectory=%s
StateDirectory=banger
Restart=on-failure
RestartSec=%s

[Install]
WantedBy=%s
`, rootHelperUnit, rootHelperUnit, filepath.Join(bin, "bangerd"), socketPath, runtimeDirectory, restartDelay,
		installedTarget)
}

// renderRootHelperSystemdUnit is the unit of the helper that does what needs root.
func renderRootHelperSystemdUnit(bin string) string {
	return fmt.Sprintf(`[Unit]
Description=banger root helper

[Service]
ExecStart=%s --root-helper --socket %s
Restart=on-failure
RestartSec=%s
%s
[Install]
WantedBy=%s
`, filepath.Join(bin, "bangerd"), rootSocketPath, restartDelay, hardening, installedTarget)
}
