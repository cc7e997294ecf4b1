package com.thaloco.releaseconsole.audit;

import static com.thaloco.releaseconsole.audit.AuditedBucket.tarball;
import static com.thaloco.releaseconsole.audit.AuditedBucket.work;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.manifest.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Restoring a kept manifest. */
class RestorationTest extends CarefulChanges {
  @Test
  void aDamagedManifestComesBackWithWhatWasPublishedSince() {
    with(b -> {
      String whole = b.text("manifest.json");
      Manifest older = b.sound(whole).without(V6).withLatest(V5);
      b.replace("manifest.json", older.bytes());
      String key = keep(b);
      b.replace("manifest.json", whole.getBytes(StandardCharsets.UTF_8));
      b.manifest(text -> text.replaceFirst("(\"tarball_sha256\": \")[0-9a-f]{8}", "$100000000"));
      assertThat(b.audit().worst()).isEqualTo(Severity.BROKEN);

      ChangePlan.Restoration plan = ok(ask(b, c -> c.restoration(key, false, work())));
      assertThat(plan.back()).containsExactly(V0);
      assertThat(plan.stay()).containsExactly(V6);
      assertThat(plan.gone()).isEmpty();
      assertThat(plan.latest()).isEqualTo(V5);
      carryOut(b, plan);
      assertThat(versions(b)).containsExactlyElementsOf(versions(b.sound(whole)));
      assertThat(b.audit().worst()).isEqualTo(Severity.WARNED); // latest is held back
      assertThat(ok(ask(b, c -> c.restoration(key, false, work()))).steps()).isEmpty();
    });
  }

  @Test
  void anExactRestorationTellsWhatItTakesOut() {
    with(b -> {
      String whole = b.text("manifest.json");
      Manifest older = b.sound(whole).without(V6).withLatest(V5);
      b.replace("manifest.json", older.bytes());
      String key = keep(b);
      b.replace("manifest.json", whole.getBytes(StandardCharsets.UTF_8));

      ChangePlan.Restoration plan = ok(ask(b, c -> c.restoration(key, true, work())));
      assertThat(plan.gone()).containsExactly(V6);
      assertThat(plan.steps()).anyMatch(step -> step.effect().contains("takes out v0.1.6"));
      assertThat(plan.limits()).anyMatch(limit -> limit.contains("v0.1.6"));
      carryOut(b, plan);
      assertThat(manifest(b).sameContent(older)).isTrue();
      assertThat(kept(b)).hasSize(2);
    });
  }

  @Test
  void aManifestThatIsGoneComesBack() {
    with(b -> {
      String whole = b.text("manifest.json");
      String key = keep(b);
      b.remove("manifest.json");
      carryOut(b, ok(ask(b, c -> c.restoration(key, false, work()))));
      assertThat(manifest(b).sameContent(b.sound(whole))).isTrue();
      assertThat(b.audit().count(Severity.BROKEN)).isZero();
    });
  }

  @Test
  void aManifestThatIsTooLargeIsToldAndReplaced() {
    with(b -> {
      String whole = b.text("manifest.json");
      String key = keep(b);
      b.replace(
          "manifest.json", whole.replaceFirst("\\{", "{" + " ".repeat(16_000_000)).getBytes(UTF_8));
      assertThat(b.audit().findings())
          .filteredOn(f -> f.severity() != Severity.SOUND)
          .satisfiesExactly(
              large -> {
                assertThat(large.rule()).isEqualTo(AuditRule.MANIFEST);
                assertThat(large.severity()).isEqualTo(Severity.BROKEN);
                assertThat(large.sentence()).contains("larger than 16,000,000 bytes");
                assertThat(large.remedy().asText()).endsWith("release-console recover manifest");
              },
              catalogs -> assertThat(catalogs.sentence()).contains("no latest release is known"),
              rest -> assertThat(rest.sentence()).contains("could not be checked"));
      try (var open = b.project().open()) {
        assertThat(new Browser(open).figures(Map.of()).releases()).isEmpty();
        assertThat(new Browser(open).preview("v0.1.4/SHA256SUMS.sig", work())).isPresent();
      }
      ChangePlan.Restoration plan = ok(ask(b, c -> c.restoration(key, false, work())));
      assertThat(plan.steps()).first().asString().contains("Does not keep the manifest");
      carryOut(b, plan);
      assertThat(manifest(b).sameContent(b.sound(whole))).isTrue();
    });
  }

  @Test
  void whatTheOtherEntriesOfTheCopyContradictDoesNotComeBack() {
    with(b -> {
      withoutTemplate(b);
      String whole = b.text("manifest.json");
      wrongSize(b, V5);
      String key = keep(b);
      b.replace("manifest.json", whole.getBytes(UTF_8));
      refused(
          ask(b, c -> c.restoration(key, false, work())),
          "change.not-restorable",
          "v0.1.5: tarball_size is 1");
    });
  }

  @Test
  void aKeptManifestThatMustNotComeBackIsRefused() {
    with(b -> {
      String id = "change.not-restorable";
      String key = keep(b);
      refused(ask(b, c -> c.restoration("history/none.json", false, work())), id, "not the key");
      refused(
          ask(
              b,
              c -> c.restoration("history/manifest-20260101T000000Z-00000000.json", false, work())),
          id,
          "not there");
      b.put("history/manifest-20260101T000000Z-00000000.json", b.text("manifest.json"));
      refused(
          ask(
              b,
              c -> c.restoration("history/manifest-20260101T000000Z-00000000.json", false, work())),
          id,
          "changed");
      b.manifest(text -> b.sound(text).without(V0).text());
      b.put("history/claim/v0.1.0.json", "a claim that can't be read");
      refused(ask(b, c -> c.restoration(key, false, work())), id, "another cut replaces");
      b.remove("history/claim/v0.1.0.json");
      b.remove(tarball("v0.1.0"));
      refused(ask(b, c -> c.restoration(key, false, work())), id, "not valid");
      b.put("history/burned/v0.1.3.json", "{}\n");
      refused(ask(b, c -> c.restoration(key, false, work())), id, "burned");
    });
  }
}
