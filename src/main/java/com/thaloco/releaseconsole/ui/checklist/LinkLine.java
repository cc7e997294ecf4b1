package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.LinkStyle;
import com.thaloco.releaseconsole.changelog.Section;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One row of the link table that is there or should be.
 *
 * @param points where it leads now; empty where the row is missing
 * @param should what it should be
 * @param right whether what it is will do, which may be spelled in another way
 */
record LinkLine(String label, String points, String should, boolean right) {
  /** The rows of a changelog, newest first. */
  static List<LinkLine> of(Changelog changelog, LinkStyle style) {
    var rows = new ArrayList<LinkLine>();
    changelog
        .unreleased()
        .ifPresent(section -> {
          String url = changelog.link(section).orElse("");
          String newest = changelog.newest().flatMap(Section::version).map(v -> "v" + v).orElse("");
          rows.add(
              new LinkLine(
                  Texts.of("links.unreleased"),
                  url,
                  newest.isEmpty() ? "" : style.unreleased(newest),
                  style.isRightUnreleased(url, newest)));
        });
    for (Section section : changelog.releases()) {
      String version = version(section);
      String url = changelog.link(section).orElse("");
      rows.add(
          new LinkLine(
              version,
              url,
              style.version(version, changelog.below(version)),
              !url.isEmpty() && style.isRight(url, version, changelog)));
    }
    return rows;
  }

  private static String version(Section section) {
    return section.version().map(v -> "v" + v).orElse("");
  }

  /** The state of the row as it is. */
  StatusLabel state() {
    if (right) {
      return new StatusLabel(Status.PASSED);
    }
    return new StatusLabel(
        Status.BLOCKED, Texts.of(points.isEmpty() ? "links.missing" : "links.wrong"));
  }

  /** What an edit makes of it. */
  Label after(List<LinkLine> before) {
    Optional<LinkLine> old = before.stream().filter(row -> row.label.equals(label)).findFirst();
    if (old.isEmpty() || old.get().points.isEmpty()) {
      return moved("links.new", Feather.PLUS_CIRCLE);
    }
    return old.get().points.equals(points)
        ? state()
        : moved("links.moves", Feather.CORNER_UP_RIGHT);
  }

  private static Label moved(String word, Feather icon) {
    var label = new Label(Texts.of(word), new FontIcon(icon));
    label.getStyleClass().add("accent-word");
    return label;
  }

  /** Where it leads, without the repository's address. */
  String brief(LinkStyle style) {
    String url = points.isEmpty() ? should : points;
    return url.startsWith(style.base())
        ? url.substring(style.base().length()).replaceFirst("^/(-/)?(releases/|compare/)?", "")
        : url;
  }
}
