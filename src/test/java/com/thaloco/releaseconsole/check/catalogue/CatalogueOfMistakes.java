package com.thaloco.releaseconsole.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every mistake is caught by the right check, and following the remedy makes that check pass. */
public abstract class CatalogueOfMistakes extends WithHarness {
  private static final Set<Status> QUIET = Set.of(Status.PASSED, Status.NOT_NEEDED);

  /** The mistakes of this part of the catalogue. */
  protected abstract List<Mistake> mistakes();

  /** What may be otherwise. */
  protected List<Variation> variations() {
    return List.of();
  }

  /** Replaces a text in a file and ships that. */
  static Consumer<SampleProject> edit(String path, String old, String by) {
    return p -> p.replace(path, old, by).ship();
  }

  /** Takes the last commit back. */
  static Consumer<SampleProject> undo() {
    return p -> {
      p.git("revert", "--no-edit", "HEAD");
      p.push().smoke(0);
    };
  }

  /** What may be otherwise all at once, which costs one project instead of many. */
  static Variation together(String name, List<Variation> all) {
    return new Variation(
        name,
        p -> {
          all.forEach(each -> each.edit().accept(p));
          p.push().smoke(0);
        });
  }

  /** Replaces a text in a file and commits that: all that a check of the commit looks at. */
  static Consumer<SampleProject> committed(String path, String old, String by) {
    return p -> p.replace(path, old, by).commit();
  }

  @TestFactory
  Stream<DynamicTest> everyMistakeIsCaughtByTheRightCheck() {
    return mistakes().stream()
        .map(mistake ->
            DynamicTest.dynamicTest(
                "%s: %s".formatted(mistake.id(), mistake.name()),
                () -> harness.with(project -> caught(mistake, project))));
  }

  private static void caught(Mistake mistake, SampleProject project) {
    mistake.edit().accept(project);
    Finding found = project.check(mistake.id());
    assertThat(found.status()).as("%s", found).isEqualTo(mistake.status());
    assertThat(found.summary()).isNotBlank();
    assertThat(found.remedy().asText()).as("%s", found).isNotBlank();
    mistake
        .remedy()
        .ifPresent(remedy -> {
          remedy.accept(project);
          assertThat(project.check(mistake.id()))
              .as("after the remedy \"%s\"", found.remedy())
              .matches(again -> QUIET.contains(again.status()), "passes");
        });
  }

  @TestFactory
  Stream<DynamicTest> nothingIsSaidOfAProjectThatIsReady() {
    return Stream.concat(
            Stream.of(new Variation("the ready sample itself", project -> {})),
            variations().stream())
        .map(variation ->
            DynamicTest.dynamicTest(
                variation.name(),
                () ->
                    harness.with(project -> {
                      variation.edit().accept(project);
                      assertThat(project.check().all())
                          .allMatch(f -> QUIET.contains(f.status()), "is quiet");
                    })));
  }
}
