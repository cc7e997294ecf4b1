package com.thaloco.releaseconsole.changelog;

import com.thaloco.releaseconsole.changelog.MissedHeading.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds lines that look like headings and are none. Linear in the number of lines. */
final class MissedHeadings {
  private static final Pattern LIKE =
      Pattern.compile("[ \\t]*(#{1,6})([\\h]*)([^#\\s].*?)(?:[ \\t]+#+)?[ \\t]*");

  /** An issue's number at the start of a line is no heading: {@code #123}, {@code ##12}. */
  private static final Pattern NUMBERED = Pattern.compile("\\[.*|.*\\d\\.\\d.*");

  private final Changelog changelog;
  private final TreeMap<Integer, Enclosed> enclosed = new TreeMap<>();

  private MissedHeadings(Changelog changelog) {
    this.changelog = changelog;
    changelog.markdown().enclosed().forEach(each -> enclosed.put(each.range().start(), each));
  }

  /** All of them, in the order of the file. */
  static List<MissedHeading> in(Changelog changelog) {
    return new MissedHeadings(changelog).find();
  }

  private List<MissedHeading> find() {
    Set<Integer> known =
        changelog.markdown().headings().stream().map(Heading::line).collect(Collectors.toSet());
    var found = new ArrayList<MissedHeading>();
    TextLines lines = changelog.source().lines();
    for (int line = 1; line <= lines.count(); line++) {
      Range range = lines.content(line);
      String text = range.in(changelog.source().text());
      if (range.end() - range.start() > TitleReader.LONGEST
          || text.indexOf('#') < 0
          || known.contains(line)) {
        continue;
      }
      Matcher like = LIKE.matcher(text);
      if (like.matches()) {
        missed(line, range, like).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<MissedHeading> missed(int line, Range range, Matcher like) {
    int level = like.group(1).length();
    String text = like.group(3);
    boolean spaced = like.group(2).startsWith(" ") || like.group(2).startsWith("\t");
    Optional<Enclosed> in =
        Optional.ofNullable(enclosed.floorEntry(range.start() + like.start(1)))
            .map(Map.Entry::getValue)
            .filter(each -> each.range().contains(range.start() + like.start(1)));
    if (in.filter(each -> each.kind() == Enclosed.Kind.SHOWN).isPresent()) {
      return Optional.empty();
    }
    Cause cause = in.map(MissedHeadings::cause).orElse(spaced ? Cause.NESTED : Cause.NO_SPACE);
    int begins = in.map(each -> changelog.source().lines().at(each.range().start())).orElse(line);
    String whole = range.in(changelog.source().text()).strip();
    if (cause == Cause.NO_SPACE && level > 2 && SectionReader.isKnownGroup(text)) {
      return Optional.of(new MissedHeading(line, whole, Optional.empty(), cause, begins));
    }
    if (level > 3 || (level == 1 && !text.startsWith("["))) {
      return Optional.empty();
    }
    Optional<Title> title =
        TitleReader.read(new Heading(level, line, text, range, range, false))
            .filter(t -> NUMBERED.matcher(text).matches())
            .filter(t -> !t.placeholderDate());
    if (title.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> version = title.get().version();
    boolean there =
        version.isPresent()
            ? changelog.release(version.get()).isPresent()
            : changelog.unreleased().isPresent();
    return there
        ? Optional.empty()
        : Optional.of(new MissedHeading(line, whole, version, cause, begins));
  }

  private static Cause cause(Enclosed in) {
    return switch (in.kind()) {
      case COMMENT -> in.open() ? Cause.OPEN_COMMENT : Cause.COMMENT;
      case HTML -> Cause.HTML;
      case FENCE -> in.open() ? Cause.OPEN_FENCE : Cause.FENCE;
      case CODE, SHOWN -> Cause.INDENTED;
    };
  }
}
