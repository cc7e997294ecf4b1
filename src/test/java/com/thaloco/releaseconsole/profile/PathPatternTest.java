package com.thaloco.releaseconsole.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
  @ParameterizedTest
  @CsvSource({
    "systemd/*.service, systemd/a.service, true",
    "systemd/*.service, systemd/sub/a.service, false",
    "**/*.service, systemd/sub/a.service, true",
    "'systemd/*.{service,timer}', systemd/a.timer, true",
    "systemd/a?.service, systemd/aé.service, true",
    "einheiten/größe-*.service, einheiten/größe-1.service, true",
    "systemd/*.service, systemd/dev-disk\\x2d1.service, true",
    "systemd/*.service, 'systemd/sub\\a.service', true",
    "**/*.service, vendor/x/a.service, false",
    "vendor/**/*.service, vendor/x/a.service, true",
  })
  void aPatternMatchesPathsOfGit(String pattern, String path, boolean matches) {
    assertThat(new PathPattern(pattern).matches(path)).isEqualTo(matches);
  }

  /** The file names of such a machine can't hold what a repository holds. */
  @Test
  void namesOfAnyAlphabetMatchInAnyLocale() throws Exception {
    var java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CLocale.class.getName())
            .redirectErrorStream(true);
    java.environment().put("LC_ALL", "C");
    Process program = java.start();
    String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).as(printed).isZero();
    assertThat(printed).isEqualTo("true true false");
  }

  /** What runs there. */
  static final class CLocale {
    private CLocale() {}

    public static void main(String[] arguments) {
      var pattern = new PathPattern("einheiten/gr\u00f6\u00dfe-*.service");
      System.out.print(
          new PathPattern("**/*.service").matches("\u65e5\u672c/\u00fc.service")
              + " "
              + pattern.matches("einheiten/gr\u00f6\u00dfe-1.service")
              + " "
              + pattern.matches("einheiten/groesse-1.service"));
    }
  }
}
