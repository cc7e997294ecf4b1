// Package vsockagent is the protocol between the host and the agent in each guest. A guest keeps the
// agent that its image was made with: every change here needs a minor release and a re-pull of images.
package vsockagent

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
)

// ProtocolVersion is told in Hello; host and guest must agree.
const ProtocolVersion = 1

// Port is the agent's vsock port.
const Port = 10240

// The kinds of messages.
const (
	KindHello  = "hello"
	KindExec   = "exec"
	KindResult = "result"
)

const frameLimit = 1 << 20

// Hello opens a connection, from both sides.
type Hello struct {
	Protocol int    `json:"protocol"`
	Release  string `json:"release"`
}

// Exec asks the agent to run a command in the guest.
type Exec struct {
	Argv []string `json:"argv"`
}

// Result is how the command ended.
type Result struct {
	ExitCode int    `json:"exit_code"`
	Output   string `json:"output"`
}

// Message is one frame: a 4-byte big-endian length, then this as JSON.
type Message struct {
	Kind   string  `json:"kind"`
	Hello  *Hello  `json:"hello,omitempty"`
	Exec   *Exec   `json:"exec,omitempty"`
	Result *Result `json:"result,omitempty"`
}

// Write sends one message.
func Write(w io.Writer, message Message) error {
	body, err := json.Marshal(message)
	if err != nil {
		return err
	}
	frame := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	_, err = w.Write(append(frame, body...))
	return err
}

// Read receives one message.
func Read(r io.Reader) (Message, error) {
	var message Message
	var length uint32
	if err := binary.Read(r, binary.BigEndian, &length); err != nil {
		return message, err
	}
	if length > frameLimit {
		return message, fmt.Errorf("a frame of %d bytes is too long", length)
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(r, body); err != nil {
		return message, err
	}
	return message, json.Unmarshal(body, &message)
}
