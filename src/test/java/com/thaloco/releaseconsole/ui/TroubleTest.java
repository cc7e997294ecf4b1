package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What blocks a cut is reported in the window, stays blocked, and passes once it is fixed. */
@Tag("slow")
class TroubleTest {
  @TempDir private Path dir = Path.of("");

  @Test
  void aDriftedPinBlocksTheCutUntilBothFilesAgreeAgain() throws Exception {
    String other = pem();
    try (Story story = Story.begin(dir)) {
      Person person = story.person();
      String before = story.traces().manifest();
      story.write(
          "scripts/install.sh",
          text -> text.replaceFirst("(?s)-----BEGIN.*?END PUBLIC KEY-----", other));
      story.commitAndPush();
      story.studio().check();
      person.seesInRail("trust", "Blocked").clicks("rail-trust");
      person.seesIn("finding-trust.pins", "internal/updater/verify_signature.go");
      person.seesIn("finding-trust.pins", "scripts/install.sh");
      person.clicks("rail-review").clicks("cut").sees("The cut is locked by").sees("Trust");
      person.clicks("review-open-trust").seesScreen(ScreenId.TRUST);
      story.traces().nothingIsOut(before);

      story.traces().git("revert", "--no-commit", "HEAD");
      story.commitAndPush();
      person.seesInRail("trust", "Out of date");
      story.checks(ScreenId.TRUST);
      person.clicks("rail-version").clicks("rail-trust");
      assertThat(person.hasFocus("password")).as("it is asked for").isTrue();
      person.types("wrong").presses(KeyCode.ENTER).seesIn("password-refused", "password");
      person.types("rehearsal").presses(KeyCode.ENTER).seesThing("lock-key");
      person.clicks("lock-key").seesThing("password");
      assertThat(
              Studio.<Boolean>onFx(() -> story.studio().modelNow().key().unlockedProperty().get()))
          .isFalse();
    }
  }

  @Test
  void aMissingCalloutIsInsertedInPlaceAndPassesOnceItIsCommitted() throws Exception {
    try (Story story = Story.begin(dir)) {
      Person person = story.person();
      story.write(
          "internal/cli/units.go",
          text -> text.replace("Description=banger daemon", "Description=The banger daemon"));
      story.commitAndPush();
      story.checks(ScreenId.UNITS);
      person.seesInRail("units", "Blocked").sees("renderSystemdUnit");
      person.clicks("insert-callout").sees("CHANGELOG.md is changed and not committed");
      assertThat(story.traces().git("diff")).contains("+", "sudo banger system install");
      assertThat(person.canPress("insert-callout")).as("its place stays taken").isFalse();

      person.clicks("commit-edit").seesIn("commit-line", "&& git push origin main");
      person.fills("commit-message", "Tell users to install the units again");
      person.clicks("commit-push");
      person.seesInRail("units", "Passed").misses("Nothing else in the file changes");
      assertThat(story.traces().remote("show", "main:CHANGELOG.md"))
          .contains("sudo banger system install");
    }
  }

  @Test
  void aChangedUnitFileOfTheRepositoryIsShownSideBySide() throws Exception {
    try (Story story = Story.prepare(dir)) {
      Path profile = story.folder().profile();
      Files.writeString(
          profile,
          Files.readString(profile)
              .replaceFirst(
                  "(?s)  renderers:.*?  command: sudo",
                  "  paths: [internal/cli/*.conf]\n  command: sudo"));
      story.studio().openRehearsal(story.folder());
      story.write("internal/cli/hardening.conf", text -> text.replace("strict", "full"));
      story.commitAndPush();
      story.checks(ScreenId.UNITS);
      story.person().seesInRail("units", "Blocked").sees("hardening.conf").sees("ProtectSystem=");
    }
  }

  @Test
  void aProjectWithoutUnitsAndUpdateFlowIsNotAskedAboutThem() throws Exception {
    try (Story story = Story.prepare(dir)) {
      Path profile = story.folder().profile();
      Files.writeString(
          profile,
          Files.readString(profile)
              .replaceFirst("(?m)^units:\n(( .*)?\n)+", "")
              .replaceFirst("(?m)^update_flow:\n(( .*)?\n)+", ""));
      story.studio().openRehearsal(story.folder());
      Person person = story.person();
      person.seesThing("rail-links").clicks("rail-links").clicks("action-next");
      person.seesScreen(ScreenId.TRUST);
      assertThat(story.studio().stage().getScene().lookup("#rail-units")).isNull();
      assertThat(story.studio().model().checking().answers())
          .doesNotContainKeys("units.callout", "release.verification");
    }
  }

  @Test
  void redSmokeBlocksTheCutUntilItIsGreenForTheCommitAtHand() throws Exception {
    try (Story story = Story.begin(dir)) {
      Person person = story.person();
      String before = story.traces().manifest();
      story.write("scripts/smoke.sh", text -> text.replace("work=$(mktemp -d)\n", "exit 7\n"));
      story.commitAndPush();
      person.clicks("rail-smoke").clicks("smoke-run").sees("Smoke failed");
      person.seesInRail("smoke", "Blocked").clicks("rail-review").clicks("cut");
      person.sees("The cut is locked by").sees("Smoke");
      story.traces().nothingIsOut(before);

      story.write("scripts/smoke.sh", text -> text.replace("exit 7\n", "echo 'ok  all'; exit 0\n"));
      story.commitAndPush();
      person.clicks("rail-smoke").clicks("smoke-run").seesInRail("smoke", "Passed");
    }
  }

  /** A key as the installer holds it, that no one signs with. */
  private static String pem() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new java.security.spec.ECGenParameterSpec("secp256r1"));
    byte[] key = generator.generateKeyPair().getPublic().getEncoded();
    return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----"
        .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key));
  }
}
