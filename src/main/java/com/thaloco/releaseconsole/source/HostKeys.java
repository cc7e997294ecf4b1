package com.thaloco.releaseconsole.source;

import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Holds ssh hosts to the user's known hosts, without exception: whatever the ssh configuration
 * allows, a release never trusts a host at first sight. Remembers what was refused, to say it well.
 */
final class HostKeys {
  private volatile @Nullable Refused refused;

  /**
   * A host key that was not accepted.
   *
   * @param known whether other keys of that host are known
   */
  record Refused(String host, int port, String type, String fingerprint, boolean known) {}

  Optional<Refused> refused() {
    return Optional.ofNullable(refused);
  }

  /** The database that asks the known-hosts files, and notes a refusal. */
  ServerKeyDatabase guard(ServerKeyDatabase files) {
    return new ServerKeyDatabase() {
      @Override
      public List<PublicKey> lookup(
          String address, InetSocketAddress remote, Configuration configuration) {
        return files.lookup(address, remote, configuration);
      }

      @Override
      public boolean accept(
          String address,
          InetSocketAddress remote,
          PublicKey key,
          Configuration configuration,
          @Nullable CredentialsProvider provider) {
        boolean accepted =
            files.accept(address, remote, key, new Strict(configuration), NoAnswers.INSTANCE);
        if (!accepted) {
          refused =
              new Refused(
                  remote.getHostString(),
                  remote.getPort(),
                  KeyUtils.getKeyType(key),
                  KeyUtils.getFingerPrint(key),
                  !files.lookup(address, remote, configuration).isEmpty());
        }
        return accepted;
      }
    };
  }

  /** The user's files, but no leniency. */
  private record Strict(ServerKeyDatabase.Configuration user)
      implements ServerKeyDatabase.Configuration {
    @Override
    public List<String> getUserKnownHostsFiles() {
      return user.getUserKnownHostsFiles();
    }

    @Override
    public List<String> getGlobalKnownHostsFiles() {
      return user.getGlobalKnownHostsFiles();
    }

    @Override
    public StrictHostKeyChecking getStrictHostKeyChecking() {
      return StrictHostKeyChecking.REQUIRE_MATCH;
    }

    @Override
    public boolean getHashKnownHosts() {
      return user.getHashKnownHosts();
    }

    @Override
    public String getUsername() {
      return user.getUsername();
    }
  }

  /** No one is there to be asked. */
  private static final class NoAnswers extends CredentialsProvider {
    static final NoAnswers INSTANCE = new NoAnswers();

    @Override
    public boolean isInteractive() {
      return false;
    }

    @Override
    public boolean supports(org.eclipse.jgit.transport.CredentialItem... items) {
      return false;
    }

    @Override
    public boolean get(
        org.eclipse.jgit.transport.URIish uri, org.eclipse.jgit.transport.CredentialItem... items) {
      return false;
    }
  }
}
