// Package cli is the command line of banger.
package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"

	"banger/internal/buildinfo"
)

const usage = `usage: banger [--version] <command>

  update [--check] [--force] [--quiet]    move to the newest release
  system install [--root DIR]             write the unit files
  system units                            print the unit files
  vm list [--json] [--socket PATH]        list the virtual machines
  vm create [--kernel NAME] [--image NAME] [--socket PATH] <vm>
  kernel list [--hashes]                  kernels that this release knows
  image list [--hashes]                   images that this release knows
`

type command func(args []string, out io.Writer) error

var commands = map[string]command{
	"update":         runUpdate,
	"system install": runSystemInstall,
	"system units":   runSystemUnits,
	"vm list":        runVMList,
	"vm create":      runVMCreate,
	"kernel list":    runKernelList,
	"image list":     runImageList,
}

// Main runs one command and gives the exit code: 0 done, 1 failed, 2 wrong usage.
func Main(args []string, out, errs io.Writer) int {
	flags := flag.NewFlagSet("banger", flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.Usage = func() { fmt.Fprint(errs, usage) }
	version := flags.Bool("version", false, "print version, commit and build time")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	if *version {
		fmt.Fprintln(out, buildinfo.Line("banger"))
		return 0
	}
	run, rest := find(flags.Args())
	if run == nil {
		fmt.Fprint(errs, usage)
		return 2
	}
	if err := run(rest, out); errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		fmt.Fprintln(errs, "banger:", err)
		return 1
	}
	return 0
}

func find(words []string) (command, []string) {
	for n := 2; n >= 1; n-- {
		if len(words) < n {
			continue
		}
		name := words[0]
		if n == 2 {
			name += " " + words[1]
		}
		if run, ok := commands[name]; ok {
			return run, words[n:]
		}
	}
	return nil, nil
}
