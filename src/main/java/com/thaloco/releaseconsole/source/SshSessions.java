package com.thaloco.releaseconsole.source;

import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.IdentityPasswordProvider;
import org.eclipse.jgit.transport.sshd.KeyPasswordProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.agent.Connector;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.jspecify.annotations.Nullable;

/** The user's own ssh: configuration, keys and known hosts of the home folder, and the agent. */
final class SshSessions extends SshdSessionFactory {
  private final GitEnvironment surroundings;
  private final HostKeys hosts;

  SshSessions(GitEnvironment surroundings, HostKeys hosts) {
    super(null, null);
    this.surroundings = surroundings;
    this.hosts = hosts;
    setHomeDirectory(surroundings.home().toFile());
    setSshDirectory(surroundings.home().resolve(".ssh").toFile());
  }

  @Override
  protected ServerKeyDatabase createServerKeyDatabase(File home, File sshDirectory) {
    return hosts.guard(super.createServerKeyDatabase(home, sshDirectory));
  }

  @Override
  protected KeyPasswordProvider createKeyPasswordProvider(@Nullable CredentialsProvider provider) {
    // Key files with a passphrase are the agent's business: no one is asked for one here.
    return new IdentityPasswordProvider(null);
  }

  @Override
  protected ConnectorFactory getConnectorFactory() {
    return new Agents();
  }

  /** The agent named by the ssh configuration's IdentityAgent, else by SSH_AUTH_SOCK. */
  private final class Agents implements ConnectorFactory {
    @Override
    public Connector create(@Nullable String identityAgent, @Nullable File home) {
      String agent = Optional.ofNullable(identityAgent).orElse("");
      return new AgentSocket(
          agent.isEmpty() || agent.equals("SSH_AUTH_SOCK")
              ? surroundings.agentSocket().map(Path::of)
              : Optional.of(Path.of(agent)));
    }

    @Override
    public boolean isSupported() {
      return true;
    }

    @Override
    public String getName() {
      return "unix-socket";
    }

    @Override
    public Collection<ConnectorDescriptor> getSupportedConnectors() {
      return List.of(getDefaultConnector());
    }

    @Override
    public ConnectorDescriptor getDefaultConnector() {
      return new ConnectorDescriptor() {
        @Override
        public String getIdentityAgent() {
          return "SSH_AUTH_SOCK";
        }

        @Override
        public String getDisplayName() {
          return "ssh-agent";
        }
      };
    }
  }
}
