package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.blocks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.warns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** What goes wrong with the bucket, its credentials and its manifest. */
@Tag("slow")
class BucketMistakesTest extends CatalogueOfMistakes {
  @Override
  protected List<Mistake> mistakes() {
    return Stream.of(bucket(), manifest()).flatMap(List::stream).toList();
  }

  /** Makes the profile that of a real project, whose bucket is not on this machine. */
  static void elsewhere(SampleProject p, String credentials) {
    p.profile(text ->
        text.replaceFirst("endpoint: .*", "endpoint: https://account.r2.example.invalid")
            .replaceFirst("file: \".*/credentials\"", credentials)
            .replaceFirst("\n  key: \".*/cosign.key\"\n", "\n")
            .replaceFirst("(?s)\nrehearsal:.*", "\n"));
  }

  private static List<Mistake> bucket() {
    String id = "bucket.access";
    return List.of(
        blocks(
            id,
            "the credentials file is gone",
            p -> {
              try {
                Files.delete(p.folder().credentials());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }),
        blocks(id, "the credentials file is no such file", p -> credentials(p, "key = 1\n")),
        blocks(
            id,
            "the secret is wrong",
            p -> {
              p.capability(Optional.empty());
              credentials(
                  p,
                  "[default]\n"
                      + "aws_access_key_id = A\n"
                      + "aws_secret_access_key = B\n"
                      + "loopback_only = true\n");
            }),
        blocks(
                id,
                "the bucket's name is misspelt",
                p -> {
                  p.capability(Optional.empty());
                  p.profile(
                      text -> text.replace("bucket: banger-releases", "bucket: banger-release"));
                })
            .mendedBy(p -> {
              p.profile(
                  text -> text.replace("bucket: banger-release\n", "bucket: banger-releases\n"));
            }),
        blocks(
            id,
            "the rehearsal's credentials are named for a real bucket",
            p -> elsewhere(p, "file: \"%s\"".formatted(p.folder().credentials()))),
        blocks(
            id,
            "the rclone configuration is encrypted",
            p -> {
              rclone(p, "# Encrypted rclone configuration File\n\nRCLONE_ENCRYPT_V0:\nAAAA\n");
              elsewhere(p, "rclone_remote: r2");
            }),
        blocks(
            id,
            "rclone has no such remote",
            p -> {
              rclone(p, "[other]\ntype = s3\n");
              elsewhere(p, "rclone_remote: r2");
            }),
        blocks(
            id,
            "the rclone remote is of another account",
            p -> {
              rclone(
                  p,
                  "[r2]\ntype = s3\naccess_key_id = A\nsecret_access_key = B\n"
                      + "endpoint = https://other.r2.example.invalid\n");
              elsewhere(p, "rclone_remote: r2");
            }),
        blocks(
            id,
            "there is no such AWS profile",
            p -> {
              p.environment("HOME", p.folder().root().toString());
              elsewhere(p, "aws_profile: releases");
            }));
  }

  private static void credentials(SampleProject p, String text) {
    try {
      Files.writeString(p.folder().credentials(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void rclone(SampleProject p, String text) {
    try {
      Path file = Files.writeString(p.folder().root().resolve("rclone.conf"), text);
      p.environment("RCLONE_CONFIG", file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Mistake> manifest() {
    String id = "manifest.shape";
    String latest = "\"latest_stable\": \"v0.1.6\"";
    return List.of(
        blocks(id, "the manifest is no JSON", p -> p.manifest(text -> text + "}")),
        blocks(
            id,
            "the manifest is cut off",
            p -> p.manifest(text -> text.substring(0, text.length() / 2))),
        blocks(
            id, "the manifest is another file", p -> p.put("manifest.json", "{\"files\": []}\n")),
        blocks(id, "the manifest is an error page", p -> p.put("manifest.json", "<html></html>\n")),
        blocks(
            id,
            "latest_stable names what is not there",
            p -> p.manifest(text -> text.replace(latest, "\"latest_stable\": \"v0.1.9\""))),
        warns(
                id,
                "latest_stable was left behind",
                p -> p.manifest(text -> text.replace(latest, "\"latest_stable\": \"v0.1.5\"")))
            .mendedBy(
                p -> p.manifest(text -> text.replace("\"latest_stable\": \"v0.1.5\"", latest))),
        blocks(
            id,
            "the newest entry has a field that nobody knows",
            p ->
                p.manifest(text ->
                    text.replaceFirst("\"version\": \"v0\\.1\\.6\"", "\"by\": \"me\", $0"))),
        warns(
            id,
            "an old entry has a field that nobody knows",
            p -> p.manifest(text -> text.replaceFirst("\"released_at\"", "\"by\": \"me\", $0"))),
        blocks(
            id,
            "the last release's tarball is gone",
            p -> p.remove("v0.1.6/banger-v0.1.6-linux-amd64.tar.gz")),
        blocks(id, "the last release's hashes are gone", p -> p.remove("v0.1.6/SHA256SUMS")),
        warns(
            id,
            "an old release's tarball is gone",
            p -> p.remove("v0.1.2/banger-v0.1.2-linux-amd64.tar.gz")),
        blocks(
            id,
            "an entry's hash is not that of its object",
            p ->
                p.manifest(text ->
                    text.replaceFirst("(\"tarball_sha256\": \")[0-9a-f]{8}", "$100000000"))),
        blocks(
            id,
            "an entry leads to another address",
            p -> p.manifest(text -> text.replaceFirst("(\"tarball_url\": \")http", "$1https"))),
        blocks(
                id,
                "a withdrawn release is still in the manifest",
                p -> p.put("history/burned/v0.1.4.json", "{}\n"))
            .mendedBy(p -> p.remove("history/burned/v0.1.4.json")),
        blocks(
            id,
            "a release is in the manifest twice",
            p -> p.manifest(text -> text.replace("\"v0.1.5\"", "\"v0.1.4\""))),
        blocks(id, "the manifest is gone", p -> p.remove("manifest.json")));
  }
}
