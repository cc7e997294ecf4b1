package com.thaloco.releaseconsole;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The architecture of docs/decisions, as rules. A package that does not exist yet breaks none. */
class ArchitectureTest {
  static final String ROOT = "com.thaloco.releaseconsole";
  private static final int MAX_LINES = 400;

  static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** For each package, which others of ours it may know. */
  private static final Map<String, Set<String>> ALLOWED = allowed();

  private static Map<String, Set<String>> allowed() {
    Map<String, Set<String>> table = new LinkedHashMap<>();
    table.put("flow", Set.of());
    table.put("version", Set.of("flow"));
    table.put("profile", Set.of("flow", "version"));
    table.put("json", Set.of());
    Set<String> words = Set.of("flow", "json", "profile", "version");
    for (String leaf :
        List.of("process", "changelog", "golang", "forge", "trust", "manifest", "bucket", "site")) {
      table.put(leaf, words);
    }
    // These run children through the port and its records.
    for (String leaf : List.of("source", "artefact")) {
      table.put(leaf, with(words, "process"));
    }
    // An rclone configuration may be encrypted, with a password that a command prints.
    table.put("bucket", with(words, "process", "trust"));
    table.put("journal", words);
    table.put("report", Set.of());

    table.put("project", Set.copyOf(new TreeSet<>(table.keySet())));
    Set<String> opened = new TreeSet<>(table.keySet());
    table.put("smoke", Set.copyOf(opened));
    table.put("update", Set.copyOf(opened));
    table.put("catalog", Set.copyOf(opened));
    Set<String> below = with(opened, "smoke", "catalog");
    table.put("check", Set.copyOf(below));
    table.put("verify", with(below, "check"));
    Set<String> verified = with(below, "check", "verify");
    table.put("engine", verified);
    Set<String> engine = with(verified, "engine");
    table.put("cut", engine);
    table.put("audit", engine);
    Set<String> cut = with(engine, "cut", "audit");
    table.put("recover", cut);
    table.put("snapshot", with(cut, "recover"));
    table.put("rehearsal", with(cut, "recover"));
    table.put("setup", with(cut, "recover", "rehearsal"));
    Set<String> core = with(cut, "recover", "snapshot", "rehearsal", "setup", "update");
    table.put("cli", core);
    table.put("ui", core);
    table.put("", with(core, "cli", "ui"));
    return table;
  }

  private static Set<String> with(Set<String> some, String... more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(List.of(more));
    return all;
  }

  /** The first package below the root; empty for the root itself. */
  static String part(JavaClass type) {
    return type.getPackageName().substring(ROOT.length()).replaceFirst("^\\.([^.]*).*", "$1");
  }

  @Test
  void packagesKnowOnlyWhatTheTableAllows() {
    Set<String> broken = new TreeSet<>();
    for (JavaClass type : MAIN) {
      String from = part(type);
      assertThat(ALLOWED).as("a package without a row in the table").containsKey(from);
      type.getDirectDependenciesFromSelf().stream()
          .filter(d -> d.getTargetClass().getPackageName().startsWith(ROOT))
          .filter(d -> !part(d.getTargetClass()).equals(from))
          .filter(d -> !ALLOWED.getOrDefault(from, Set.of()).contains(part(d.getTargetClass())))
          .forEach(d -> broken.add("%s → %s: %s".formatted(from, part(d.getTargetClass()), d)));
    }
    assertThat(broken)
        .as("dependencies point one way, so that a rule can be read and tested without the rest")
        .isEmpty();
  }

  @Test
  void packagesHaveNoCycles() {
    check(
        slices()
            .matching(ROOT + ".(**)")
            .should()
            .beFreeOfCycles()
            .because("packages in a cycle are one package with several names"));
  }

  /** Kit and view models know no screen, a section only what it is built on, the shell all. */
  @Test
  void sectionsOfTheWindowKnowOnlyWhatTheyAreBuiltOn() {
    Map<String, Set<String>> sections = new LinkedHashMap<>();
    sections.put("kit", Set.of());
    sections.put("state", Set.of("kit"));
    Set<String> base = Set.of("kit", "state");
    sections.put("settings", base);
    sections.put("bucket", base);
    sections.put("checklist", base);
    sections.put("publish", with(base, "checklist"));
    sections.put("recover", with(base, "publish"));
    sections.put("history", with(base, "recover"));
    sections.put("home", with(base, "checklist", "publish", "recover"));
    sections.put(
        "shell",
        with(base, "settings", "bucket", "checklist", "publish", "recover", "history", "home"));
    Set<String> broken = new TreeSet<>();
    for (JavaClass type : MAIN) {
      String from = section(type);
      if (!from.isEmpty()) {
        assertThat(sections).as("a section without a row").containsKey(from);
        type.getDirectDependenciesFromSelf().stream()
            .map(d -> section(d.getTargetClass()))
            .filter(to -> !to.isEmpty() && !to.equals(from))
            .filter(to -> !sections.getOrDefault(from, Set.of()).contains(to))
            .forEach(to -> broken.add("%s → %s: %s".formatted(from, to, type.getName())));
      }
    }
    assertThat(broken).isEmpty();
  }

  /** The package below {@code ui}; empty elsewhere. */
  private static String section(JavaClass type) {
    String ui = ROOT + ".ui.";
    return type.getPackageName().startsWith(ui) ? type.getPackageName().substring(ui.length()) : "";
  }

  @Test
  void eachClassNameOccursOnce() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src"))) {
      Map<String, Long> names =
          sources
              .map(path -> String.valueOf(path.getFileName()))
              .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
              .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
      assertThat(names).allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
    }
  }

  @Test
  void eachLibraryHasOneHome() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".bucket..", ROOT + ".rehearsal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..")
            .because(
                "its errors and types become our words in one place; the embedded server beside it"
                    + " speaks of objects in the SDK's own model"));
    onlyIn("source", "git is one leaf", "org.eclipse.jgit..");
    onlyIn("changelog", "Markdown is one leaf", "com.vladsch.flexmark..");
    onlyIn("trust", "key material passes through one leaf", "org.bouncycastle..");
    onlyIn("golang", "Go's grammar is one leaf", "org.treesitter..");
    onlyIn("report", "templates are one leaf", "com.samskivert..");
    onlyIn("artefact", "archives are one leaf", "org.apache.commons.compress..");
    onlyIn(
        "rehearsal",
        "the embedded server is no part of a real release",
        "org.gaul..",
        "org.jclouds..");
    onlyIn(
        "ui", "the core must work without a window", "javafx..", "org.controlsfx..", "atlantafx..");
  }

  private static void onlyIn(String home, String reason, String... libraries) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "." + home + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(libraries)
            .because(reason));
  }

  @Test
  void nothingBelowTheFacesKnowsATerminal() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .because("the command line is only one of the faces"));
    Set<String> faces = Set.of("", "cli", "ui");
    List<JavaAccess<?>> touched =
        accesses("java.lang.System", "out", "err", "in", "console").stream()
            .filter(a -> !faces.contains(part(a.getOriginOwner())))
            .toList();
    assertThat(touched).as("the core tells events; a face decides where they are shown").isEmpty();
  }

  @Test
  void theWindowIsEnteredFromOnePlace() {
    Set<String> callers =
        accesses("javafx.application.Platform", "runLater").stream()
            .map(a -> a.getOriginOwner().getName().replaceFirst("\\$.*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(callers)
        .as("one bridge conflates byte counts and keeps the order of events")
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void onlyTheEngineWritesToBucketRemoteAndRefs() {
    Set<String> leaves = Set.of("bucket", "source"); // and the probe, which is the bucket's own
    // The rehearsal makes its own bucket and remote, and plays a rival.
    Set<String> writers = Set.of("engine", "rehearsal");
    List<String> others =
        Stream.of(
                accesses(ROOT + ".bucket.Bucket", "put", "delete"),
                accesses(ROOT + ".bucket.S3Bucket", "put", "delete"),
                accesses(ROOT + ".source.Remote", "push", "delete"),
                accesses(ROOT + ".source.Repository", "updateRef"))
            .flatMap(List::stream)
            .filter(a -> !leaves.contains(part(a.getOriginOwner())))
            .filter(a -> !writers.contains(part(a.getOriginOwner())))
            .map(JavaAccess::getDescription)
            .toList();
    assertThat(others)
        .as("what is written goes through one step for each kind, so that none forgets its fence")
        .isEmpty();
  }

  @Test
  void waitingIsLeftToTheRun() {
    assertThat(accesses("java.lang.Thread", "sleep"))
        .as("Work.pause can be stopped; a sleeping thread can't")
        .isEmpty();
  }

  @Test
  void loggingGoesThroughOneInterface() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .because("logback.xml is the one place that decides what libraries may say"));
  }

  @Test
  void everyPackageSaysWhatBelongsInItAndIsNullMarked() {
    Set<String> packages =
        MAIN.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
    Set<String> marked =
        MAIN.stream()
            .filter(type -> type.getSimpleName().equals("package-info"))
            .filter(type -> type.isAnnotatedWith(NullMarked.class))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(marked).as("non-null is the rule everywhere").isEqualTo(packages);
  }

  @Test
  void noFileIsLongerThanAPersonReadsAtOnce() throws IOException {
    List<String> tooLong = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        int lines = Files.readAllLines(file).size();
        if (lines > MAX_LINES) {
          tooLong.add(file + ": " + lines);
        }
      }
    }
    assertThat(tooLong).isEmpty();
  }

  private static List<JavaAccess<?>> accesses(String owner, String... names) {
    Set<String> wanted = Set.of(names);
    return MAIN.stream()
        .<JavaAccess<?>>flatMap(type -> type.getAccessesFromSelf().stream())
        .filter(a -> a.getTargetOwner().getName().equals(owner) && wanted.contains(a.getName()))
        .sorted(Comparator.comparing(JavaAccess::getDescription))
        .toList();
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(MAIN);
  }
}
