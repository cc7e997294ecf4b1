package com.thaloco.releaseconsole.changelog;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds a sentence to a release's Notes. */
final class CalloutWriter {
  private static final Pattern BULLET = Pattern.compile("(?m)^([-*+])\\s");

  private final Changelog changelog;
  private final ReleaseVersion version;
  private final String sentence;

  CalloutWriter(Changelog changelog, ReleaseVersion version, String sentence) {
    this.changelog = changelog;
    this.version = version;
    this.sentence = sentence.strip();
  }

  Edit edit() {
    Source source = changelog.source();
    Section section =
        changelog
            .release(version.text())
            .orElseThrow(() ->
                Problem.refused(
                        "changelog.no-section",
                        "%s has no section for %s.".formatted(source.name(), version),
                        "The changelog was not changed.",
                        "Promote the text under Unreleased to %s first.".formatted(version))
                    .toException());
    if (flat(section.visibleText()).contains(flat(VisibleText.of(source.name(), sentence)))) {
      return Edit.none(source);
    }
    Matcher bullet = BULLET.matcher(section.body());
    String item = (bullet.find() ? bullet.group(1) : "-") + " " + sentence;
    String eol = source.lines().usualEol();
    Optional<Group> notes =
        section.groups().stream().filter(g -> g.name().equalsIgnoreCase("Notes")).findFirst();
    Replacement splice;
    if (notes.isPresent() && !notes.get().body().isEmpty()) {
      // A paragraph must not swallow the new item, nor an item that ends in one.
      boolean list = BULLET.matcher(notes.get().text()).lookingAt();
      splice = Replacement.insert(notes.get().body().end(), (list ? eol : eol + eol) + item);
    } else if (notes.isPresent()) {
      splice = Replacement.insert(notes.get().heading().range().end(), eol + eol + item);
    } else {
      String group = "#".repeat(section.heading().level() + 1) + " Notes" + eol + eol + item;
      int at =
          section.content().isEmpty() ? section.heading().range().end() : section.content().end();
      splice = Replacement.insert(at, eol + eol + group);
    }
    return new Edit(source, List.of(splice));
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
