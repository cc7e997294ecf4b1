package cli

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"sort"

	"banger/internal/rpc"
)

func runVMList(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("banger vm list", flag.ContinueOnError)
	socket := flags.String("socket", socketPath, "the daemon's socket")
	asJSON := flags.Bool("json", false, "print JSON")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var answer rpc.ListVMsResponse
	if err := rpc.Call(*socket, rpc.MethodListVMs, rpc.ListVMsRequest{}, &answer); err != nil {
		return err
	}
	sort.Slice(answer.VMs, func(i, j int) bool { return answer.VMs[i].Name < answer.VMs[j].Name })
	if *asJSON {
		return json.NewEncoder(out).Encode(answer.VMs)
	}
	for _, vm := range answer.VMs {
		fmt.Fprintf(out, "%s\t%s\t%s\n", vm.Name, vm.Kernel, vm.Image)
	}
	return nil
}

func runVMCreate(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("banger vm create", flag.ContinueOnError)
	socket := flags.String("socket", socketPath, "the daemon's socket")
	kernel := flags.String("kernel", "", "the kernel, by its catalog name; the newest without it")
	image := flags.String("image", "", "the image, by its catalog name; the newest without it")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 {
		return errors.New("vm create takes the name of one virtual machine")
	}
	request := rpc.CreateVMRequest{Name: flags.Arg(0), Kernel: *kernel, Image: *image}
	var answer rpc.CreateVMResponse
	if err := rpc.Call(*socket, rpc.MethodCreateVM, request, &answer); err != nil {
		return err
	}
	fmt.Fprintf(out, "created %s (%s, %s)\n", answer.VM.Name, answer.VM.Kernel, answer.VM.Image)
	return nil
}
