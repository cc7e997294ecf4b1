package com.thaloco.releaseconsole.changelog;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the link table right: what is missing comes, what leads elsewhere is put right. */
final class LinkFixer {
  private final Changelog changelog;
  private final LinkStyle style;
  private final RowEdits edits;

  LinkFixer(Changelog changelog, LinkStyle style) {
    this.changelog = changelog;
    this.style = style;
    this.edits = new RowEdits(changelog);
  }

  /**
   * The splices that put the rows of Unreleased and of some versions right.
   *
   * @param versions without {@code v}; the others are left alone
   */
  List<Replacement> fix(Set<String> versions) {
    List<Section> releases = changelog.releases();
    boolean descending = edits.isDescending();
    if (descending) {
      fixUnreleased();
    }
    // In the order of the table, so that rows that go to one place keep it.
    List<Section> ordered = descending ? releases : releases.reversed();
    Map<Section, LinkRow> next = neighbours(ordered.reversed());
    Map<Section, LinkRow> previous = neighbours(ordered);
    Set<String> seen = new HashSet<>();
    for (Section section : ordered) {
      String version = section.version().orElseThrow();
      Optional<String> label = section.title().rowLabel();
      if (!versions.contains(version) || label.isEmpty() || !seen.add(LinkRow.key(label.get()))) {
        continue;
      }
      String url = style.version(version, changelog.below(version));
      Optional<LinkRow> row = changelog.rowOf(section);
      if (row.isPresent()) {
        if (!style.isRight(row.get().url(), version, changelog)) {
          edits.retarget(row.get(), url);
        }
      } else {
        place(section, label.get(), url, next, previous);
      }
    }
    if (!descending) {
      fixUnreleased();
    }
    return edits.splices();
  }

  private void fixUnreleased() {
    Optional<String> newest = changelog.newest().flatMap(Section::version);
    Optional<Section> unreleased = changelog.unreleased();
    if (newest.isEmpty() || unreleased.isEmpty()) {
      return;
    }
    Optional<LinkRow> row = changelog.rowOf(unreleased.get());
    Optional<String> label = unreleased.get().title().rowLabel();
    if (row.isPresent()) {
      if (!style.isRightUnreleased(row.get().url(), newest.get())) {
        edits.retarget(row.get(), unreleasedUrl(row.get(), newest.get()));
      }
    } else if (label.isPresent()) {
      String url = style.unreleased(newest.get());
      Optional<LinkRow> first = changelog.newest().flatMap(changelog::rowOf);
      List<LinkRow> others =
          changelog.releases().stream().flatMap(s -> changelog.rowOf(s).stream()).toList();
      if (others.isEmpty()) {
        edits.append(label.get(), url);
      } else if (edits.isDescending()) {
        edits.before(first.orElse(others.getFirst()), label.get(), url);
      } else {
        edits.after(first.orElse(others.getFirst()), label.get(), url);
      }
    }
  }

  // What the row compares to stays where no profile says it: some projects name their branch there.
  private String unreleasedUrl(LinkRow row, String newest) {
    return RepositoryUrl.parse(row.url())
        .filter(url -> !style.exact() && url instanceof RepositoryUrl.Compare)
        .map(RepositoryUrl.Compare.class::cast)
        .filter(url -> url.base().equals(style.base()) && url.path().equals(style.comparePath()))
        .filter(url -> !RepositoryUrl.names(url.tag(), newest) && !url.tag().matches("v?\\d.*"))
        .map(url ->
            new RepositoryUrl.Compare(
                    url.base(), url.path(), style.tag(newest), url.dots(), url.tag())
                .text())
        .orElseGet(() -> style.unreleased(newest));
  }

  private void place(
      Section section,
      String label,
      String url,
      Map<Section, LinkRow> next,
      Map<Section, LinkRow> previous) {
    LinkRow behind = next.get(section);
    if (behind != null) {
      edits.before(behind, label, url);
      return;
    }
    LinkRow ahead = previous.get(section);
    Optional<LinkRow> unreleased = changelog.unreleased().flatMap(changelog::rowOf);
    if (ahead != null) {
      edits.after(ahead, label, url);
    } else if (unreleased.isPresent() && edits.isDescending()) {
      edits.after(unreleased.get(), label, url);
    } else if (unreleased.isPresent()) {
      edits.before(unreleased.get(), label, url);
    } else {
      edits.append(label, url);
    }
  }

  /** For each section, the nearest row of one that comes before it in this order. */
  private Map<Section, LinkRow> neighbours(List<Section> ordered) {
    Map<Section, LinkRow> found = new IdentityHashMap<>();
    @Nullable LinkRow row = null;
    for (Section section : ordered) {
      if (row != null) {
        found.put(section, row);
      }
      row = changelog.rowOf(section).orElse(row);
    }
    return found;
  }
}
