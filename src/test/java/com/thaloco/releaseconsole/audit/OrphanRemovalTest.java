package com.thaloco.releaseconsole.audit;

import static com.thaloco.releaseconsole.audit.AuditedBucket.tarball;
import static com.thaloco.releaseconsole.audit.AuditedBucket.work;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.OtherTool;
import com.thaloco.releaseconsole.engine.PlannedStep;
import com.thaloco.releaseconsole.flow.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Removing an orphan. */
class OrphanRemovalTest extends CarefulChanges {
  @Test
  void anOrphanGoesOnceItIsOldEnough() {
    with(b -> {
      Map<String, String> before = contents(b);
      b.put("v0.0.1-test/banger.tar.gz", "x");
      refused(
          ask(b, c -> c.removal("v0.0.1-test/banger.tar.gz", work())),
          "change.not-removable",
          "younger than a day");
      b.project().at(Instant.now().plus(LATER));
      ChangePlan.Removal plan = ok(ask(b, c -> c.removal("v0.0.1-test/banger.tar.gz", work())));
      assertThat(plan.limits()).anyMatch(limit -> limit.contains("no conditional delete"));
      carryOut(b, plan);
      assertThat(contents(b)).isEqualTo(before);
      assertThat(ok(ask(b, c -> c.removal("v0.0.1-test/banger.tar.gz", work()))).steps()).isEmpty();
    });
  }

  @Test
  void severalOrphansGoInOnePlanOrNotAtAll() {
    with(b -> {
      Map<String, String> before = contents(b);
      var strays = List.of("stray-1", "new/stray-2", "v0.0.1-test/banger.tar.gz");
      strays.forEach(key -> b.put(key, "x"));
      b.project().at(Instant.now().plus(LATER));
      refused(
          ask(b, c -> c.removal(List.of("stray-1", tarball("v0.1.2")), work())),
          "change.not-removable",
          "needs it");
      ChangePlan.Removal plan = ok(ask(b, c -> c.removal(strays, work())));
      assertThat(plan.confirm()).isEqualTo("remove 3 objects");
      assertThat(plan.steps()).hasSize(3);
      refused(
          ask(b, c -> c.carryOut(plan, "stray-1", work())), "change.not-confirmed", "3 objects");
      carryOut(b, plan);
      assertThat(contents(b)).isEqualTo(before);
    });
  }

  @Test
  void ofSeveralOrphansTheOneThatWasStoredAgainStopsTheRest() {
    with(b -> {
      var strays = List.of("stray-1", "stray-2", "stray-3");
      strays.forEach(key -> b.put(key, "x"));
      b.project().at(Instant.now().plus(LATER));
      ChangePlan.Removal plan = ok(ask(b, c -> c.removal(strays, work())));
      b.put("stray-2", "y");
      refused(
          ask(b, c -> c.carryOut(plan, plan.confirm(), work())),
          "change.not-removable",
          "stored again");
      assertThat(contents(b)).doesNotContainKey("stray-1").containsKeys("stray-2", "stray-3");
      ChangePlan.Removal rest = ok(ask(b, c -> c.removal(List.of("stray-1", "stray-3"), work())));
      assertThat(rest.steps()).hasSize(1);
      carryOut(b, rest);
      assertThat(contents(b)).doesNotContainKey("stray-3").containsKey("stray-2");
    });
  }

  @Test
  void whatAnybodyMayStillNeedIsNeverRemoved() {
    with(b -> {
      String id = "change.not-removable";
      b.project().at(Instant.now().plus(LATER));
      String key = keep(b);
      for (String needed :
          List.of("manifest.json", "install.sh", tarball("v0.1.2"), "v0.1.6/SHA256SUMS")) {
        refused(ask(b, c -> c.removal(needed, work())), id, "needs it");
      }
      refused(ask(b, c -> c.removal(key, work())), id, "no orphan");
      b.put("history/burned/v0.1.8.json", "{}\n");
      b.put(tarball("v0.1.8"), "x");
      refused(ask(b, c -> c.removal(tarball("v0.1.8"), work())), id, "no orphan");
      b.put(".probe/1", "x");
      refused(ask(b, c -> c.removal(".probe/1", work())), id, "no orphan");
      b.manifest(text -> b.sound(text).without(V5).text());
      refused(ask(b, c -> c.removal(tarball("v0.1.5"), work())), id, "tagged");
      b.project().remoteGit("tag", "-d", "v0.1.5");
      b.project().at(Instant.now().plus(Duration.ofHours(25)).minus(Duration.ofHours(2)));
      refused(ask(b, c -> c.removal(tarball("v0.1.5"), work())), id, "younger");
      b.put("stray", "x");
      b.manifest(text -> text + "}");
      b.project().at(Instant.now().plus(LATER));
      refused(ask(b, c -> c.removal("stray", work())), "change.manifest-unreadable", "manifest");
    });
  }

  @Test
  void whatACatalogThatCanNotBeReadMayNameIsNeverRemoved() {
    with(b -> {
      b.put("kernels/old.img", "x");
      b.project().at(Instant.now().plus(LATER));
      String elsewhere =
          b.project()
              .remoteGit(
                  "-c",
                  "user.name=Ann",
                  "-c",
                  "user.email=ann@example.org",
                  "commit-tree",
                  "-m",
                  "not here",
                  "v0.1.6^{tree}");
      b.project().remoteGit("update-ref", "refs/tags/v0.1.6", elsewhere.strip());
      refused(
          ask(b, c -> c.removal("kernels/old.img", work())),
          "change.not-removable",
          "a catalog may name it");
    });
  }

  @Test
  void anOrphanThatWasStoredAgainStays() {
    with(b -> {
      b.put("stray", "x");
      b.project().at(Instant.now().plus(LATER));
      ChangePlan plan = ok(ask(b, c -> c.removal("stray", work())));
      b.put("stray", "y");
      refused(
          ask(b, c -> c.carryOut(plan, "stray", work())), "change.not-removable", "stored again");
      assertThat(b.text("stray")).isEqualTo("y");
    });
  }

  @Test
  void foldersAndKeysThatOtherToolsLeaveAreRemoved() {
    with(b -> {
      Map<String, String> before = contents(b);
      var odd = List.of("v0.1.9/", "v0.1.6/", "history/", "new/", "-x it's $a", "line\nend\u202e");
      odd.forEach(key -> OtherTool.put(b.project().profile().bucket(), key, ""));
      b.project().at(Instant.now().plus(LATER));
      assertThat(b.audit().findings())
          .filteredOn(f -> f.severity() != Severity.SOUND)
          .allMatch(f -> f.rule() == AuditRule.ORPHAN_OBJECT)
          .extracting(AuditFinding::remedy)
          .map(remedy -> remedy.asText().replaceFirst(".*release-console bucket remove ", ""))
          .containsExactlyInAnyOrder(
              "v0.1.9/",
              "v0.1.6/",
              "history/",
              "new/",
              "-- '-x it'\\''s $a'",
              "$'line\\012end\\342\\200\\256'");
      for (String key : odd) {
        ChangePlan.Removal plan = ok(ask(b, c -> c.removal(key, work())));
        assertThat(plan.confirm()).isEqualTo(Printable.of(key));
        assertThat(plan.steps())
            .singleElement()
            .extracting(PlannedStep::notices)
            .asString()
            .contains(key.endsWith("/") ? "folder marker" : "its address");
        carryOut(b, plan);
      }
      assertThat(contents(b)).isEqualTo(before);
    });
  }
}
