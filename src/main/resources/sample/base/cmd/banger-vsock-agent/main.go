// Command banger-vsock-agent runs in each guest and does what the host asks.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"

	"banger/internal/buildinfo"
	"banger/internal/vsockagent"
)

func main() {
	version := flag.Bool("version", false, "print version, commit and build time")
	flag.Parse()
	if *version {
		fmt.Println(buildinfo.Line("banger-vsock-agent"))
		return
	}
	// The guest's init connects the vsock port to standard input and output.
	if err := serve(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "banger-vsock-agent:", err)
		os.Exit(1)
	}
}

func serve(in io.Reader, out io.Writer) error {
	hello := vsockagent.Hello{Protocol: vsockagent.ProtocolVersion, Release: buildinfo.Version}
	if err := vsockagent.Write(out, vsockagent.Message{Kind: vsockagent.KindHello, Hello: &hello}); err != nil {
		return err
	}
	for {
		message, err := vsockagent.Read(in)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if message.Kind == vsockagent.KindExec && message.Exec != nil {
			result := run(message.Exec.Argv)
			err = vsockagent.Write(out, vsockagent.Message{Kind: vsockagent.KindResult, Result: &result})
			if err != nil {
				return err
			}
		}
	}
}

func run(argv []string) vsockagent.Result {
	if len(argv) == 0 {
		return vsockagent.Result{ExitCode: 127}
	}
	command := exec.Command(argv[0], argv[1:]...)
	output, err := command.CombinedOutput()
	if err != nil && command.ProcessState == nil {
		return vsockagent.Result{ExitCode: 127, Output: err.Error()}
	}
	return vsockagent.Result{ExitCode: command.ProcessState.ExitCode(), Output: string(output)}
}
