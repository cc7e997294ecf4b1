package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.asks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.blocks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.warns;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.ProblemException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Profiles as maintainers leave them, written before the code that reads them was read. */
@Tag("slow")
class FurtherProfilesTest extends CatalogueOfMistakes {
  @Override
  protected List<Mistake> mistakes() {
    return List.of(
        warns(
            "installer.syntax",
            "the profile forgets a binary that clients expect",
            p ->
                p.profile(t ->
                    t.replaceFirst(
                        "(?s)    - name: banger-vsock-agent\n.*?\\[\"--version\"]\n", ""))),
        blocks(
            "manifest.shape",
            "the profile forgets a field that entries have",
            p -> p.profile(t -> t.replace("    tarball_size: \"{tarball_size}\"\n", ""))),
        asks(
            "version.bump",
            "the profile has no contracts",
            p -> p.profile(t -> t.replaceFirst("(?s)\ncontracts:\n.*?\n\n", "\n"))));
  }

  /** A profile that can't be read, and what is said of it. */
  private record Refused(String name, String old, String by, String says) {}

  private static final List<Refused> REFUSED =
      List.of(
          new Refused(
              "the path of tags lacks its slash",
              "tag_path: /releases/tag/",
              "tag_path: releases/tag/",
              "changelog.tag_path"),
          new Refused(
              "one variable is set twice",
              "buildinfo.BuiltAt",
              "buildinfo.Commit",
              "build.ldflags[2]"),
          new Refused("a tab indents", "  branch: main", "\tbranch: main", "line 7"),
          new Refused("a key is there twice", "  remote: origin", "  branch: main", "line 8"),
          new Refused(
              "a command is one text", "command: [make, smoke]", "command: make smoke", "line 37"),
          new Refused("a time has no unit", "timeout: 10m", "timeout: 10", "smoke.timeout"),
          new Refused(
              "a placeholder is misspelt", "\"{released_at}\"", "\"{release_at}\"", "release_at"),
          new Refused(
              "a pattern does not parse", "'^ok  \\S+$'", "'^ok  (\\S+$'", "smoke.scenario"));

  @TestFactory
  Stream<DynamicTest> aProfileThatCanNotBeReadIsRefusedAtItsPlace() {
    return REFUSED.stream()
        .map(each ->
            DynamicTest.dynamicTest(
                each.name(),
                () ->
                    harness.with(project -> {
                      project.profile(t -> t.replace(each.old(), each.by()));
                      assertThatThrownBy(project::profile)
                          .isInstanceOf(ProblemException.class)
                          .hasMessageContaining(each.says());
                    })));
  }
}
