package com.thaloco.releaseconsole.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A project that lacks a part has no check of it, and all others answer as they did. */
@Tag("slow")
class OptionalPartsTest extends WithHarness {
  private static void without(SampleProject project, String part) {
    project.profile(text -> text.replaceFirst("(?m)^" + part + ":\n(( .*)?\n)+", ""));
  }

  private static List<String> ids(SampleProject project) {
    List<Finding> all = project.check().all();
    assertThat(all)
        .allMatch(f -> f.status() == Status.PASSED || f.status() == Status.NOT_NEEDED, "is quiet");
    return all.stream().map(Finding::id).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "smoke, smoke.green",
    "units, units.callout",
    "update_flow, release.verification",
    "catalogs, catalogs.entries",
  })
  void thePartsCheckIsGone(String part, String check) {
    harness.with(project -> {
      var expected = new ArrayList<>(ids(project));
      assertThat(expected.remove(check)).isTrue();
      without(project, part);
      assertThat(ids(project)).isEqualTo(expected);
    });
  }

  @Test
  void aProjectMayLackThemAll() {
    harness.with(project -> {
      List.of("smoke", "units", "update_flow", "catalogs").forEach(part -> without(project, part));
      project.noSmoke();
      assertThat(ids(project))
          .doesNotContain(
              "smoke.green", "units.callout", "release.verification", "catalogs.entries");
    });
  }
}
