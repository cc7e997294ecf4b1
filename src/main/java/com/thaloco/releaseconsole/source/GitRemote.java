package com.thaloco.releaseconsole.source;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.URIish;

/**
 * One remote, through JGit's transports, without this repository's own hooks: a path or {@code
 * file://} (in this process: the remote's hooks do not run either), http(s) with the user's own
 * credential helpers, and ssh with the user's agent, keys and known hosts. Reads and writes go to
 * the same address, the one that git would push to, so that looking again after a lost answer looks
 * in the right place. A failure of the connection is a problem {@code remote.unreachable}, a
 * rejected login {@code remote.denied}, an ssh host that is not known {@code remote.host-key}.
 */
final class GitRemote implements Remote {
  /** For one exchange; a maintainer may have to unlock a key meanwhile. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final Repository repository;
  private final String name;
  private final URIish uri;
  private final GitEnvironment surroundings;
  private final Duration longest;

  private GitRemote(
      Repository repository,
      String name,
      URIish uri,
      GitEnvironment surroundings,
      Duration longest) {
    this.repository = repository;
    this.name = name;
    this.uri = uri;
    this.surroundings = surroundings;
    this.longest = longest;
  }

  /** The same remote with another longest time for one exchange. */
  GitRemote within(Duration time) {
    return new GitRemote(repository, name, uri, surroundings, time);
  }

  static GitRemote named(Repository repository, String name, GitEnvironment surroundings) {
    try {
      var config = new RemoteConfig(repository.getConfig(), name);
      List<URIish> addresses =
          config.getPushURIs().isEmpty() ? config.getURIs() : config.getPushURIs();
      if (addresses.size() == 1) {
        return new GitRemote(repository, name, addresses.getFirst(), surroundings, LONGEST);
      }
      throw (addresses.isEmpty() ? unknown(repository, name) : many(name, addresses)).toException();
    } catch (URISyntaxException e) {
      throw Problem.input(
              "remote.unknown",
              "The address of the remote %s can't be read.".formatted(name),
              "No request was sent to the remote.",
              Remedy.text("Correct it")
                  .by(new Action.Shell("git remote set-url %s …".formatted(name))))
          .toException();
    }
  }

  private static Problem unknown(Repository repository, String name) {
    return Problem.refused(
        "remote.unknown",
        "The repository %s has no remote %s; it has %s."
            .formatted(
                repository.getWorkTree(),
                name,
                repository.getRemoteNames().isEmpty()
                    ? "none"
                    : String.join(", ", repository.getRemoteNames())),
        "No request was sent to a remote.",
        Remedy.text("Add it")
            .aside(new Action.Shell("git remote add %s …".formatted(name)))
            .then(", or name another under source.remote in the profile."));
  }

  private static Problem many(String name, List<URIish> addresses) {
    return Problem.refused(
            "remote.ambiguous",
            "The remote %s has %d addresses to push to.".formatted(name, addresses.size()),
            "No request was sent to a remote, because one push could reach only some of them.",
            "Give each address a remote of its own, and name one under source.remote in the"
                + " profile.")
        .with(addresses.stream().map(Addresses::shown).toList());
  }

  @Override
  public String address() {
    return Addresses.shown(uri);
  }

  @Override
  public List<RemoteRef> refs(Work work) {
    return connected(work, "Nothing was read from the remote.", this::list);
  }

  private List<RemoteRef> list(Connection to) throws IOException {
    try (FetchConnection connection = to.transport().openFetch()) {
      return connection.getRefs().stream()
          .filter(ref -> isOurs(ref.getName()) && ref.getObjectId() != null)
          .map(ref ->
              new RemoteRef(
                  ref.getName(),
                  ref.getObjectId().name(),
                  Optional.ofNullable(ref.getPeeledObjectId()).orElse(ref.getObjectId()).name()))
          .sorted(Comparator.comparing(RemoteRef::name))
          .toList();
    }
  }

  private static boolean isOurs(String ref) {
    return ref.startsWith(Constants.R_HEADS) || ref.startsWith(Constants.R_TAGS);
  }

  @Override
  public void openToPush(Work work) {
    connected(
        work,
        "Nothing was sent to the remote.",
        to -> {
          LocalRemote.requireWritable(to.transport(), repository);
          to.transport().openPush().close();
          return Optional.empty();
        });
  }

  @Override
  public RefResult push(String id, String ref, Optional<String> expected, Work work) {
    return change(ObjectId.fromString(id), ref, expected, work);
  }

  @Override
  public RefResult delete(String ref, String expected, Work work) {
    return change(ObjectId.zeroId(), ref, Optional.of(expected), work);
  }

  private RefResult change(ObjectId to, String ref, Optional<String> expected, Work work) {
    RemoteRefUpdate update = update(to, ref, expected);
    work.checkpoint();
    PushResult result =
        connected(
            work,
            "It is not known whether %s was changed there.".formatted(ref),
            connection -> connection.transport().push(new WorkMonitor(work), List.of(update)));
    RemoteRefUpdate done = result.getRemoteUpdate(ref);
    return switch (done.getStatus()) {
      case OK, UP_TO_DATE -> new RefResult.Updated();
      case NON_EXISTING -> new RefResult.Differs(Optional.empty());
      case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD ->
          new RefResult.Differs(
              Optional.ofNullable(result.getAdvertisedRef(ref))
                  .map(Ref::getObjectId)
                  .map(ObjectId::name));
      case REJECTED_NODELETE -> new RefResult.Rejected("The remote does not let refs be deleted.");
      case REJECTED_OTHER_REASON -> afterRefusal(to, ref, expected, done, result, work);
      case NOT_ATTEMPTED, AWAITING_REPORT ->
          throw RemoteProblems.lost(
              this, ref, Stream.of(result.getMessages()).filter(m -> !m.isBlank()).toList());
    };
  }

  /** A refusal may be a race that was lost: what is there now tells. */
  private RefResult afterRefusal(
      ObjectId to,
      String ref,
      Optional<String> expected,
      RemoteRefUpdate done,
      PushResult result,
      Work work) {
    Optional<String> found =
        refs(work).stream().filter(r -> r.name().equals(ref)).map(RemoteRef::id).findFirst();
    Optional<String> wished =
        to.equals(ObjectId.zeroId()) ? Optional.empty() : Optional.of(to.name());
    if (found.equals(wished)) {
      return new RefResult.Updated();
    }
    if (!found.equals(expected)) {
      return new RefResult.Differs(found);
    }
    String said =
        Stream.of(result.getMessages(), Optional.ofNullable(done.getMessage()).orElse(""))
            .map(text -> GitReasons.clean(text).strip())
            .filter(text -> !text.isEmpty())
            .reduce((first, second) -> first + "\n" + second)
            .orElse("The remote gave no reason.");
    return new RefResult.Rejected(said);
  }

  private RemoteRefUpdate update(ObjectId to, String ref, Optional<String> expected) {
    try {
      boolean delete = to.equals(ObjectId.zeroId());
      if (!delete && !repository.getObjectDatabase().has(to)) {
        throw new IOException("the object %s is not in this repository".formatted(to.name()));
      }
      // Forced, because the expected old id is what decides, not whether history goes forward.
      return new RemoteRefUpdate(
          repository,
          delete ? null : to.name(),
          to,
          ref,
          true,
          null,
          expected.<ObjectId>map(ObjectId::fromString).orElse(ObjectId.zeroId()));
    } catch (IOException e) {
      throw Problem.refused(
              "source.unreadable",
              "%s can't be pushed: %s.".formatted(ref, GitReasons.of(e)),
              "Nothing was sent to the remote %s.".formatted(name),
              Remedy.text("Check the repository")
                  .aside(Action.shell("git", "fsck"))
                  .then(" and try again."))
          .toException();
    }
  }

  /** What is done with an open connection. */
  private interface Talk<T> {
    T with(Connection connection) throws IOException;
  }

  private <T> T connected(Work work, String notDone, Talk<T> talk) {
    try {
      return InterruptibleCall.call(work, longest, () -> talk(work, notDone, talk));
    } catch (TimeoutException e) {
      throw RemoteProblems.late(this, longest, notDone);
    }
  }

  private <T> T talk(Work work, String notDone, Talk<T> talk) {
    var hosts = new HostKeys();
    try (var connection = Connection.open(repository, uri, surroundings, hosts)) {
      return talk.with(connection);
    } catch (IOException | RuntimeException e) {
      work.checkpoint(); // a stop shows as a broken connection
      throw RemoteProblems.of(e, this, uri, hosts, notDone);
    }
  }

  /** What shows whether it can be reached: git reads from another address where both are set. */
  Action lookup() {
    try {
      var config = new RemoteConfig(repository.getConfig(), name);
      return Action.shell(
          "git", "ls-remote", config.getPushURIs().isEmpty() ? name : Addresses.shown(uri));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e); // its addresses were read before
    }
  }

  String name() {
    return name;
  }
}
