package com.thaloco.releaseconsole.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What records become in the JSON that scripts build on. */
class ContractJsonTest {
  private static final List<String> PROJECT = List.of("--repo", "/my repo");

  record Kinds(
      String zulu,
      ReleaseVersion version,
      Path file,
      Finding.Status status,
      @JsonUnwrapped Optional<Inner> inner,
      Optional<String> absent,
      OptionalLong size,
      @JsonInclude Optional<String> empty) {}

  record Inner(int bravo, int alpha) {}

  record Advice(Remedy next, List<Remedy> left, String after) {}

  private static Kinds kinds(Optional<Inner> inner) {
    return new Kinds(
        "\u202e",
        new ReleaseVersion("v0.1.7"),
        Path.of("/a b"),
        Finding.Status.NOT_RUN,
        inner,
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }

  @Test
  void membersComeInTheOrderOfTheComponents() {
    assertThat(ContractJson.line(kinds(Optional.of(new Inner(1, 2))), List.of()))
        .isEqualTo(
            "{\"zulu\":\"\\u202e\",\"version\":\"v0.1.7\",\"file\":\"/a b\",\"status\":\"not-run\","
                + "\"bravo\":1,\"alpha\":2,\"empty\":null}");
  }

  @Test
  void anAbsentMemberIsLeftOut() {
    assertThat(ContractJson.plain(kinds(Optional.empty())))
        .containsOnlyKeys("zulu", "version", "file", "status", "empty");
  }

  @Test
  void theActionsOfARemedyAreBehindItsText() {
    Remedy remedy =
        Remedy.text("Tag it")
            .by(OwnCommand.RECOVER.with("tag"))
            .then(", push")
            .by(new Action.Shell("git push"))
            .then(", or answer")
            .by(new Action.Answer("tag.other", Optional.of("delete")));
    assertThat(ContractJson.line(new Advice(remedy, List.of(remedy), "x"), PROJECT))
        .isEqualTo(
            "{\"next\":\"%1$s\",\"actions\":[%2$s],\"left\":[\"%1$s\"],\"after\":\"x\"}"
                .formatted(
                    "Tag it: release-console recover --repo '/my repo' tag, push: git push,"
                        + " or answer: --answer tag.other=delete",
                    "{\"command\":[\"recover\",\"--repo\",\"/my repo\",\"tag\"]},"
                        + "{\"shell\":\"git push\"},"
                        + "{\"answer\":\"tag.other\",\"text\":\"delete\"}"));
  }

  @Test
  void wordsAloneAreATextAlone() {
    var words = new Advice(Remedy.text("Try again."), List.of(Remedy.NONE), "");
    assertThat(ContractJson.line(words, PROJECT))
        .isEqualTo("{\"next\":\"Try again.\",\"left\":[\"\"],\"after\":\"\"}");
  }

  @Test
  void aFileHasNoActions() {
    var proposed = Remedy.text("Run it").by(OwnCommand.SMOKE.with());
    assertThat(ContractJson.file(new Advice(proposed, List.of(), "")))
        .contains("\"next\" : \"Run it: release-console smoke\"")
        .doesNotContain("actions")
        .endsWith("}\n");
  }
}
