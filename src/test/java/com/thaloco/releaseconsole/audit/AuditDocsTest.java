package com.thaloco.releaseconsole.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AuditDocsTest {
  @Test
  void theGuideNamesEveryRuleOnceInTheOrderOfTheReport() throws IOException {
    String guide = Files.readString(Path.of("docs/audit.md"));
    assertThat(
            Pattern.compile("(?m)^\\| `(audit\\.[a-z-]+)`")
                .matcher(guide)
                .results()
                .map(r -> r.group(1)))
        .containsExactlyElementsOf(Arrays.stream(AuditRule.values()).map(AuditRule::id).toList());
  }
}
