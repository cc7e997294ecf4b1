package com.thaloco.releaseconsole.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.cli.CommandLineFace;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a remedy names, typed as it is there, does fix the finding. */
@Tag("slow")
class PromoteCommandTest extends WithHarness {
  private static final String FILE = "CHANGELOG.md";

  private static void promoteAsToldBy(Finding finding, SampleProject p) {
    String command = "changelog promote %s --version v0.1.7".formatted(FILE);
    assertThat(finding.remedy().asText()).contains(command);
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    int exit =
        CommandLineFace.run(
            command.replace(FILE, p.file(FILE).toString()).split(" "), stream, stream);
    assertThat(exit).as("%s", out).isZero();
    p.ship();
  }

  @Test
  void aWholeLinkTableThatIsMissingIsWrittenAsTheProfileSays() {
    harness.with(p -> {
      p.change(FILE, text -> text.replaceAll("(?m)^\\[[\\w.]+]: .*\\n", "")).ship();
      Finding found = p.check("changelog.links");
      assertThat(found.status()).isEqualTo(Status.BLOCKED);
      promoteAsToldBy(found, p);
      assertThat(p.read(FILE))
          .contains("[v0.1.7]: https://git.example.org/thaloco/banger/releases/tag/v0.1.7");
      assertThat(p.check("changelog.links").status()).isNotEqualTo(Status.BLOCKED);
    });
  }

  @Test
  void rowsThatAreWrittenOtherwiseThanTheProfileSaysAreCorrected() {
    harness.with(p -> {
      p.change(
              FILE,
              text ->
                  text.replace("/releases/tag/v0.1.", "/src/tag/v0.1.")
                      .replace("/compare/v0.1.7...HEAD", "/compare/0.1.7...main"))
          .ship();
      Finding found = p.check().of("changelog.links");
      assertThat(found.status()).isEqualTo(Status.BLOCKED);
      promoteAsToldBy(found, p);
      assertThat(p.check().of("changelog.links").status()).isEqualTo(Status.PASSED);
    });
  }

  @Test
  void theTextUnderUnreleasedBecomesTheSection() {
    harness.with(p -> {
      p.change(FILE, text -> text.replaceFirst("(?m)^## \\[v0\\.1\\.7].*\\n\\n", "")).ship();
      Finding found = p.check("changelog.entry");
      assertThat(found.status()).isEqualTo(Status.BLOCKED);
      promoteAsToldBy(found, p);
      assertThat(p.check("changelog.entry").status()).isEqualTo(Status.PASSED);
    });
  }
}
