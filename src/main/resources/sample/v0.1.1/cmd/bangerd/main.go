// Command bangerd is the daemon that keeps the virtual machines.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"net"
	"os"
	"sync"
	"time"

	"banger/internal/buildinfo"
	"banger/internal/imagecat"
	"banger/internal/kernelcat"
	"banger/internal/rpc"
	"banger/internal/store"
)

func main() {
	version := flag.Bool("version", false, "print version, commit and build time")
	socket := flag.String("socket", "/run/banger/bangerd.sock", "the socket to listen on")
	state := flag.String("state", "/var/lib/banger/store.json", "the store")
	rootHelper := flag.Bool("root-helper", false, "only answer pings: do what needs root for the daemon")
	flag.Parse()
	if *version {
		fmt.Println(buildinfo.Line("bangerd"))
		return
	}
	if err := serve(*socket, *state, *rootHelper); err != nil {
		fmt.Fprintln(os.Stderr, "bangerd:", err)
		os.Exit(1)
	}
}

func serve(socket, state string, rootHelper bool) error {
	var d daemon
	if !rootHelper {
		opened, err := store.Open(state)
		if err != nil {
			return err
		}
		d.store = opened
	}
	listener, err := net.Listen("unix", socket)
	if err != nil {
		return err
	}
	return rpc.Serve(listener, d.handle)
}

type daemon struct {
	mutex sync.Mutex
	store *store.Store // nil in the root helper
}

func (d *daemon) handle(method string, params json.RawMessage) (any, error) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	switch {
	case method == rpc.MethodPing:
		return rpc.PingResponse{Version: buildinfo.Version}, nil
	case method == rpc.MethodListVMs && d.store != nil:
		return d.list(), nil
	case method == rpc.MethodCreateVM && d.store != nil:
		var request rpc.CreateVMRequest
		if err := json.Unmarshal(params, &request); err != nil {
			return nil, err
		}
		return d.create(request)
	}
	return nil, fmt.Errorf("unknown method %q", method)
}

func (d *daemon) list() rpc.ListVMsResponse {
	answer := rpc.ListVMsResponse{VMs: []rpc.VM{}}
	for _, row := range d.store.Rows("vms") {
		answer.VMs = append(answer.VMs, rpc.VM{Name: row["name"], Kernel: row["kernel"], Image: row["image"]})
	}
	return answer
}

func (d *daemon) create(request rpc.CreateVMRequest) (rpc.CreateVMResponse, error) {
	vm := rpc.VM{Name: request.Name, Kernel: request.Kernel, Image: request.Image}
	if vm.Name == "" {
		return rpc.CreateVMResponse{}, errors.New("a virtual machine needs a name")
	}
	for _, row := range d.store.Rows("vms") {
		if row["name"] == vm.Name {
			return rpc.CreateVMResponse{}, fmt.Errorf("there is a virtual machine %s already", vm.Name)
		}
	}
	if kernels, err := kernelcat.Entries(); vm.Kernel == "" && err == nil && len(kernels) > 0 {
		vm.Kernel = kernels[len(kernels)-1].Name
	}
	if images, err := imagecat.Entries(); vm.Image == "" && err == nil && len(images) > 0 {
		vm.Image = images[len(images)-1].Name
	}
	err := d.store.Insert("vms", store.Row{
		"name":       vm.Name,
		"kernel":     vm.Kernel,
		"image":      vm.Image,
		"created_at": time.Now().UTC().Format(time.RFC3339),
	})
	return rpc.CreateVMResponse{VM: vm}, err
}
