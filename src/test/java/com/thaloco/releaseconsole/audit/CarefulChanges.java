package com.thaloco.releaseconsole.audit;

import static com.thaloco.releaseconsole.audit.AuditedBucket.work;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.check.catalogue.WithHarness;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;

/** What the tests of careful changes share: a healthy bucket for each case, and questions. */
@Tag("slow")
abstract class CarefulChanges extends WithHarness {
  static final ReleaseVersion V0 = new ReleaseVersion("v0.1.0");
  static final ReleaseVersion V5 = new ReleaseVersion("v0.1.5");
  static final ReleaseVersion V6 = new ReleaseVersion("v0.1.6");
  static final Duration LATER = Duration.ofDays(2);

  static void with(Consumer<AuditedBucket> something) {
    harness.with(project -> {
      project.environment("XDG_STATE_HOME", project.folder().root().resolve("xdg").toString());
      try (var bucket = new AuditedBucket(project)) {
        something.accept(bucket);
      }
    });
  }

  static <T> Outcome<T> ask(AuditedBucket b, Function<Changes, Outcome<T>> asked) {
    try (Project open = b.project().open()) {
      return asked.apply(new Changes(open));
    }
  }

  static <T> T ok(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Ok.class);
    return ((Outcome.Ok<T>) outcome).value();
  }

  static void refused(Outcome<?> outcome, String id, String word) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    var problem = ((Outcome.Refused<?>) outcome).problem();
    assertThat(problem.id()).isEqualTo(id);
    assertThat(problem.happened()).contains(word);
    assertThat(problem.next().asText()).isNotBlank();
  }

  static Changed carryOut(AuditedBucket b, ChangePlan plan) {
    return ok(ask(b, changes -> changes.carryOut(plan, plan.confirm(), work())));
  }

  static Manifest manifest(AuditedBucket b) {
    return b.sound(b.text("manifest.json"));
  }

  static String installerOf(AuditedBucket b, ReleaseVersion version) {
    return b.project().git("show", version + ":scripts/install.sh");
  }

  /** Everything below the prefix but the manifest's fence. */
  static Map<String, String> contents(AuditedBucket b) {
    var found = new java.util.TreeMap<String, String>();
    b.bucket()
        .list(
            "",
            info ->
                found.put(
                    info.key().startsWith("history/manifest-") ? "history/" : info.key(),
                    info.key().equals("manifest.json")
                        ? b.text(info.key()).strip()
                        : Hashes.sha256(b.bytes(info.key()))),
            work());
    return found;
  }

  static List<String> kept(AuditedBucket b) {
    var keys = new ArrayList<String>();
    b.bucket().list(KeptManifests.FOLDER, info -> keys.add(info.key()), work());
    return keys;
  }

  /** Keeps the present manifest as a cut does before it writes another. */
  static String keep(AuditedBucket b) {
    byte[] now = b.bytes("manifest.json");
    String key = KeptManifests.key(Instant.now().minusSeconds(60), Hashes.sha256(now));
    b.put(key, now, new ObjectHeaders("application/json", "no-cache", Map.of()));
    return key;
  }

  static List<ReleaseVersion> versions(AuditedBucket b) {
    return versions(manifest(b));
  }

  static List<ReleaseVersion> versions(Manifest manifest) {
    return manifest.entries().stream().map(ManifestEntry::version).toList();
  }

  /** Lets entries be learned, as in a project whose profile tells nothing of them. */
  static void withoutTemplate(AuditedBucket b) {
    b.project().profile(text -> text.replaceFirst("(?m)^  entry:\\n(    .*\\n)+", ""));
    assertThat(b.project().profile().manifest().entry()).isEmpty();
  }

  /** Lets the entry of a version say another size than its tarball has. */
  static void wrongSize(AuditedBucket b, ReleaseVersion version) {
    b.manifest(text ->
        text.replaceFirst("(?s)(\"version\": \"%s\".*?_size\": )\\d+".formatted(version), "$11"));
  }
}
