package com.thaloco.releaseconsole.changelog;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which headings are releases, and reads them. Generous: lints say what is wrong with them.
 */
final class TitleReader {
  private static final Set<String> UNRELEASED =
      Set.of(
          "unreleased",
          "un-released",
          "not released",
          "not yet released",
          "unreleased changes",
          "não publicado",
          "nao publicado",
          "não lançado",
          "não publicadas",
          "sin publicar",
          "no publicado",
          "no lanzado",
          "non publié",
          "non publiée",
          "non édité",
          "à venir",
          "unveröffentlicht",
          "nicht veröffentlicht",
          "non rilasciato",
          "non pubblicato",
          "inedito",
          "niet uitgebracht",
          "ej utgivet",
          "outgivet",
          "ikke udgivet",
          "ikke utgitt",
          "julkaisematon",
          "niewydane",
          "nieopublikowane",
          "nevydáno",
          "nevydané",
          "neobjavljeno",
          "nerelizirano",
          "nepublicat",
          "nelansat",
          "yayınlanmadı",
          "yayımlanmadı",
          "yayınlanmamış",
          "невыпущенное",
          "не выпущено",
          "новое",
          "нерелизнутое",
          "неопубликованное",
          "не опубликовано",
          "неопубліковане",
          "не випущено",
          "未发布",
          "未發布",
          "未釋出",
          "未發佈",
          "未リリース",
          "リリース予定",
          "미배포",
          "미출시",
          "릴리즈되지 않음",
          "غير منشور",
          "منتشر نشده",
          "chưa phát hành",
          "belum dirilis");
  private static final Pattern UNRELEASED_START =
      Pattern.compile(
          "un-?released(?:\\s+changes)?(?=\\s*(?:$|[^\\p{L}\\p{N}\\s_])|\\s+v?\\d)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TAGS = Pattern.compile("</?[A-Za-z][^<>]*>|<!--.*?-->");
  private static final Pattern DECORATION =
      Pattern.compile("^(?:[\\p{So}\\p{Sk}\\uFE0F\\u200D\\s*`]|:[a-z0-9_+-]+:|__)+");
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\[\\]]*)\\](?:\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)|\\[[^\\[\\]]*\\])");
  private static final Pattern YANKED =
      Pattern.compile("[\\[(*_ -]*\\byanked\\b[\\])*_]*", Pattern.CASE_INSENSITIVE);
  private static final Pattern STATUS = Pattern.compile("\\[[^\\[\\]]*\\]|\\([^()]*\\)");
  private static final Pattern LABELS =
      Pattern.compile(
          "\\b(?:beta|alpha|rc\\s?\\d*|stable|lts|final|deprecated|released?|on|dev|pre-?release"
              + "|preview|latest|current|hotfix|patch|yanked)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SPAN =
      Pattern.compile(
          "^\\s*(?:to\\b|→|-+>|=+>|&|through\\b|until\\b|-\\s+(?!\\d{1,2}\\.\\d{1,2}\\.\\d{4}\\b|\\d{4}\\.\\d{1,2}\\.\\d{1,2}\\b)"
              + "v?\\d+\\.\\d|(?:and|or)\\s+"
              + "(?:later|newer|up|above|earlier|older|below|before|higher|lower)\\b)",
          Pattern.CASE_INSENSITIVE);

  /** The longest heading that can be one of a release: a longer one is text. */
  static final int LONGEST = 500;

  private TitleReader() {}

  /** A label and what is around it. */
  private record Label(String text, Title.Form form, Optional<String> target, String rest) {}

  /** What a heading says, if it is one of a release or of Unreleased. */
  static Optional<Title> read(Heading heading) {
    String text = heading.text().strip();
    if (text.length() > LONGEST || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      return Optional.empty();
    }
    boolean struck = text.startsWith("~~") && text.lastIndexOf("~~") > 1;
    if (struck) {
      text = text.replace("~~", "");
    }
    return read(plain(text), heading.level(), struck, 0);
  }

  private static String plain(String text) {
    String plain = TAGS.matcher(text).replaceAll("").strip();
    plain = plain.replaceAll("\\\\([\\[\\]().*_~`#-])", "$1");
    Matcher decoration = DECORATION.matcher(plain);
    boolean bold = plain.startsWith("*") || plain.startsWith("_") || plain.startsWith("`");
    if (decoration.find()) {
      plain = plain.substring(decoration.end());
    }
    return bold ? plain.replaceFirst("(?:\\*+|__|`)", "") : plain;
  }

  private static Optional<Title> read(String text, int level, boolean struck, int depth) {
    Label label = label(text);
    if (label.form() != Title.Form.PLAIN && label.text().startsWith("[") && depth < 3) {
      return read(label.text() + label.rest(), level, struck, depth + 1);
    }
    if (isUnreleased(label)) {
      String name = label.form() == Title.Form.PLAIN ? unreleasedName(label.text()) : label.text();
      return Optional.of(title(label, name, Optional.empty(), "", label.rest(), struck));
    }
    boolean linked = label.form() != Title.Form.PLAIN;
    Optional<VersionText> version = VersionText.at(label.text(), linked);
    if (version.isEmpty()) {
      return Optional.empty();
    }
    VersionText found = version.get();
    String rest = found.rest() + label.rest();
    if (!isRelease(found, linked, rest, level)) {
      return Optional.empty();
    }
    String name = linked ? label.text() : plainName(found);
    return Optional.of(
        title(label, name, Optional.of(found.number()), found.prefix(), rest, struck));
  }

  private static Label label(String text) {
    int close = text.startsWith("[") ? closing(text, 0, '[', ']') : -1;
    if (close < 0) {
      return new Label(text, Title.Form.PLAIN, Optional.empty(), "");
    }
    String inner = text.substring(1, close).strip();
    String rest = text.substring(close + 1);
    if (rest.startsWith("(")) {
      int end = closing(rest, 0, '(', ')');
      // "[2.0.0](2020-01-01)" is a link to Markdown, and a date to people.
      if (end > 0 && !looksLikeDate(rest.substring(1, end))) {
        String url = rest.substring(1, end).strip();
        return new Label(inner, Title.Form.INLINE, Optional.of(url), rest.substring(end + 1));
      }
    }
    if (rest.startsWith("[")) {
      int end = closing(rest, 0, '[', ']');
      String reference = end > 0 ? rest.substring(1, end).strip() : "";
      if (end == 1) {
        return new Label(inner, Title.Form.BRACKET, Optional.empty(), rest.substring(2));
      }
      if (end > 1 && !YANKED.matcher(reference).matches() && !looksLikeDate(reference)) {
        return new Label(inner, Title.Form.REF, Optional.of(reference), rest.substring(end + 1));
      }
    }
    return new Label(inner, Title.Form.BRACKET, Optional.empty(), rest);
  }

  private static boolean looksLikeDate(String text) {
    return HeadingDate.in(text)
        .filter(date -> date.raw().equals(text.strip()) && !date.raw().matches("[\\p{L} ]+"))
        .isPresent();
  }

  private static int closing(String text, int open, char opening, char closing) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == opening ? 1 : c == closing ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isUnreleased(Label label) {
    if (UNRELEASED.contains(LinkRow.key(label.text()))) {
      return true;
    }
    return UNRELEASED_START.matcher(label.text()).lookingAt()
        || UNRELEASED.contains(LinkRow.key(unreleasedName(label.text())));
  }

  private static String unreleasedName(String text) {
    return text.split("\\s+[-–—(\\[/|]|:", 2)[0].strip();
  }

  // At the usual levels a version may be followed by a name for the release; deeper down, and where
  // a chapter could be numbered like that, only by what belongs to a release.
  private static boolean isRelease(VersionText version, boolean linked, String rest, int level) {
    if (SPAN.matcher(rest).find()) {
      return false;
    }
    boolean sure = linked || version.isMarked();
    boolean strict = level > 2 || version.parts() == 1 || (version.parts() == 2 && !sure);
    return !strict || isBare(rest);
  }

  private static boolean isBare(String rest) {
    String left = LINK.matcher(rest).replaceAll(" ");
    Optional<HeadingDate> date = HeadingDate.in(left);
    if (date.isPresent()) {
      left = left.replace(date.get().raw(), " ");
    }
    left = STATUS.matcher(left).replaceAll(" ");
    left = LABELS.matcher(left).replaceAll(" ");
    return left.chars().noneMatch(Character::isLetterOrDigit);
  }

  private static String plainName(VersionText version) {
    String name = version.prefix() + version.number();
    // One heading for two modules names both: v1.65.0/v0.159.0.
    Matcher second = Pattern.compile("^/[vV]?\\d[\\w.+-]*").matcher(version.rest());
    return second.find() ? name + second.group() : name;
  }

  private static Title title(
      Label label,
      String name,
      Optional<String> version,
      String prefix,
      String rest,
      boolean struck) {
    String text =
        LINK.matcher(
                label.form() == Title.Form.PLAIN && version.isEmpty()
                    ? label.text().substring(name.length())
                    : rest)
            .replaceAll("$1");
    Matcher yanked = YANKED.matcher(text);
    boolean marked = yanked.find();
    String mark = marked ? yanked.group().strip() : "";
    String dated = marked ? text.substring(0, yanked.start()) + text.substring(yanked.end()) : text;
    Optional<HeadingDate> date = HeadingDate.in(dated);
    return new Title(
        name,
        version,
        date.flatMap(HeadingDate::date),
        date.map(HeadingDate::raw),
        date.map(HeadingDate::placeholder).orElse(false),
        marked || struck,
        mark,
        label.form(),
        label.target(),
        prefix,
        date.map(found -> dated.substring(0, dated.indexOf(found.raw()))).orElse(""));
  }
}
