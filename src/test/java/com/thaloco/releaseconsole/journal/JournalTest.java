package com.thaloco.releaseconsole.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Instant NOW = Instant.parse("2026-05-14T12:21:07Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Fact.Opened OPENED =
      new Fact.Opened("v0.1.7", "4e1f0c7", "abc", NOW, Optional.of("v0.1.6"), "0.1.0");
  private static final Fact.Intended INTENDED =
      new Fact.Intended("put-hashes", "bucket", "v0.1.7/SHA256SUMS", "beef", "If-None-Match: *");
  private static final Fact.Done DONE = new Fact.Done("put-hashes", Map.of("etag", "\"1\""));

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void aJournalOfThreeFacts() {
    file = folder.resolve("state/cut.jsonl");
    try (Journal journal = Journal.open(file, CLOCK)) {
      journal.append(OPENED);
      journal.append(INTENDED);
      journal.append(DONE);
    }
  }

  @Test
  void everyKindOfFactComesBackAsItWasWritten() {
    List<Fact> more =
        List.of(
            new Fact.Cleared(List.of(Finding.passed("source.clean", "Clean.", "evidence"))),
            new Fact.Answered("version.bump", "4e1f0c7", "because, \"so\""),
            new Fact.Abandoned("no longer wanted"));
    try (Journal journal = Journal.open(file, CLOCK)) {
      more.forEach(journal::append);
    }
    assertThat(Journal.read(file).entries().stream().map(Entry::fact))
        .containsExactly(OPENED, INTENDED, DONE, more.get(0), more.get(1), more.get(2));
  }

  @Test
  void aLastLineThatACrashCutOffIsDroppedAndWrittenOver() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int cut = 1; cut < 40; cut++) {
      Files.write(file, Arrays.copyOf(whole, whole.length - cut));
      try (Journal journal = Journal.open(file, CLOCK)) {
        assertThat(journal.history().entries()).hasSize(2);
        journal.append(DONE);
      }
      assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }
  }

  @Test
  void aChangedLineInTheMiddleIsRefusedWithFileAndLine() throws IOException {
    String text = Files.readString(file).replace("beef", "dead");
    Files.writeString(file, text);
    assertDamaged(file + ":3");
  }

  @Test
  void aLineThatIsNoJsonIsRefusedWithFileAndLine() throws IOException {
    Files.writeString(file, "junk\n", StandardOpenOption.APPEND);
    assertDamaged(file + ":4");
  }

  @Test
  void aFormatOfANewerProgramIsRefused() throws IOException {
    Files.writeString(file, Files.readString(file).replaceFirst("\"format\":1", "\"format\":2"));
    assertDamaged("its format is 2");
  }

  @Test
  void onlyTheOwnerCanReadIt() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void whatAStepMeantAndDidIsRemembered() {
    History history = Journal.read(file);
    assertThat(history.meant("put-hashes")).isTrue();
    assertThat(history.meant("sign")).isFalse();
    assertThat(history.done("put-hashes")).contains(DONE);
    assertThat(history.done("sign")).isEmpty();
  }

  @Test
  void theLinesAreJsonThatOtherToolsRead() throws IOException {
    String second = Files.readString(file, StandardCharsets.UTF_8).lines().toList().get(1);
    assertThat(second)
        .startsWith("{\"format\":1,\"seq\":2,\"previousSha256\":\"")
        .contains("\"at\":\"2026-05-14T12:21:07Z\"", "\"fact\":\"intended\"");
  }

  private void assertDamaged(String place) {
    assertThatThrownBy(() -> Journal.read(file))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().kind()).isEqualTo(Problem.Kind.INPUT);
              assertThat(e.problem().happened()).contains(place);
            });
  }
}
