package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.thaloco.releaseconsole.bucket.FaultyProxy;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Someone reads, audits and fixes a real bucket in the window. */
@Tag("slow")
class BucketWalkTest extends AtTheBucket {
  private static final String STRAY = "v0.1.7-test/banger-v0.1.7-test-linux-amd64.tar.gz";

  private String manifest() throws IOException {
    return Files.readString(file("manifest.json"));
  }

  @Test
  void theBucketIsReadAuditedAndMended() throws IOException {
    opens();
    person.sees("install.sh").sees("23 objects").sees("Not audited yet");
    looksAtEachKind();
    auditsAgainWhatIsUnderTheGlass();
    damages();
    person.clicks("audit").sees("1 orphan");
    removesTheOrphan();
    movesTheLatestBackAndForth();
  }

  private void looksAtEachKind() {
    person.reads("manifest.json").sees("Same bytes").sees("latest_stable");
    person.clicks("way-text").sees("\"latest_stable\"");
    person.clicks("way-diff").sees("No earlier manifest is kept yet");
    person.fills("filter", "v0.1.6").sees("SHA256SUMS.sig");
    person.reads("banger-v0.1.6-linux-amd64.tar.gz").sees("banger-vsock-agent");
    person.reads("bangerd").sees("#!/bin/sh");
    person.reads("SHA256SUMS").sees("  banger-v0.1.6-linux-amd64.tar.gz");
    person.reads("SHA256SUMS.sig").sees("accepts it");
    person.clicks("headers").sees("text/plain").sees("Public URL").clicks("headers-close");
    person.fills("filter", "install").reads("install.sh").sees("set -eu");
    person.clicks("larger").clicks("preview-close");
    person.fills("filter", "nothing like that").sees("No object matches");
    person.fills("filter", " ");
    person.clicks("figure-gap").sees("Days apart").clicks("figures-table").sees("days");
  }

  /** Someone else writes the object meanwhile: the next audit shows it as it is now. */
  private void auditsAgainWhatIsUnderTheGlass() throws IOException {
    byte[] installer = Files.readAllBytes(file("install.sh"));
    person.clicks("audit").sees("Audited today").sees("Same as public");
    person.reads("install.sh").sees("set -eu");
    Files.writeString(file("install.sh"), "# by another hand\n");
    person.clicks("audit").sees("# by another hand").sees("18 B");
    Files.write(file("install.sh"), installer);
    person.clicks("audit").sees("set -eu").sees("As in v0.1.6");
    person.reads("manifest.json").sees("latest_stable");
  }

  /** By hand, in the server's own folder. */
  private void damages() throws IOException {
    byte[] tarball = Files.readAllBytes(file("v0.1.3/banger-v0.1.3-linux-amd64.tar.gz"));
    tarball[tarball.length / 2] ^= 1;
    Files.write(file("v0.1.3/banger-v0.1.3-linux-amd64.tar.gz"), tarball);
    Files.createDirectories(file(STRAY).getParent());
    Files.write(file(STRAY), tarball);
    Files.setLastModifiedTime(file(STRAY), FileTime.from(Instant.now().minus(Duration.ofDays(30))));
  }

  private void removesTheOrphan() throws IOException {
    person.clicks("show-trouble").sees("Hash differs").sees("Orphan");
    person.reads("banger-v0.1.7-test-linux-amd64.tar.gz").clicks("change-button");
    person.sees("It can't be undone").clicks("change-confirm").types("v0.1.7-test");
    assertThat(person.canPress("change-do")).isFalse();
    person.fills("change-confirm", STRAY).clicks("change-do").sees("Done");
    assertThat(file(STRAY)).doesNotExist();
    person.clicks("change-close").clicks("show-all");
    assertThat(changes()).contains("remove " + STRAY);
  }

  private void movesTheLatestBackAndForth() throws IOException {
    String before = Files.readString(file("install.sh"));
    person.reads("v0.1.5").clicks("change-button").sees("instead of v0.1.6");
    person.clicks("change-confirm").types("v0.1.5").clicks("change-do");
    person.sees("New installs now get v0.1.5");
    assertThat(manifest()).containsPattern("\"latest_stable\":\\s*\"v0.1.5\"");
    person.clicks("change-close").fills("filter", "history/manifest-").sees("Kept");
    String kept;
    try (var files = Files.list(file("history"))) {
      kept = files.map(f -> f.getFileName().toString()).findFirst().orElseThrow();
    }
    person.reads(kept).clicks("way-tree").sees("latest_stable");
    person.clicks("change-button").clicks("change-confirm").types("history/" + kept);
    person.clicks("change-do").sees("new installs get v0.1.6");
    assertThat(manifest()).containsPattern("\"latest_stable\":\\s*\"v0.1.6\"");
    assertThat(Files.readString(file("install.sh"))).isEqualTo(before);
    person.clicks("change-close");
  }

  @Test
  void anAuditThatIsStoppedSaysNothingAndTheNextOneComesToItsEnd() throws IOException {
    try (FaultyProxy proxy = proxied()) {
      opens();
      person.sees("23 objects").sees("Not audited yet");
      // of a tarball, which the audit alone reads: the look at the releases still continues
      Gate gate =
          Gate.before(proxy, "GET /banger-releases/banger/v0.1.3/banger-v0.1.3-linux-amd64.tar.gz");
      person.tabsTo("audit").presses(KeyCode.SPACE);
      gate.awaitArrival();
      awaitFocus("audit-stop");
      assertThat(person.canPress("audit")).isFalse();
      person.presses(KeyCode.SPACE).sees("Not audited yet");
      awaitFocus("object-table");
      person.missesIn("audit", "again");
      gate.letGo();
      person.clicks("audit").sees("Audited today").sees("Audit again").sees("As in v0.1.6");
      stopsTooLate();
    }
  }

  private void awaitFocus(String id) {
    Studio.await(
        "#" + id + " has the focus",
        Duration.ofSeconds(150),
        () ->
            studio.stage().getScene().getFocusOwner() instanceof Node owner
                && id.equals(owner.getId()));
  }

  /** Stop is pressed in the very moment in which the audit has come to its end. */
  private void stopsTooLate() {
    var began = new AtomicInteger();
    var ended = new AtomicInteger();
    Studio.onFx(() -> {
      var stop = (Button) studio.stage().getScene().lookup("#audit-stop");
      studio
          .modelNow()
          .browsing()
          .auditingProperty()
          .addListener((all, before, now) -> {
            if (now) {
              began.incrementAndGet();
            } else {
              stop.fire();
              ended.incrementAndGet();
            }
          });
      return true;
    });
    person.clicks("audit");
    Studio.await("the audit has ended", Duration.ofSeconds(150), () -> ended.get() == 1);
    assertThat(began).hasValue(1);
  }

  @Test
  void aChangeOutdatesWhatIsBeingListedAndAudited() throws IOException {
    Files.createDirectories(file(STRAY).getParent());
    Files.write(file(STRAY), new byte[] {1});
    Files.setLastModifiedTime(file(STRAY), FileTime.from(Instant.now().minus(Duration.ofDays(30))));
    try (FaultyProxy proxy = proxied()) {
      opens();
      person.sees("24 objects").clicks("audit").sees("1 orphan").sees("Audited today");
      Gate auditing =
          Gate.before(proxy, "GET /banger-releases/banger/v0.1.3/banger-v0.1.3-linux-amd64.tar.gz");
      person.clicks("audit");
      auditing.awaitArrival();
      Studio.await(
          "it is listed again",
          Duration.ofSeconds(150),
          () -> !studio.modelNow().browsing().listingProperty().get());
      studio.go(ScreenId.HISTORY);
      // the rows are there already, and the numbers behind the charts are still being read
      Gate listing = Gate.before(proxy, "GET /banger-releases/banger/manifest.json");
      studio.go(ScreenId.BUCKET);
      listing.awaitArrival();
      person.clicks("show-trouble").reads("v0.1.7-test").presses(KeyCode.RIGHT);
      person.reads("banger-v0.1.7-test-linux-amd64.tar.gz").clicks("change-button");
      person.sees("It can't be undone").fills("change-confirm", STRAY).clicks("change-do");
      person.sees("Done").clicks("change-close").sees("23 objects");
      listing.letGo();
      auditing.letGo();
      person.clicks("show-all").sees("No problems found").misses("v0.1.7-test").misses("1 orphan");

      Files.writeString(file("install.sh"), "# by another hand\n");
      Path deep = file("a/folder/below/many/others/and/one/more/object.txt");
      Files.createDirectories(deep.getParent());
      Files.writeString(deep, "deep");
      person.presses(KeyCode.F5).seesThing("bucket-audit-as-of").sees("24 objects");
      person.fills("filter", "object.txt").reads("object.txt").sees("Same bytes");
      staysInSight("filter");
    }
  }

  /** However long the way to a row is, what is at its right keeps its place. */
  private void staysInSight(String id) {
    Studio.await(
        id + " lies within the table's card",
        Duration.ofSeconds(150),
        () -> {
          var scene = studio.stage().getScene();
          Node at = scene.lookup("#" + id);
          Node card = scene.lookup("#object-table").getParent();
          return at.localToScene(at.getBoundsInLocal()).getMaxX() < 900
              && card.localToScene(card.getBoundsInLocal()).getMaxX() < 920;
        });
  }

  @Test
  void aChangeThatIsStoppedHalfWayGoesOnToItsEnd() throws IOException {
    String installer = Files.readString(file("install.sh"));
    String before = manifest();
    try (FaultyProxy proxy = proxied()) {
      opens();
      person.reads("v0.1.5").clicks("change-button").sees("instead of v0.1.6");
      Gate gate = Gate.before(proxy, "PUT /banger-releases/banger/history/");
      person.clicks("change-confirm").types("v0.1.5").clicks("change-do");
      gate.awaitArrival();
      person.clicks("change-stop");
      gate.letGo();
      person.sees("Finished steps are recorded").clicks("change-close");
      assertThat(manifest()).as("no client sees anything of it").isEqualTo(before);
      assertThat(changes()).doesNotContain("put-manifest");

      person.reads("v0.1.5").clicks("change-button").sees("instead of v0.1.6");
      person.clicks("change-confirm").types("v0.1.5").clicks("change-do");
      person.sees("New installs now get v0.1.5").clicks("change-close");
    }
    assertThat(manifest()).containsPattern("\"latest_stable\":\\s*\"v0.1.5\"");
    assertThat(changes()).containsPattern("\"done\".*\"put-manifest\"");
    try (var kept = Files.list(file("history"))) {
      assertThat(kept.filter(f -> f.getFileName().toString().startsWith("manifest-")))
          .as("kept once")
          .singleElement()
          .satisfies(f -> assertThat(f).hasContent(before));
    }
    assertThat(Files.readString(file("install.sh"))).isEqualTo(installer);
  }

  /** What is written of changes, ended or not. */
  private String changes() throws IOException {
    var all = new StringBuilder();
    try (var files = Files.walk(world.folder().state())) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @Test
  void whatWasSeenStaysWhenTheServerGoesAway() {
    opens();
    person.sees("23 objects").sees("install.sh");
    world.close();
    person.clicks("audit").sees("can't be reached").sees("As of ").sees("install.sh");
    person.canSoonPress("try-again");
  }

  @Test
  void wrongCredentialsAreToldAsSuch() throws IOException {
    Path credentials = world.folder().credentials();
    Files.writeString(
        credentials, Files.readString(credentials).replace("not-a-secret", "another"));
    opens();
    person
        .sees("The bucket could not be listed")
        .clicks("try-again")
        .sees("does not accept the credentials");
    assertThat(person.seesNow("another")).isFalse();
  }

  @Test
  void aServerThatDeniesIsToldAsSuch() throws IOException {
    HttpServer denying =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    denying.createContext(
        "/",
        exchange -> {
          byte[] answer =
              "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/xml");
          exchange.sendResponseHeaders(403, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    denying.start();
    try {
      Path profile = world.folder().profile();
      Files.writeString(
          profile,
          Files.readString(profile)
              .replace(
                  "endpoint: " + world.s3(),
                  "endpoint: http://127.0.0.1:" + denying.getAddress().getPort()));
      opens();
      person.sees("denied access to the credentials").sees("The bucket could not be listed");
    } finally {
      denying.stop(0);
    }
  }

  @Test
  void anEmptyBucketSaysWhatWillBeThere() throws IOException {
    try (var all = Files.walk(file(""))) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        Files.delete(each);
      }
    }
    opens();
    person.sees("The bucket is empty").sees("0 objects");
  }
}
