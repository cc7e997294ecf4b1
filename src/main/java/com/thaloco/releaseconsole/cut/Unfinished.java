package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.engine.ChangeTargets;
import com.thaloco.releaseconsole.engine.StoredHeaders;
import com.thaloco.releaseconsole.engine.WriteManifest;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.Folders;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.Journal;
import com.thaloco.releaseconsole.journal.PrivateFiles;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The journal of the cut that is under way, and what becomes of it when the cut has ended. */
public final class Unfinished {
  private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");

  private Unfinished() {}

  /** The unfinished cut; a journal that was begun and holds nothing yet is none. */
  public static Optional<History> of(StateFolder state) {
    return read(state).filter(history -> !hasEnded(history));
  }

  /**
   * Ends the unfinished cut, whatever is public of it. The caller holds the lock and knows that
   * clients do not see it any more.
   */
  public static void abandon(StateFolder state, Clock clock, String reason) {
    History past = of(state).orElseThrow();
    try (Journal journal = Journal.open(state.journal(), clock)) {
      journal.append(new Fact.Abandoned(reason));
    }
    end(state, past);
  }

  /**
   * Ends the unfinished cut, of which nothing may be public, at this moment or later: where it
   * meant to write the manifest, its write may still be under way, and fails after the fence.
   */
  static void abandonInvisible(Project project, History past, String reason, Work work) {
    requireInvisible(project, past, work);
    if (past.meant(CutStep.PUT_MANIFEST.toString())) {
      fence(project, work);
      requireInvisible(project, past, work);
    }
    abandon(project.state(), project.clock(), reason);
  }

  private static void fence(Project project, Work work) {
    Optional<ConfirmedObject> there = project.world().fresh().manifestObject();
    if (there.isPresent()
        && WriteManifest.fence(ChangeTargets.of(project), there.get(), work)
            instanceof Written.Refused) {
      throw Problem.refused(
              "cut.fence-lost",
              "Another program wrote the manifest while the cut was being abandoned.",
              "The cut was not abandoned.",
              "Run the same command again: it reads the manifest again.")
          .toException();
    }
  }

  /** Puts an ended cut's journal away, where a crash kept that from being done. */
  static void tidy(StateFolder state) {
    read(state).filter(Unfinished::hasEnded).ifPresent(history -> end(state, history));
  }

  /**
   * Frees what the cut kept and moves the journal to the ended ones; in this order, so that a crash
   * leaves a journal that leads here again, and no folder that no one knows of.
   */
  static void end(StateFolder state, History history) {
    Fact.Opened opened = history.opened();
    String name =
        "%s-%s-%d.jsonl"
            .formatted(
                opened.version(),
                opened.commit().substring(0, 8),
                history.entries().getFirst().at().toEpochMilli());
    Folders.delete(state.artefacts(opened.version(), opened.commit()));
    Folders.discard(state.work(opened.version(), opened.commit()));
    PrivateFiles.createFolder(state.ended());
    try {
      Files.move(state.journal(), state.ended().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The newest finished cut of a version. */
  static Optional<History> finished(StateFolder state, ReleaseVersion version) {
    if (!Files.isDirectory(state.ended())) {
      return Optional.empty();
    }
    try (var files = Files.list(state.ended())) {
      List<Path> newestLast =
          files
              .filter(f -> String.valueOf(f.getFileName()).startsWith(version + "-"))
              .sorted(Comparator.comparing(String::valueOf))
              .toList();
      return newestLast.stream()
          .map(Journal::read)
          .filter(history -> history.done(CutStep.RECEIPT.toString()).isPresent())
          .filter(history -> history.opened().version().equals(version.text()))
          .max(Comparator.comparing(history -> history.entries().getLast().at()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Ending a cut is only allowed while no client can see anything of it. An entry with other bytes,
   * and an entry or tag that this cut never meant to write, is another maintainer's.
   */
  static void requireInvisible(Project project, History past, Work work) {
    var version = new ReleaseVersion(past.opened().version());
    var now = project.world().fresh();
    boolean named =
        now.manifest()
            .flatMap(m -> m.entry(version))
            .filter(entry -> mayHavePublished(past, entry))
            .isPresent();
    boolean tagged = past.meant(CutStep.TAG.toString()) && now.tag(version, work).isPresent();
    if (named || tagged) {
      throw Problem.refused(
              "cut.is-public",
              "%s is %s.".formatted(version, named ? "in the manifest" : "tagged on the remote"),
              "The cut was not abandoned.",
              Remedy.text("Resume the cut to finish it")
                  .aside(OwnCommand.CUT.with("--version", version.text()))
                  .then("; if the release is bad, withdraw it")
                  .aside(OwnCommand.RECOVER.with("withdraw", "--version", version.text()))
                  .then("."))
          .toException();
    }
  }

  /** Whether a cut can have written an entry: it meant to, and the entry is of its tarball. */
  public static boolean mayHavePublished(History past, ManifestEntry entry) {
    Optional<String> tarball =
        past.done(CutStep.PUT_TARBALL.toString())
            .map(done -> done.left().get(StoredHeaders.SHA256));
    return past.meant(CutStep.PUT_MANIFEST.toString())
        && tarball.map(sha256 -> mayBeOf(sha256, entry)).orElse(true);
  }

  /** Whether an entry names a tarball. One that names no hash at all tells nothing, so it may. */
  public static boolean mayBeOf(String tarballSha256, ManifestEntry entry) {
    return entry.raw().contains(tarballSha256) || !HASH.matcher(entry.raw()).find();
  }

  private static Optional<History> read(StateFolder state) {
    return Optional.of(state.journal())
        .filter(Files::exists)
        .map(Journal::read)
        .filter(history -> history.last(Fact.Opened.class).isPresent());
  }

  private static boolean hasEnded(History history) {
    return history.last(Fact.Abandoned.class).isPresent()
        || history.done(CutStep.RECEIPT.toString()).isPresent();
  }
}
