package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.LocalR2;
import com.thaloco.releaseconsole.bucket.LoopbackCredentials;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A whole release against Cloudflare's own local R2, its S3 side and its public one. */
@Tag("slow")
final class LocalR2Test {
  private final Work work = Run.of(event -> {}).at(new StepId("test"));

  @Test
  void aReleaseIsCutAuditedAndWithdrawn() {
    URI r2 = LocalR2.address();
    Stages.run(stage -> {
      URI site = r2.resolve("public/" + LocalR2.BUCKET + "/banger/");
      moveTo(stage, r2, site);
      String repo = stage.repo().toString();
      assertThat(stage.warmly("check", "--repo", repo, "--version", Stage.VERSION).text())
          .contains("ignores the condition at the end of an upload in parts");

      stage.cutWarmly();
      assertThat(latest(site)).isEqualTo(Stage.VERSION);
      stage.warmly("bucket", "audit", "--repo", repo);

      stage.warmly(
          "recover",
          "withdraw",
          "--version",
          Stage.VERSION,
          "--confirm",
          Stage.VERSION,
          "--repo",
          repo);
      assertThat(latest(site)).isEqualTo("v0.1.6");
      stage.warmly("bucket", "audit", "--repo", repo);
      return true;
    });
  }

  private static String latest(URI site) {
    return Tool.here()
        .run(
            "bash",
            "-c",
            "curl -fsS '%s' | jq -r .latest_stable".formatted(site.resolve("manifest.json")));
  }

  private static String bare(URI folder) {
    return folder.toString().replaceFirst("/$", "");
  }

  /** Copies the bucket there, and lets the profile name it. */
  private void moveTo(Stage stage, URI r2, URI site) {
    Profile before = stage.profile();
    String old = bare(before.bucket().publicUrl());
    try (S3Bucket from = S3Bucket.open(before.bucket(), Map.of())) {
      Files.delete(stage.root().resolve("credentials"));
      LoopbackCredentials.write(
          stage.root().resolve("credentials"), LocalR2.KEY_ID, LocalR2.SECRET);
      stage.write(
          ".release-console.yaml",
          text ->
              text.replace(
                      "endpoint: " + before.bucket().endpoint(), "endpoint: " + r2.resolve("s3"))
                  .replace(old, bare(site)));
      stage.trustProfile();
      try (S3Bucket into = S3Bucket.open(stage.profile().bucket(), Map.of())) {
        List<ObjectInfo> all = new ArrayList<>();
        from.list("", all::add, work);
        for (ObjectInfo listed : all) {
          ObjectInfo object = from.head(listed.key()).orElseThrow();
          var bytes = new ByteArrayOutputStream();
          from.get(object.key(), bytes, work);
          String text = bytes.toString(StandardCharsets.ISO_8859_1);
          into.put(
              object.key(),
              new Body.Bytes(text.replace(old, bare(site)).getBytes(StandardCharsets.ISO_8859_1)),
              new ObjectHeaders(
                  object.headers().getOrDefault("content-type", ""),
                  object.headers().getOrDefault("cache-control", ""),
                  object.metadata()),
              new Condition.Absent(),
              work);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
