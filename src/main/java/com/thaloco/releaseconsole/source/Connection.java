package com.thaloco.releaseconsole.source;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** A transport that is set up for this user, and what must be closed with it. */
record Connection(Transport transport, Optional<SshSessions> sessions) implements AutoCloseable {
  /** Seconds without a byte; hooks of a remote may take their time. */
  private static final int SILENCE = 60;

  static Connection open(
      Repository repository, URIish uri, GitEnvironment surroundings, HostKeys hosts)
      throws IOException {
    Transport transport = Transport.open(repository, uri);
    transport.setTimeout(SILENCE);
    transport.setCredentialsProvider(new GitCredentials(repository, surroundings));
    if (transport instanceof SshTransport ssh) {
      var sessions = new SshSessions(surroundings, hosts);
      ssh.setSshSessionFactory(sessions);
      return new Connection(transport, Optional.of(sessions));
    }
    return new Connection(transport, Optional.empty());
  }

  @Override
  public void close() {
    transport.close();
    sessions.ifPresent(SshSessions::close);
  }
}
