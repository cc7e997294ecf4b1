package com.thaloco.releaseconsole.profile;

import com.thaloco.releaseconsole.profile.ProfileDraft.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks through a repository for what its profile will say. It guesses; people decide. */
public final class ProfileGuess {
  private static final int MOST_FILES = 4000;
  private static final int LARGEST = 512 * 1024;
  private static final Set<String> NOT_RELEASED =
      Set.of("example", "examples", "hack", "tool", "tools", "scripts", "script", "test", "tests");
  private static final Set<String> SKIPPED = Set.of(".git", "node_modules", "vendor", "target");
  private static final String PEM = "-----BEGIN PUBLIC KEY-----";
  private static final Pattern PINNED =
      Pattern.compile("(\\w+)\\s*(?:string\\s*)?=\\s*[`\"]\\s*" + PEM);
  private static final Pattern STAMPED =
      Pattern.compile(
          "(?im)^\\s*(?:var\\s+)?(version|(?:git_?)?commit|built_?at|build_?(?:date|time)|date)"
              + "(?:\\s+string\\s*$|(?:\\s+string)?\\s*=\\s*[\"`])");
  private static final Pattern DECLARATION = Pattern.compile("(?m)^(var|const|type|func)\\b");
  private static final Pattern MAIN = Pattern.compile("(?m)^func main\\(\\)");
  private static final Pattern IGNORED = Pattern.compile("(?m)^//(go:build| \\+build) ignore");

  private static final Pattern UNIT_NAME =
      Pattern.compile("(.*/)?[^/]+(\\.(service|socket|timer|path|mount|target|slice))");
  private static final Pattern UNIT_SECTION =
      Pattern.compile("(?m)^\\[(Unit|Service|Socket|Timer|Path|Mount|Install)\\]");

  private final TreeMap<String, String> files = new TreeMap<>();
  private final Optional<String> module;

  private ProfileGuess(Path repository) {
    read(repository);
    this.module = Optional.ofNullable(files.get("go.mod")).flatMap(Profiles.Identity::moduleOf);
  }

  /**
   * A draft with whatever could be found.
   *
   * @param branch the current one, if HEAD is on one
   * @param remote its name and URL, if there is one
   */
  public static ProfileDraft of(
      Path repository, Optional<String> branch, Optional<String> remote, Optional<String> url) {
    return new ProfileGuess(repository).draft(repository, branch, remote, url);
  }

  private ProfileDraft draft(
      Path repository, Optional<String> branch, Optional<String> remote, Optional<String> url) {
    String name =
        url.or(() -> module)
            .map(text -> lastOf(text))
            .orElse(String.valueOf(repository.getFileName()))
            .toLowerCase(Locale.ROOT);
    String script = first("(.*/)?install\\.sh", "");
    return new ProfileDraft()
        .set(Field.PROJECT, name)
        .set(Field.BRANCH, branch.orElse("main"))
        .set(Field.REMOTE, remote.orElse("origin"))
        .set(Field.REPOSITORY_URL, url.map(ProfileGuess::web).orElse(""))
        .set(Field.BINARIES, String.join(", ", binaries()))
        .set(Field.LDFLAGS, String.join(", ", ldflags()))
        .set(Field.SMOKE, smoke())
        .set(Field.CHANGELOG, first("(?i)(changelog|changes|history|news)\\.md", ""))
        .set(Field.UNIT_PATHS, String.join(", ", unitPaths()))
        .set(Field.CLIENT_PIN, clientPin())
        .set(Field.INSTALLER, script)
        .set(Field.INSTALLER_PIN, files.getOrDefault(script, "").contains(PEM) ? script : "")
        .set(Field.OTHER_PINS, String.join(", ", otherPins()))
        .set(Field.PREFIX, name);
  }

  /**
   * {@code git@host:owner/name.git} and {@code https://host/owner/name.git} as a browser has it.
   */
  private static String web(String url) {
    Matcher ssh =
        Pattern.compile("(?:ssh://)?(?:[^@/]+@)?([^:/]+)(?::\\d+/|[:/])(.+?)(?:\\.git)?/?")
            .matcher(url);
    if (url.startsWith("http")) {
      return url.replaceFirst("^https?://([^@/]*@)?", "https://").replaceFirst("(\\.git)?/?$", "");
    }
    return !url.startsWith("/") && !url.startsWith("file:") && ssh.matches()
        ? "https://%s/%s".formatted(ssh.group(1), ssh.group(2))
        : "";
  }

  private static String lastOf(String address) {
    String path = address.replaceAll("/+$", "").replaceAll("\\.git$", "");
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
  }

  /** A pattern for each folder and kind of unit files. */
  private List<String> unitPaths() {
    return files.entrySet().stream()
        .filter(file -> UNIT_SECTION.matcher(file.getValue()).find())
        .map(file -> UNIT_NAME.matcher(file.getKey()))
        .filter(name -> name.matches() && !name.group().contains("testdata/"))
        .map(name -> Optional.ofNullable(name.group(1)).orElse("") + "*" + name.group(2))
        .distinct()
        .toList();
  }

  private List<String> binaries() {
    return Stream.of("cmd/[^/]+/[^/]+\\.go", "[^/]+\\.go", "[^/]+/[^/]+\\.go")
        .map(this::programs)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** The folders of files of that place that have a main function. */
  private List<String> programs(String place) {
    return files.entrySet().stream()
        .filter(file -> file.getKey().matches(place) && !file.getKey().endsWith("_test.go"))
        .filter(file -> !NOT_RELEASED.contains(file.getKey().split("/", 2)[0]))
        .filter(file -> MAIN.matcher(file.getValue()).find())
        .filter(file -> !IGNORED.matcher(file.getValue()).find())
        .map(file -> file.getKey().replaceFirst("[^/]+$", ""))
        .map(folder -> folder.isEmpty() ? "." : "./" + folder.substring(0, folder.length() - 1))
        .distinct()
        .toList();
  }

  /** Variables of a package that looks made for it, or of main. */
  private List<String> ldflags() {
    var found = new ArrayList<String>();
    files.forEach((path, text) -> {
      boolean likely =
          path.matches("(.*/)?(buildinfo|version)(/[^/]+)?\\.go")
              || path.matches("(cmd/[^/]+/)?main\\.go");
      if (likely && !path.endsWith("_test.go") && found.isEmpty()) {
        Matcher variable = STAMPED.matcher(text);
        while (variable.find() && (path.endsWith("main.go") || module.isPresent())) {
          if (!isVariable(text, variable.end())) {
            continue;
          }
          found.add(
              "%s.%s=%s"
                  .formatted(packageOf(path), variable.group(1), placeholder(variable.group(1))));
        }
      }
    });
    return found;
  }

  /** The linker sets variables: no constant, and no field of a type. */
  private static boolean isVariable(String text, int end) {
    Matcher declaration = DECLARATION.matcher(text).region(0, end);
    String last = "";
    while (declaration.find()) {
      last = declaration.group(1);
    }
    return last.equals("var");
  }

  private String packageOf(String path) {
    int slash = path.lastIndexOf('/');
    boolean main = path.endsWith("main.go");
    return main ? "main" : module.orElse("") + (slash < 0 ? "" : "/" + path.substring(0, slash));
  }

  private static String placeholder(String variable) {
    String lower = variable.toLowerCase(Locale.ROOT);
    return lower.equals("version")
        ? "{version}"
        : lower.contains("commit") ? "{commit}" : "{built_at}";
  }

  private String smoke() {
    String makefile = files.getOrDefault("Makefile", "");
    for (String target : List.of("smoke", "e2e", "test")) {
      if (Pattern.compile("(?m)^" + target + "\\s*:").matcher(makefile).find()) {
        return "make " + target;
      }
    }
    return files.containsKey("scripts/smoke.sh") ? "bash scripts/smoke.sh" : "go test ./...";
  }

  private String clientPin() {
    for (var file : files.entrySet()) {
      if (file.getKey().endsWith(".go") && !file.getKey().endsWith("_test.go")) {
        Matcher pin = PINNED.matcher(file.getValue());
        if (pin.find()) {
          return file.getKey() + "#" + pin.group(1);
        }
      }
    }
    return "";
  }

  private List<String> otherPins() {
    return files.entrySet().stream()
        .filter(file -> file.getKey().endsWith(".pub") && file.getValue().contains(PEM))
        .map(java.util.Map.Entry::getKey)
        .collect(Collectors.toList());
  }

  private String first(String pattern, String otherwise) {
    return files.keySet().stream()
        .filter(path -> path.matches(pattern))
        .findFirst()
        .orElse(otherwise);
  }

  private void read(Path repository) {
    try {
      Files.walkFileTree(
          repository,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              return SKIPPED.contains(String.valueOf(dir.getFileName()))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              if (attributes.isRegularFile() && attributes.size() <= LARGEST) {
                String path = repository.relativize(file).toString().replace('\\', '/');
                files.put(path, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
              }
              return files.size() < MOST_FILES
                  ? FileVisitResult.CONTINUE
                  : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE; // what can't be read is not guessed from
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
