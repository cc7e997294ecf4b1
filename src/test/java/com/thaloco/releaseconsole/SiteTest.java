package com.thaloco.releaseconsole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages as a site: each link leads to a page and a place that are there. */
class SiteTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

  @TempDir private Path site = Path.of("");

  @Test
  void linksLead() throws Exception {
    Process made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "src/build/Site.java",
                ".",
                site.toString())
            .inheritIO()
            .start();
    assertThat(made.waitFor()).isZero();
    var broken = new TreeSet<String>();
    try (Stream<Path> pages = Files.walk(site)) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".html")).toList()) {
        LINK.matcher(Files.readString(page))
            .results()
            .map(link -> link.group(1))
            .filter(target -> !target.contains("://") && !leads(page, target))
            .forEach(target -> broken.add(site.relativize(page) + ": " + target));
      }
    }
    assertThat(broken).isEmpty();
    assertThat(site.resolve("docs/guide/first-release.html")).exists();
    assertThat(site.resolve("docs/profile.schema.json")).exists();
  }

  private boolean leads(Path page, String target) {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    try {
      return Files.exists(file)
          && (parts.length == 1 || Files.readString(file).contains("id=\"" + parts[1] + "\""));
    } catch (IOException e) {
      return false;
    }
  }
}
