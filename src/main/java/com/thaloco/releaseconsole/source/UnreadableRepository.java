package com.thaloco.releaseconsole.source;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.ShellWord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;

/**
 * Says why something of a repository can't be read, with the command that changes it. Ways of
 * keeping a repository that JGit does not know (sparse and split indexes, partial clones) are named
 * as such.
 */
final class UnreadableRepository {
  private UnreadableRepository() {}

  static Problem of(Repository repository, String what, Exception e) {
    boolean index = what.equals("the working tree");
    Path folder = repository.getWorkTree().toPath();
    String git = "git -C " + ShellWord.of(folder.toString());
    List<String> said = GitReasons.chain(e);
    Problem problem;
    if (index && indexHas(repository, "sdir\0\0\0\0")) {
      problem =
          kept(
              folder,
              "a sparse index",
              Remedy.text("Expand it")
                  .by(new Action.Shell(git + " sparse-checkout reapply --no-sparse-index")));
    } else if (index && indexHas(repository, "link\0\0\0")) {
      problem =
          kept(
              folder,
              "a split index",
              Remedy.text("Join it").by(new Action.Shell(git + " update-index --no-split-index")));
    } else if (index && mentions(said, "checksum mismatch")) {
      problem =
          kept(
              folder,
              "an index without a valid checksum",
              Remedy.text("Write it again")
                  .by(
                      new Action.Shell(
                          git + " -c index.skipHash=false update-index --force-write-index")));
    } else if (isMissing(e)) {
      problem = missing(repository, what, e, git);
    } else {
      problem =
          refused(
              repository,
              what,
              GitReasons.of(e),
              Remedy.text("Check it").by(new Action.Shell(git + " fsck")));
    }
    return problem.with(said);
  }

  private static Problem missing(Repository repository, String what, Exception e, String git) {
    String promisor = promisor(repository.getConfig());
    if (!promisor.isEmpty()) {
      return refused(
          repository,
          what,
          "it is a partial clone, and %s was not fetched".formatted(missing(e)),
          Remedy.text("Fetch all objects")
              .by(
                  new Action.Shell(
                      git + " fetch --refetch --no-filter " + ShellWord.of(promisor))));
    }
    return isShallow(repository)
        ? refused(
            repository,
            what,
            "it is a shallow clone, and %s was not fetched".formatted(missing(e)),
            Remedy.text("Fetch them").by(new Action.Shell(git + " fetch --unshallow")))
        : refused(
            repository,
            what,
            GitReasons.of(e),
            Remedy.text("Check it").by(new Action.Shell(git + " fsck")));
  }

  /** The remote that has what is not here; empty where there is none. */
  private static String promisor(Config config) {
    return config.getSubsections("remote").stream()
        .filter(name -> config.getBoolean("remote", name, "promisor", false))
        .findFirst()
        .orElse("");
  }

  private static boolean isShallow(Repository repository) {
    try {
      return !repository.getObjectDatabase().getShallowCommits().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isMissing(Exception e) {
    return chain(e).anyMatch(MissingObjectException.class::isInstance);
  }

  private static String missing(Exception e) {
    return chain(e)
        .filter(MissingObjectException.class::isInstance)
        .map(m -> ((MissingObjectException) m).getObjectId().name())
        .findFirst()
        .orElse("an object");
  }

  private static Stream<Throwable> chain(Throwable e) {
    return Stream.iterate(e, t -> t != null, Throwable::getCause).limit(8);
  }

  /** Whether an extension is in the index file: its name and the beginning of its length. */
  private static boolean indexHas(Repository repository, String extension) {
    try {
      return Files.readString(repository.getIndexFile().toPath(), StandardCharsets.ISO_8859_1)
          .contains(extension);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean mentions(List<String> said, String words) {
    return said.stream().anyMatch(line -> line.toLowerCase(Locale.ROOT).contains(words));
  }

  private static Problem kept(Path folder, String what, Remedy next) {
    return Problem.refused(
        "source.unreadable",
        "The repository %s has %s, which this program can't read.".formatted(folder, what),
        "Nothing was changed.",
        next);
  }

  private static Problem refused(Repository repository, String what, String why, Remedy next) {
    return Problem.refused(
        "source.unreadable",
        "In the repository %s, %s can't be read: %s."
            .formatted(repository.getWorkTree(), GitReasons.clean(what), why),
        "Nothing was changed.",
        next);
  }
}
