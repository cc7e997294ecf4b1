// Package rpc is how banger talks to bangerd: one JSON request and one JSON answer on a unix socket.
package rpc

import (
	"encoding/json"
	"errors"
	"net"
	"time"
)

// The methods of the daemon.
const (
	MethodPing     = "ping"
	MethodListVMs  = "vm.list"
	MethodCreateVM = "vm.create"
)

// VM is a virtual machine as the daemon knows it.
type VM struct {
	Name   string `json:"name"`
	Kernel string `json:"kernel"`
	Image  string `json:"image"`
}

// PingRequest asks whether the daemon is there.
type PingRequest struct{}

// PingResponse names the daemon's release.
type PingResponse struct {
	Version string `json:"version"`
}

// ListVMsRequest asks for all virtual machines.
type ListVMsRequest struct{}

// ListVMsResponse has them.
type ListVMsResponse struct {
	VMs []VM `json:"vms"`
}

// CreateVMRequest asks for a new virtual machine.
type CreateVMRequest struct {
	Name   string `json:"name"`
	Kernel string `json:"kernel,omitempty"`
	Image  string `json:"image,omitempty"`
}

// CreateVMResponse has the new virtual machine.
type CreateVMResponse struct {
	VM VM `json:"vm"`
}

type request struct {
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
}

type response struct {
	Result json.RawMessage `json:"result,omitempty"`
	Error  string          `json:"error,omitempty"`
}

// Handler answers one request.
type Handler func(method string, params json.RawMessage) (any, error)

// Call sends one request and decodes its answer.
func Call(socket, method string, params, result any) error {
	conn, err := net.DialTimeout("unix", socket, 5*time.Second)
	if err != nil {
		return err
	}
	defer conn.Close()
	body, err := json.Marshal(params)
	if err != nil {
		return err
	}
	if err := json.NewEncoder(conn).Encode(request{method, body}); err != nil {
		return err
	}
	var answer response
	if err := json.NewDecoder(conn).Decode(&answer); err != nil {
		return err
	}
	if answer.Error != "" {
		return errors.New(answer.Error)
	}
	return json.Unmarshal(answer.Result, result)
}

// Serve answers requests until the listener is closed.
func Serve(listener net.Listener, handle Handler) error {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return err
		}
		go answer(conn, handle)
	}
}

func answer(conn net.Conn, handle Handler) {
	defer conn.Close()
	var asked request
	if err := json.NewDecoder(conn).Decode(&asked); err != nil {
		return
	}
	var said response
	if result, err := handle(asked.Method, asked.Params); err != nil {
		said.Error = err.Error()
	} else if said.Result, err = json.Marshal(result); err != nil {
		said.Error = err.Error()
	}
	json.NewEncoder(conn).Encode(said)
}
