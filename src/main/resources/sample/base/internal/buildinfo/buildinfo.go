// Package buildinfo holds what the linker writes into each binary.
package buildinfo

import "fmt"

// Set with -ldflags -X when a release is built.
var (
	Version = "dev"
	Commit  = "unknown"
	BuiltAt = "unknown"
)

// Line is what every binary prints for --version.
func Line(binary string) string {
	return fmt.Sprintf("%s %s (commit %s, built %s)", binary, Version, Commit, BuiltAt)
}
