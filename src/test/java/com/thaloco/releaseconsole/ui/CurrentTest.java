package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.FaultyProxy;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No screen shows as current what is of an earlier state. */
@Tag("slow")
class CurrentTest extends AtTheBucket {
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void damageThatTheAuditFindsIsToldOnHomeOnRecoverAndInTheRailUntilItIsOlder() throws IOException {
    damage("v0.1.3/banger-v0.1.3-linux-amd64.tar.gz");
    opens();
    person.sees("23 objects").clicks("audit").sees("Hash differs");
    person.seesInRail("bucket", "Blocked").seesInRail("recover", "Blocked");
    person.clicks("rail-home").seesIn("home-standing", "The audit found");
    person.seesIn("home-trouble", "The audit of today");
    person.clicks("rail-recover").seesIn("recover-audit", "The audit of today");

    f5();
    assertThat(Studio.onFx(() -> studio.modelNow().live().get().answers()))
        .as("F5 asks no check here")
        .isEmpty();

    damage("v0.1.4/SHA256SUMS");
    f5();
    person.seesIn("recover-audit", "changed since");
    person.clicks("rail-home").seesIn("home-trouble", "changed since");
    person.clicks("rail-bucket").seesThing("bucket-audit-as-of").sees("Changed since");
    person.clicks("bucket-audit-as-of-refresh").seesIn("bucket-audit-state", "Audited today");
    person.misses("Changed since").seesInRail("bucket", "Blocked");
  }

  @Test
  void answersThatCameForTheCommitBeforeAreOlder() throws IOException {
    try (FaultyProxy proxy = proxied()) {
      opens();
      studio.go(ScreenId.HOME);
      settles();
      Gate gate = Gate.before(proxy, "GET /banger-releases/banger/manifest.json ");
      Studio.onFx(() -> {
        studio.modelNow().checking().runAll();
        return true;
      });
      gate.awaitArrival();
      commit();
      gate.letGo();
      settles();
      assertThat(Studio.onFx(() -> studio.modelNow().checking().count(Status.PASSED))).isZero();
      assertThat(Studio.onFx(() -> studio.modelNow().checking().count(Status.OUT_OF_DATE)))
          .isEqualTo(all());
      studio.go(ScreenId.CHECKLIST);
      person.seesIn("checklist-against", all() + " answers are of an earlier commit");
      person.clicks("checklist-as-of-refresh").seesIn("checklist-against", "Checked against");
    }
  }

  @Test
  void whatClientsGetIsNotGuessedWhileItIsReadNorTakenForCurrentOnceNobodyAnswers()
      throws IOException {
    try (FaultyProxy proxy = proxied()) {
      Gate gate = Gate.before(proxy, "GET /banger-releases/banger/manifest.json ");
      opens();
      gate.awaitArrival();
      studio.go(ScreenId.PUBLISH);
      person.sees("Checking…").misses("Clients get");
      gate.letGo();
      person.sees("Clients get v0.1.6.");
      settles();
      studio.go(ScreenId.HOME);
      settles();
      person.seesIn("home-clients", "Clients get v0.1.6.").misses("As of");
      Files.writeString(file("manifest.json"), "{");
      f5();
      person.seesIn("home-clients", "Clients got v0.1.6 when it was last checked.");
      person.seesThing("home-as-of");
    }
  }

  @Test
  void theNextVersionFollowsWhatAnotherMachineReleased() throws IOException {
    opens();
    studio.go(ScreenId.HOME);
    person.seesIn("home-next", "v0.1.7");
    releaseElsewhere();
    person.seesIn("home-next", "v0.1.9");
  }

  @Test
  void aVersionThatSomebodyChoseStaysWhatAnotherMachineReleases() throws IOException {
    opens();
    studio.go(ScreenId.HOME);
    person.seesIn("home-next", "v0.1.7");
    Studio.onFx(() -> {
      studio.modelNow().choose(new ReleaseVersion("v0.2.0"));
      return true;
    });
    releaseElsewhere();
    assertThat(person.textOf("home-next")).isEqualTo("v0.2.0");
  }

  @Test
  void anAnswerIsOlderOnceSomethingIsPushedBurnedOrEdited() throws IOException {
    opens();
    studio.go(ScreenId.HOME);
    settles();
    commit();
    studio.check();
    person.seesInRail("source", "Blocked").seesInRail("manifest", "Passed");

    new Rig(studio).git("push", "-q", "origin", "main");
    f5();
    person.seesInRail("source", "Out of date");
    studio.check();
    person.seesInRail("source", "Passed");

    Path burned = file("history/burned/v0.1.1.json");
    Files.createDirectories(burned.getParent());
    Files.writeString(
        burned, "{\"format\":1,\"version\":\"v0.1.1\",\"at\":\"2026-01-01T00:00:00Z\"}\n");
    f5();
    person.seesInRail("manifest", "Out of date");
    studio.check();
    person.seesInRail("source", "Passed");

    Path readme = world.folder().repository().resolve("README.md");
    Files.writeString(readme, "Not committed.\n");
    f5();
    person.seesInRail("source", "Out of date");
  }

  @Test
  void whatAnEarlierProbeProvedDoesNotSayThatTheBucketAnswersNow() throws IOException {
    try (Relay relay = Relay.before(world.s3())) {
      Path profile = world.folder().profile();
      Files.writeString(
          profile,
          Files.readString(profile).replace("endpoint: " + world.s3(), "endpoint: " + relay.uri()));
      opens();
      studio.check();
      assertThat(access()).isEqualTo(Finding.Status.PASSED);
      relay.down();
      studio.check();
      assertThat(access()).isEqualTo(Finding.Status.BLOCKED);
    }
  }

  private Finding.Status access() {
    return Studio.onFx(() ->
        studio.modelNow().checking().answer("bucket.access").finding().orElseThrow().status());
  }

  private void releaseElsewhere() throws IOException {
    var source = ProfileReader.Source.of(world.folder().profile(), world.folder().repository());
    world.publishElsewhere(ProfileReader.read(source), new ReleaseVersion("v0.1.8"));
    f5();
    person.seesIn("home-releases", "v0.1.8");
  }

  private long all() {
    return Studio.onFx(() -> (long) studio.modelNow().checking().size());
  }

  private void f5() {
    person.presses(KeyCode.F5);
    settles();
  }

  private void damage(String key) throws IOException {
    Path object = file(key);
    byte[] bytes = Files.readAllBytes(object);
    bytes[bytes.length / 2] ^= 1;
    Files.write(object, bytes);
  }
}
