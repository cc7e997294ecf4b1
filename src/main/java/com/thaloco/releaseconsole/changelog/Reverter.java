package com.thaloco.releaseconsole.changelog;

import com.thaloco.releaseconsole.flow.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Returns a release's text under Unreleased. */
final class Reverter {
  private final Changelog changelog;
  private final TextLines lines;
  private final String text;
  private final String version;
  private final LinkStyle style;
  private final Optional<String> lastGood;
  private final List<Replacement> splices = new ArrayList<>();

  Reverter(Changelog changelog, String version, LinkStyle style, Optional<String> lastGood) {
    this.changelog = changelog;
    this.lines = changelog.source().lines();
    this.text = changelog.source().text();
    this.version = version;
    this.style = style;
    this.lastGood = lastGood;
  }

  Edit edit() {
    changelog.release(version).ifPresent(this::takeOut);
    rows();
    return new Edit(changelog.source(), splices);
  }

  private void takeOut(Section section) {
    Optional<Section> unreleased = changelog.unreleased();
    if (unreleased.isEmpty()) {
      if (changelog.newest().orElseThrow() != section) {
        throw Problem.refused(
                "changelog.no-unreleased",
                "%s has no section Unreleased for the text of %s."
                    .formatted(changelog.source().name(), section.title().label()),
                "The changelog was not changed.",
                "Add a heading \"## [Unreleased]\" above all releases.")
            .toException();
      }
      String name = section.title().form() == Title.Form.PLAIN ? "Unreleased" : "[Unreleased]";
      splices.add(new Replacement(section.heading().textRange(), name));
    } else if (unreleased.get().isEmpty() && changelog.isDirectlyUnderUnreleased(version)) {
      dropHeading(unreleased.get(), section);
    } else {
      merge(unreleased.get(), section);
    }
  }

  /** The exact reverse of promoting. */
  private void dropHeading(Section unreleased, Section section) {
    int end = lines.next(lines.at(section.heading().range().end()));
    boolean comments = !unreleased.blocks().isEmpty();
    int start;
    if (comments) {
      start = section.heading().range().start();
      end = skipBlank(end);
    } else {
      start = lines.next(lines.at(unreleased.heading().range().end()));
    }
    splices.add(Replacement.delete(Math.min(start, end), end));
  }

  /** Cuts the section out and puts each group with the group of the same name. */
  private void merge(Section unreleased, Section section) {
    String eol = lines.usualEol();
    int start = section.heading().range().start();
    int end =
        section.content().isEmpty()
            ? lines.next(lines.at(section.heading().range().end()))
            : lines.next(lines.at(section.content().end()));
    splices.add(Replacement.delete(start, skipBlank(end)));
    int top = lines.next(lines.at(unreleased.heading().range().end()));
    String preamble = preamble(section);
    if (!preamble.isEmpty()) {
      splices.add(Replacement.insert(top, eol + preamble + eol));
    }
    int bottom = unreleased.content().isEmpty() ? top : unreleased.content().end();
    for (Group group : section.groups()) {
      Optional<Group> same =
          unreleased.groups().stream()
              .filter(g -> g.name().equalsIgnoreCase(group.name()))
              .findFirst();
      if (same.isPresent() && !same.get().body().isEmpty()) {
        splices.add(Replacement.insert(same.get().body().end(), eol + group.text()));
      } else {
        String whole = group.heading().range().in(text) + eol + eol + group.text();
        boolean onLine = bottom == top;
        splices.add(Replacement.insert(bottom, onLine ? eol + whole + eol : eol + eol + whole));
      }
    }
  }

  private String preamble(Section section) {
    Range content = section.content();
    int end =
        section.groups().isEmpty()
            ? content.end()
            : section.groups().getFirst().heading().range().start();
    return content.isEmpty()
        ? ""
        : text.substring(content.start(), Math.max(content.start(), end)).strip();
  }

  private int skipBlank(int offset) {
    int at = offset;
    while (at < text.length() && lines.isBlank(lines.at(at))) {
      at = lines.next(lines.at(at));
    }
    return at;
  }

  private void rows() {
    var edits = new RowEdits(changelog);
    // Also a row that is left over after the section went.
    for (LinkRow row : changelog.rows()) {
      if (Changelog.number(row.label()).equals(version)) {
        edits.delete(row);
      }
    }
    Optional<LinkRow> unreleased =
        changelog.row(
            changelog.unreleased().flatMap(s -> s.title().rowLabel()).orElse("Unreleased"));
    Optional<String> good =
        lastGood.or(() ->
            changelog.releases().stream()
                .flatMap(section -> section.version().stream())
                .filter(other -> !other.equals(version))
                .findFirst());
    if (unreleased.isPresent() && namesVersion(unreleased.get())) {
      if (good.isPresent()) {
        edits.retarget(unreleased.get(), unreleasedUrl(unreleased.get(), good.get()));
      } else {
        edits.delete(unreleased.get());
      }
    }
    splices.addAll(edits.splices());
  }

  private boolean namesVersion(LinkRow row) {
    return RepositoryUrl.parse(row.url())
        .filter(url ->
            url instanceof RepositoryUrl.Compare compare
                && RepositoryUrl.names(compare.from(), version))
        .isPresent();
  }

  private String unreleasedUrl(LinkRow row, String good) {
    return RepositoryUrl.parse(row.url())
        .filter(RepositoryUrl.Compare.class::isInstance)
        .map(RepositoryUrl.Compare.class::cast)
        .map(url ->
            new RepositoryUrl.Compare(
                    url.base(),
                    url.path(),
                    RepositoryUrl.prefix(url.from(), version) + good,
                    url.dots(),
                    url.tag())
                .text())
        .orElseGet(() -> style.unreleased(good));
  }
}
