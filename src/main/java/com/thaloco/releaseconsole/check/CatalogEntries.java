package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.catalog.CatalogChange;
import com.thaloco.releaseconsole.catalog.CatalogChange.State;
import com.thaloco.releaseconsole.catalog.CatalogEntry;
import com.thaloco.releaseconsole.catalog.CatalogObject;
import com.thaloco.releaseconsole.catalog.CatalogProbe;
import com.thaloco.releaseconsole.catalog.CatalogState;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.golang.BuildTarget;
import com.thaloco.releaseconsole.golang.EmbeddedFiles;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.CommitTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * {@code catalogs.entries}: which catalog entries are part of this release, and whether what they
 * point at is there with the right size and hash (docs/rules.md, Sibling catalogs).
 */
final class CatalogEntries implements Check {
  private static final String NONE =
      "No catalog entry was added, changed or removed since the last release.";
  private static final String REMINDER =
      "They reach users only with this release: catalogs are embedded into the binaries.";

  @Override
  public String id() {
    return "catalogs.entries";
  }

  @Override
  public boolean applies(Profile profile) {
    return !profile.catalogs().isEmpty();
  }

  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  /** What was seen of one entry, and how bad it is. */
  private record Line(Status status, String text) {}

  @Override
  public Finding run(Candidate subject, Work work) {
    List<CatalogState> catalogs = CatalogState.of(subject, work);
    var parts = new ArrayList<Callable<List<Line>>>();
    int moved = 0;
    for (CatalogState catalog : catalogs) {
      boolean pointing =
          catalog.changes().stream()
              .flatMap(c -> c.before().or(c::after).stream())
              .anyMatch(entry -> !entry.objects().isEmpty());
      for (CatalogChange change : catalog.moved()) {
        moved++;
        parts.add(() -> look(change, catalog, pointing, work));
      }
    }
    List<Line> lines =
        Stream.concat(
                notEmbedded(catalogs, subject).stream(),
                work.all(parts).stream().flatMap(List::stream))
            .toList();
    return moved == 0 && lines.isEmpty() ? Finding.passed(id(), NONE) : finding(lines, moved);
  }

  /** A Go file beside a catalog that embeds others instead: what is checked is not what ships. */
  private static List<Line> notEmbedded(List<CatalogState> catalogs, Candidate subject) {
    var embedded =
        new EmbeddedFiles(
            new CommitTree(subject, subject.commit()), BuildTarget.of(subject.profile().build()));
    var lines = new ArrayList<Line>();
    for (CatalogState catalog : catalogs) {
      String path = catalog.rule().path();
      String folder = path.substring(0, path.lastIndexOf('/') + 1);
      Map<String, List<String>> near = embedded.near(path);
      if (near.values().stream().noneMatch(files -> files.contains(path))) {
        near.entrySet().stream()
            .filter(each -> each.getKey().lastIndexOf('/') + 1 == folder.length())
            .findFirst()
            .ifPresent(each ->
                lines.add(
                    new Line(
                        Status.WARNED,
                        "%s embeds %s, and nothing embeds %s"
                            .formatted(each.getKey(), String.join(", ", each.getValue()), path))));
      }
    }
    return lines;
  }

  private Finding finding(List<Line> lines, int moved) {
    List<String> evidence = lines.stream().map(Line::text).toList();
    Optional<Line> wrong = first(lines, Status.BLOCKED);
    if (wrong.isPresent()) {
      return Finding.blocked(
          id(),
          "A catalog entry is wrong: " + wrong.get().text(),
          evidence,
          Remedy.text("Publish the object")
              .aside(OwnCommand.CATALOG_PUBLISH.with())
              .then(
                  ", or fix the entry; commit and push. Nothing reaches users before a release"
                      + " embeds it."));
    }
    Optional<Line> unreachable = first(lines, Status.NOT_RUN);
    if (unreachable.isPresent()) {
      return new Finding(
          id(),
          Status.NOT_RUN,
          "The object of an entry could not be read: " + unreachable.get().text(),
          evidence,
          "Make the catalog's public URL reachable from here, then check again.");
    }
    String count = moved == 1 ? "1 catalog entry is" : moved + " catalog entries are";
    String summary = moved == 0 ? NONE : "%s part of this release. %s".formatted(count, REMINDER);
    Optional<Line> warned = first(lines, Status.WARNED);
    return warned.isPresent()
        ? Finding.warned(
            id(), summary, evidence, "Check this, it is unusual: " + warned.get().text())
        : new Finding(id(), Status.PASSED, summary, evidence, "");
  }

  private static Optional<Line> first(List<Line> lines, Status status) {
    return lines.stream().filter(line -> line.status() == status).findFirst();
  }

  private static List<Line> look(
      CatalogChange change, CatalogState catalog, boolean pointing, Work work) {
    String path = catalog.rule().path();
    if (change.after().isEmpty()) {
      return List.of(
          new Line(
              Status.WARNED,
              "%s: %s is removed (it was in line %d of the last release)"
                  .formatted(path, change.name(), change.before().orElseThrow().line())));
    }
    CatalogEntry entry = change.after().get();
    String place =
        "%s:%d: %s %s"
            .formatted(
                path, entry.line(), entry.name(), change.state().name().toLowerCase(Locale.ROOT));
    if (entry.objects().isEmpty()) {
      return List.of(
          new Line(
              pointing ? Status.BLOCKED : Status.WARNED,
              place + ": it points at no object (no url, path or file)"));
    }
    var lines = new ArrayList<Line>();
    for (CatalogObject object : entry.objects()) {
      lines.add(line(place, CatalogProbe.look(object, catalog.rule(), work)));
      replaced(change, object)
          .ifPresent(was -> lines.add(new Line(Status.WARNED, "%s: %s".formatted(place, was))));
    }
    return lines;
  }

  private static Line line(String place, CatalogProbe.Seen seen) {
    return switch (seen) {
      case CatalogProbe.Seen.Right(String text) -> new Line(Status.PASSED, place + ": " + text);
      case CatalogProbe.Seen.Unproven(String text) -> new Line(Status.WARNED, place + ": " + text);
      case CatalogProbe.Seen.Wrong(String text) -> new Line(Status.BLOCKED, place + ": " + text);
      case CatalogProbe.Seen.Unreachable(String text) ->
          new Line(Status.NOT_RUN, place + ": " + text);
    };
  }

  /** Installed clients still expect the old bytes at the old address. */
  private static Optional<String> replaced(CatalogChange change, CatalogObject object) {
    return change.state() == State.CHANGED
        ? change.before().orElseThrow().objects().stream()
            .filter(was -> was.address().equals(object.address()))
            .filter(was -> was.hash().isPresent() && !was.hash().equals(object.hash()))
            .findFirst()
            .map(was ->
                "%s has other bytes than the last release's clients expect there: sha256 %s → %s"
                    .formatted(
                        object.address(), was.hash().orElse(""), object.hash().orElse("none")))
        : Optional.empty();
  }
}
