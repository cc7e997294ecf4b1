package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.profile.InstallerRules;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Holds the names in an install script against the profile: where it downloads from, and what the
 * tarball, the manifest and the hashes are called. A script may put names together in ways that a
 * reader can't follow, so that a name which is not found is a doubt; only another name is wrong.
 */
final class InstallerNames {
  private static final Pattern URL =
      Pattern.compile("https?://[A-Za-z0-9._~:/?#@!&*+,;=%\\[\\]-]+");
  private static final Pattern TARBALL =
      Pattern.compile(
          "(?:[A-Za-z0-9._-]|\\$\\{[^}]*\\}|\\$[A-Za-z_]\\w*|\\$\\d|\"\\$)+\\.(?:tar\\.\\w+|tgz|zip)\\b");
  private static final Pattern HASHES =
      Pattern.compile(
          "(?<![\\w/])(?:\\w*(?i:sums)|(?i:checksums?)\\.txt|\\S*\\.sha(?:256|512))(?!\\w)");
  private static final Pattern SIGNATURE = Pattern.compile("SHA256SUMS\\.(?!sig\\b)[a-z]\\w*");
  private static final Pattern EXPANSION =
      Pattern.compile("\\$\\{[^}]*\\}|\\$[A-Za-z_]\\w*|\\$\\d");

  private static final Pattern FUNCTION =
      Pattern.compile("^\\s*(?:function\\s+)?([A-Za-z_]\\w*)\\s*\\(\\)");

  private static final Pattern WORD = Pattern.compile("[\\w-]+");

  /** A text for people: what is put into it is run all the same. */
  private static final Pattern QUOTED = Pattern.compile("\"[^\"$`]*\"|'[^']*'");

  /** What is examined of a line: names are at its beginning, and a long repetition fills stacks. */
  private static final int LONGEST = 400;

  /** No install script is longer. */
  private static final int MOST_LINES = 10_000;

  /** More variables in one name match anything, after a time that grows with their power. */
  private static final int MOST_VARIABLES = 6;

  private final Profile profile;
  private final InstallerRules rules;
  private final ReleaseVersion version;
  private final List<String> code;
  private final List<String> found = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  InstallerNames(Profile profile, InstallerRules rules, String script, ReleaseVersion version) {
    this.profile = profile;
    this.rules = rules;
    this.version = version;
    this.code =
        script
            .lines()
            .limit(MOST_LINES)
            .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) : line)
            .map(line -> line.strip().startsWith("#") ? "" : uncommented(line))
            .toList();
    base();
    tarball();
    objects();
    main();
    binaries();
    uncalled();
  }

  /** What names something that the release will not have. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /** What was looked for in vain. */
  List<String> missing() {
    return List.copyOf(missing);
  }

  /** What agrees. */
  List<String> found() {
    return List.copyOf(found);
  }

  private void base() {
    String base = profile.bucket().publicUrl().toString().replaceAll("/+$", "");
    var others = new ArrayList<String>();
    boolean named = false;
    for (int i = 0; i < code.size(); i++) {
      Matcher url = URL.matcher(code.get(i));
      while (url.find()) {
        String text = url.group().replaceAll("[/.,;]+$", "");
        if (text.equals(base) || text.startsWith(base + "/")) {
          named = true;
          found.add("%s: %s".formatted(place(i), text));
        } else if (isSource(text, code.get(i).substring(0, url.start()))) {
          others.add(
              "%s: it downloads from %s, and the profile has %s".formatted(place(i), text, base));
        }
      }
    }
    wrong.addAll(others);
    if (!named && others.isEmpty() && !isGiven(base)) {
      missing.add("%s: it does not contain %s".formatted(rules.path(), base));
    }
  }

  /** A URL that a variable gets, or one on the host of the releases: not one in a message. */
  private boolean isSource(String url, String before) {
    String host = String.valueOf(profile.bucket().publicUrl().getHost());
    boolean assigned =
        before.matches(
            "(?i).*\\b\\w*(?:base|url|release|bucket|mirror|host|origin|download)\\w*(?:=|:-|:=)[\"']?");
    try {
      return assigned || host.equals(URI.create(url).getHost());
    } catch (IllegalArgumentException e) {
      return assigned;
    }
  }

  /** The script reads the address from a variable, which the profile sets to the public URL. */
  private boolean isGiven(String base) {
    return Stream.concat(
            rules.environment().entrySet().stream(),
            profile.verify().environment().entrySet().stream())
        .filter(variable -> variable.getValue().replaceAll("/+$", "").equals(base))
        .anyMatch(variable -> code.stream().anyMatch(line -> line.contains(variable.getKey())));
  }

  private void tarball() {
    String wanted = profile.tarballName(version.text());
    var others = new ArrayList<String>();
    boolean named = false;
    for (int i = 0; i < code.size(); i++) {
      Matcher name = TARBALL.matcher(code.get(i));
      while (name.find()) {
        if (mayBe(name.group(), wanted)) {
          named = true;
          found.add("%s: %s".formatted(place(i), name.group()));
        } else {
          others.add(
              "%s: it asks for %s, and the tarball is %s"
                  .formatted(place(i), name.group(), wanted));
        }
      }
    }
    if (!named) {
      (others.isEmpty() ? missing : wrong)
          .addAll(
              others.isEmpty()
                  ? List.of("%s: it names no tarball".formatted(rules.path()))
                  : others);
    }
  }

  /** Whether some values of its variables make a text another: {@code banger-$version-linux…}. */
  private static boolean mayBe(String text, String wanted) {
    var pattern = new StringBuilder();
    Matcher expansion = EXPANSION.matcher(text);
    int at = 0;
    for (int variables = 0; expansion.find(); variables++) {
      if (variables == MOST_VARIABLES) {
        return false;
      }
      pattern.append(Pattern.quote(text.substring(at, expansion.start()))).append(".+");
      at = expansion.end();
    }
    pattern.append(Pattern.quote(text.substring(at)));
    return wanted.matches(pattern.toString());
  }

  private void objects() {
    for (String name : List.of(profile.manifest().key(), profile.manifest().latest())) {
      if (place(name).isEmpty()) {
        missing.add("%s: it never names %s".formatted(rules.path(), name));
      }
    }
    named("SHA256SUMS", HASHES);
    named("SHA256SUMS.sig", SIGNATURE);
  }

  /** An object of each release; another that looks like it is wrong where that is never named. */
  private void named(String name, Pattern alike) {
    if (place(name).isPresent() || (name.endsWith(".sig") && mentions(".sig"))) {
      return;
    }
    Optional<String> other =
        code.stream().map(alike::matcher).filter(Matcher::find).map(Matcher::group).findFirst();
    if (other.isPresent()) {
      wrong.add(
          "%s: it asks for %s, and the release has %s"
              .formatted(place(other.get()).orElse(""), other.get(), name));
    } else {
      missing.add("%s: it never names %s".formatted(rules.path(), name));
    }
  }

  private boolean mentions(String text) {
    return code.stream().anyMatch(line -> line.contains(text));
  }

  /** A script that only defines what it would do, as one that was cut off. */
  private void main() {
    if (!words(UnaryOperator.identity()).contains("main")) {
      defined("main"::equals)
          .forEach(
              i -> wrong.add("%s: it defines main, and never calls it".formatted(place(i.line()))));
    }
  }

  /** A script that names some of the binaries installs or expects those only. */
  private void binaries() {
    List<String> all = profile.build().binaries().stream().map(b -> b.name()).toList();
    List<String> others = all.stream().filter(name -> !name.equals(profile.project())).toList();
    List<String> unnamed = others.stream().filter(name -> place(name).isEmpty()).toList();
    if (!unnamed.isEmpty() && unnamed.size() < others.size()) {
      missing.add(
          "%s: it names other binaries and not %s".formatted(rules.path(), unnamed.getFirst()));
    }
  }

  /** A step that is defined and left out, such as the one that verifies. */
  private void uncalled() {
    Set<String> called =
        words(
            line -> line.strip().startsWith("trap ") ? line : QUOTED.matcher(line).replaceAll(" "));
    defined(name -> !name.equals("main") && !called.contains(name))
        .forEach(step ->
            missing.add(
                "%s: it defines %s, and never calls it"
                    .formatted(place(step.line()), step.name())));
  }

  private record Defined(int line, String name) {}

  private Stream<Defined> defined(Predicate<String> wanted) {
    return IntStream.range(0, code.size())
        .boxed()
        .flatMap(i ->
            FUNCTION
                .matcher(code.get(i))
                .results()
                .map(found -> new Defined(i, found.group(1)))
                .filter(step -> wanted.test(step.name())));
  }

  /** All words of the code but the names that are defined, as its lines are read. */
  private Set<String> words(UnaryOperator<String> read) {
    return code.stream()
        .map(line -> read.apply(FUNCTION.matcher(line).replaceFirst("")))
        .flatMap(line -> WORD.matcher(line).results().map(MatchResult::group))
        .collect(Collectors.toSet());
  }

  /** Whether the code has a name as a word. */
  boolean names(String name) {
    return place(name).isPresent();
  }

  private Optional<String> place(String name) {
    Pattern word = Pattern.compile("(?<!\\w)" + Pattern.quote(name) + "(?![\\w])");
    return IntStream.range(0, code.size())
        .filter(i -> word.matcher(code.get(i)).find())
        .mapToObj(this::place)
        .findFirst();
  }

  private String place(int index) {
    return "%s:%d".formatted(rules.path(), index + 1);
  }

  private static String uncommented(String line) {
    int at = line.indexOf(" # ");
    return at < 0 ? line : line.substring(0, at);
  }
}
