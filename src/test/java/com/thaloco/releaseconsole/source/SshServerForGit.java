package com.thaloco.releaseconsole.source;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;

/** A real ssh server on loopback that runs the machine's git, with the remote's hooks. */
final class SshServerForGit implements AutoCloseable {
  private final SshServer server;

  SshServerForGit(KeyPair hostKey, PublicKey user) throws IOException {
    server = SshServer.setUpDefaultServer();
    server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(List.of(hostKey)));
    server.setPublickeyAuthenticator(
        (name, key, session) -> org.apache.sshd.common.config.keys.KeyUtils.compareKeys(key, user));
    server.setCommandFactory(ProcessShellCommandFactory.INSTANCE);
    server.start();
  }

  String url(Path repository) {
    return "ssh://git@127.0.0.1:%d%s".formatted(server.getPort(), repository);
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
