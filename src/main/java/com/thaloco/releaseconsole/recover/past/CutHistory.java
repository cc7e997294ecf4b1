package com.thaloco.releaseconsole.recover.past;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.cut.Receipt;
import com.thaloco.releaseconsole.cut.ReceiptFiles;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.Journal;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.past.PastCut.State;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The cuts of a project, the newest first: those of this state folder, and those of others. */
public final class CutHistory {
  private static final String JOURNAL = ".jsonl";
  private static final String RECEIPT = ".json";

  private CutHistory() {}

  /** What the state folder remembers; asks no one. A journal that can't be read is left out. */
  public static List<PastCut> here(Project project) {
    var cuts = new ArrayList<PastCut>();
    var receipts = new HashSet<Path>();
    for (Path file : files(project.state().ended(), JOURNAL)) {
      read(file)
          .ifPresent(journal -> {
            PastCut cut = ended(file, journal, project);
            cut.receipt().ifPresent(receipts::add);
            cuts.add(cut);
          });
    }
    if (Files.exists(project.state().journal())) {
      read(project.state().journal())
          .filter(journal -> journal.last(Fact.Abandoned.class).isEmpty())
          .ifPresent(
              journal -> cuts.add(of(name(journal), journal, State.UNFINISHED, Optional.empty())));
    }
    for (Path file : files(project.state().receipts(), RECEIPT)) {
      if (!receipts.contains(file)) {
        alone(file).ifPresent(cuts::add);
      }
    }
    return newestFirst(cuts);
  }

  /** The same, with what was withdrawn since, and with the releases that others have cut. */
  public static List<PastCut> everywhere(Project project, Work work) {
    LiveState world = project.world().fresh();
    Set<ReleaseVersion> burned = world.burned(work);
    var cuts = new ArrayList<PastCut>();
    var known = new HashSet<String>();
    for (PastCut cut : here(project)) {
      boolean gone =
          cut.state() == State.RELEASED
              && ReleaseVersion.parse(cut.version()).filter(burned::contains).isPresent();
      cuts.add(gone ? in(cut, State.WITHDRAWN) : cut);
      if (cut.state() != State.ABANDONED) {
        known.add(cut.version());
      }
    }
    for (ManifestEntry entry : world.manifest().map(Manifest::entries).orElse(List.of())) {
      if (!known.contains(entry.version().text())) {
        cuts.add(elsewhere(entry, project, world, work));
      }
    }
    return newestFirst(cuts);
  }

  /**
   * One of them: by its name, or the newest of a version.
   *
   * @throws ProblemException where there is none
   */
  public static PastCut find(List<PastCut> cuts, String wanted) {
    return cuts.stream()
        .filter(cut -> cut.name().equals(wanted))
        .findFirst()
        .or(() -> cuts.stream().filter(cut -> cut.version().equals(wanted)).findFirst())
        .orElseThrow(() ->
            Problem.refused(
                    "receipt.unknown",
                    "There is no cut of the name or version %s.".formatted(wanted),
                    "Nothing was shown.",
                    Remedy.text("Name one that is listed").by(OwnCommand.RECEIPT_LIST.with()))
                .toException());
  }

  /** All fields that are known of a cut. */
  public static CutRecord sheet(PastCut cut) {
    return cut.receipt()
        .map(file -> CutRecord.of(cut.name(), Receipts.read(file)))
        .or(() -> cut.journal().map(journal -> CutRecord.of(cut.name(), journal)))
        .orElseGet(() -> CutRecord.of(cut));
  }

  private static PastCut ended(Path file, History journal, Project project) {
    String name = String.valueOf(file.getFileName());
    name = name.substring(0, name.length() - JOURNAL.length());
    Optional<Path> receipt =
        journal
            .done(CutStep.RECEIPT.toString())
            .map(done -> done.left().getOrDefault("receipt", ""))
            .map(path -> Path.of(path).getFileName())
            .map(last -> project.state().receipts().resolve(last))
            .filter(Files::exists);
    boolean released = journal.done(CutStep.RECEIPT.toString()).isPresent();
    return of(
        released ? name(journal) : name,
        journal,
        released ? State.RELEASED : State.ABANDONED,
        receipt);
  }

  private static PastCut of(String name, History journal, State state, Optional<Path> receipt) {
    Fact.Opened opened = journal.opened();
    return new PastCut(
        name,
        opened.version(),
        opened.commit(),
        state,
        Optional.of(opened.builtAt()),
        journal.entries().getLast().at(),
        journal.last(Fact.Done.class).map(Fact.Done::step),
        receipt,
        receipt.filter(file -> ReceiptFiles.of(file).isSigned()).isPresent(),
        Optional.of(journal));
  }

  private static String name(History journal) {
    Fact.Opened opened = journal.opened();
    return "%s-%s".formatted(opened.version(), opened.commit().substring(0, 8));
  }

  /** A receipt whose journal is not here: it was brought from another machine. */
  private static Optional<PastCut> alone(Path file) {
    try {
      Receipt receipt = Receipts.read(file);
      ReceiptFiles files = ReceiptFiles.of(file);
      return Optional.of(
          new PastCut(
              files.name(),
              receipt.version(),
              receipt.commit(),
              State.RELEASED,
              Optional.of(receipt.builtAt()),
              receipt.steps().isEmpty() ? receipt.builtAt() : receipt.steps().getLast().at(),
              Optional.of(CutStep.RECEIPT.toString()),
              Optional.of(file),
              files.isSigned(),
              Optional.empty()));
    } catch (ProblemException e) {
      return Optional.empty(); // no receipt, whatever it is
    }
  }

  private static PastCut elsewhere(
      ManifestEntry entry, Project project, LiveState world, Work work) {
    String version = entry.version().text();
    Map<String, String> metadata =
        world
            .bucket()
            .head(project.profile().tarballKey(version))
            .map(ObjectInfo::metadata)
            .orElse(Map.of());
    String commit =
        world
            .tag(entry.version(), work)
            .map(RemoteRef::commit)
            .orElse(metadata.getOrDefault("commit", ""));
    return new PastCut(
        commit.isEmpty() ? version : "%s-%s".formatted(version, commit.substring(0, 8)),
        version,
        commit,
        State.ELSEWHERE,
        entry.releasedAt(),
        entry.releasedAt().orElse(Instant.EPOCH),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static PastCut in(PastCut cut, State state) {
    return new PastCut(
        cut.name(),
        cut.version(),
        cut.commit(),
        state,
        cut.builtAt(),
        cut.at(),
        cut.step(),
        cut.receipt(),
        cut.signed(),
        cut.journal());
  }

  private static Optional<History> read(Path file) {
    try {
      return Optional.of(Journal.read(file))
          .filter(journal -> journal.last(Fact.Opened.class).isPresent());
    } catch (ProblemException e) {
      return Optional.empty(); // damaged: the cut that needs it says so
    }
  }

  private static List<Path> files(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).endsWith(ending))
          .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<PastCut> newestFirst(List<PastCut> cuts) {
    return cuts.stream().sorted(Comparator.comparing(PastCut::at).reversed()).toList();
  }
}
