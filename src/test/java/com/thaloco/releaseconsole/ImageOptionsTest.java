package com.thaloco.releaseconsole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * In the image JavaFX is a module, which keeps its internal packages to itself: what the program
 * uses of them has to be exported by an option. From the class path all of it is open.
 */
class ImageOptionsTest {
  private static final Pattern INTERNAL =
      Pattern.compile("\\bcom\\.sun\\.(?:glass|javafx|prism)(?:\\.[a-z]+)*");

  @Test
  void internalPackagesThatAreUsedAreExported() throws IOException {
    var used = new TreeSet<String>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        INTERNAL.matcher(Files.readString(source)).results().forEach(it -> used.add(it.group()));
      }
    }
    assertThat(used).isNotEmpty();
    String options = Files.readString(Path.of("jlink/options"));
    assertThat(used).allSatisfy(name -> assertThat(options).contains("/" + name + "=ALL-UNNAMED"));
  }
}
