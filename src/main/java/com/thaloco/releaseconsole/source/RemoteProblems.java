package com.thaloco.releaseconsole.source;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.sshd.common.SshException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.transport.URIish;

/** The one place that turns failures of JGit's transports into problems. */
final class RemoteProblems {
  private static final List<String> DENIALS =
      List.of(
          "not authorized",
          "not permitted",
          "cannot log in",
          "authentication is required",
          "authentication not supported",
          "no more authentication methods",
          "permission denied",
          "access denied");

  private RemoteProblems() {}

  static RuntimeException of(
      Exception e, GitRemote remote, URIish uri, HostKeys hosts, String notDone) {
    if (e instanceof ProblemException || e instanceof Cancelled) {
      return (RuntimeException) e;
    }
    if (hosts.refused().isPresent()) {
      return hostKey(hosts.refused().get(), notDone).toException();
    }
    String address = remote.address();
    String name = remote.name();
    Optional<String> plain = network(e, uri);
    List<String> said = plain.isPresent() ? List.of() : GitReasons.chain(e);
    Problem problem =
        e instanceof NoRemoteRepositoryException
            ? Problem.refused(
                "remote.unreachable",
                "There is no repository at %s (remote %s), or these credentials can't see it."
                    .formatted(address, name),
                notDone,
                Remedy.text("Check the address")
                    .aside(Action.shell("git", "remote", "-v"))
                    .then(" and the access")
                    .aside(remote.lookup())
                    .then("."))
            : isDenial(e)
                ? Problem.refused(
                    "remote.denied",
                    "%s (remote %s) rejected the credentials: %s."
                        .formatted(address, name, GitReasons.of(e)),
                    notDone,
                    next(uri, remote))
                : Problem.refused(
                    "remote.unreachable",
                    "%s (remote %s) can't be reached: %s."
                        .formatted(address, name, plain.orElseGet(() -> GitReasons.of(e))),
                    notDone,
                    Remedy.text("Check the network")
                        .aside(remote.lookup())
                        .then(" and try again."));
    return problem.with(said).toException();
  }

  /** What the network answered, in plain words that need no detail. */
  private static Optional<String> network(Exception e, URIish uri) {
    String host = Optional.ofNullable(uri.getHost()).orElse("its host");
    return Stream.<Throwable>iterate(e, t -> t != null, Throwable::getCause)
        .limit(8)
        .flatMap(t ->
            switch (t) {
              case UnknownHostException _, UnresolvedAddressException _ ->
                  Stream.of("the host %s is not known (DNS)".formatted(host));
              case NoRouteToHostException _ -> Stream.of("there is no route to " + host);
              case ConnectException _ -> Stream.of(host + " refused the connection");
              case SocketTimeoutException _, TimeoutException _ ->
                  Stream.of(host + " did not answer in time");
              default -> Stream.<String>empty();
            })
        .findFirst();
  }

  /** It answers, but does not come to an end. */
  static ProblemException late(GitRemote remote, Duration longest, String notDone) {
    return Problem.refused(
            "remote.unreachable",
            "%s (remote %s) did not finish its answer within %s."
                .formatted(
                    remote.address(),
                    remote.name(),
                    Plural.of(Math.toIntExact(longest.toSeconds()), "second")),
            notDone,
            Remedy.text("Check the remote and its hooks")
                .aside(remote.lookup())
                .then(" and try again: it is read first."))
        .toException();
  }

  /** The command was sent and no answer came. */
  static ProblemException lost(GitRemote remote, String ref, List<String> messages) {
    return Problem.refused(
            "remote.unreachable",
            "%s (remote %s) gave no answer about %s."
                .formatted(remote.address(), remote.name(), ref),
            "It is not known whether %s was changed there.".formatted(ref),
            "Try again: the remote is read first.")
        .with(messages.stream().map(GitReasons::clean).toList())
        .toException();
  }

  private static Problem hostKey(HostKeys.Refused key, String notDone) {
    String place = key.port() == 22 ? key.host() : "[%s]:%d".formatted(key.host(), key.port());
    String scan = key.port() == 22 ? key.host() : "-p %d %s".formatted(key.port(), key.host());
    return (key.known()
            ? Problem.refused(
                "remote.host-key",
                "The ssh host %s has another key than the one in known_hosts: someone may be intercepting the connection."
                    .formatted(place),
                notDone,
                "Ask the host's owner for the new key's fingerprint; if it is the one below, run \"ssh-keygen -R '%s'\" and then \"ssh-keyscan %s >> ~/.ssh/known_hosts\"."
                    .formatted(place, scan))
            : Problem.refused(
                "remote.host-key",
                "The ssh host %s is not in known_hosts.".formatted(place),
                notDone,
                "Compare the fingerprint below with the one that the host's owner publishes, then run \"ssh-keyscan %s >> ~/.ssh/known_hosts\"."
                    .formatted(scan)))
        .with(List.of("%s %s".formatted(key.type(), key.fingerprint())));
  }

  private static boolean isDenial(Exception e) {
    return Stream.<Throwable>iterate(e, t -> t != null, Throwable::getCause)
        .limit(8)
        .anyMatch(t -> {
          String text = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
          boolean noMethods =
              t instanceof SshException ssh
                  && ssh.getDisconnectCode()
                      == org.apache.sshd.common.SshConstants
                          .SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
          return noMethods || DENIALS.stream().anyMatch(text::contains);
        });
  }

  private static Remedy next(URIish uri, GitRemote remote) {
    return Addresses.isHttp(uri)
        ? Remedy.text("Log in once, so that git's credential helper knows you")
            .aside(Action.shell("git", "push", "--dry-run", remote.name()))
            .then(", and try again.")
        : Remedy.text("Load your key into the ssh agent")
            .aside(Action.shell("ssh-add"))
            .then(" (this program asks for no passphrase), test it")
            .aside(remote.lookup())
            .then(", and try again.");
  }
}
