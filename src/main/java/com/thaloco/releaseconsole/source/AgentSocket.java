package com.thaloco.releaseconsole.source;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.transport.sshd.agent.AbstractConnector;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to an ssh agent over its socket with the JDK's own channels; JGit's own connector would
 * bring native code with it.
 */
final class AgentSocket extends AbstractConnector {
  private final Optional<Path> socket;
  private @Nullable SocketChannel channel;

  /** An agent at that socket; empty where the user has none. */
  AgentSocket(Optional<Path> socket) {
    this.socket = socket;
  }

  @Override
  public boolean connect() {
    if (channel == null && socket.isPresent()) {
      try {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket.get()));
      } catch (IOException e) {
        return false; // the agent has gone: key files may still do
      }
    }
    return channel != null;
  }

  @Override
  public byte[] rpc(byte command, byte @Nullable [] message) throws IOException {
    SocketChannel open = channel;
    if (open == null) {
      throw new IOException("the ssh agent is not connected");
    }
    byte[] request = message == null ? new byte[5] : message;
    prepareMessage(command, request);
    for (ByteBuffer out = ByteBuffer.wrap(request); out.hasRemaining(); ) {
      open.write(out);
    }
    byte[] reply = new byte[toLength(command, read(open, 4))];
    System.arraycopy(read(open, reply.length), 0, reply, 0, reply.length);
    return reply;
  }

  private static byte[] read(SocketChannel open, int length) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(length);
    while (in.hasRemaining()) {
      if (open.read(in) < 0) {
        throw new EOFException("the ssh agent hung up");
      }
    }
    return in.array();
  }

  @Override
  public void close() throws IOException {
    SocketChannel open = channel;
    channel = null;
    if (open != null) {
      open.close();
    }
  }
}
