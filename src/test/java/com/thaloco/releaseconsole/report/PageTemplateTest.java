package com.thaloco.releaseconsole.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What comes from outside is text on a page, and nothing else. */
class PageTemplateTest {
  private static final Path TEMPLATES = Path.of("src/main/resources/reports");

  record Page(String title) {}

  @Test
  void aValueIsEscaped() {
    var head = new PageTemplate("head", UnaryOperator.identity());
    assertThat(head.render(new Page("</title><script>\"&'{{title}}")))
        .contains("<title>&lt;/title&gt;&lt;script&gt;&quot;&amp;'{{title}}</title>");
  }

  /** The escaping is not switched off, and is enough in each place where a value is. */
  @Test
  void templatesEscapeEveryValue() throws IOException {
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      List<Path> templates = files.toList();
      assertThat(templates).hasSizeGreaterThan(2);
      for (Path file : templates) {
        String template = Files.readString(file);
        assertThat(template).doesNotContain("{{{", "{{&", "<script", "http");
        assertThat(template).doesNotContainPattern("=\\s*\\{\\{").doesNotContain("'");
        assertThat(template).doesNotContainPattern("(href|src|on\\w+)=");
      }
    }
  }
}
