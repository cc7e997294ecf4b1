package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.blocks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.warns;

import com.thaloco.releaseconsole.bucket.Capability;
import com.thaloco.releaseconsole.flow.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** Odd manifests, buckets and credentials: those that do harm, and those that do none. */
@Tag("slow")
class OddBucketTest extends CatalogueOfMistakes {
  private static final String LATEST = "\"latest_stable\": \"v0.1.6\"";

  @Override
  protected List<Mistake> mistakes() {
    return Stream.of(manifest(), bucket()).flatMap(List::stream).toList();
  }

  private static Mistake manifest(String name, UnaryOperator<String> edit) {
    return blocks("manifest.shape", name, p -> p.manifest(edit));
  }

  private static List<Mistake> manifest() {
    return List.of(
        manifest("a byte order mark stands before the manifest", t -> "\ufeff" + t),
        manifest("a second manifest stands behind the first", t -> t + t),
        manifest("the manifest ends in a comma", t -> t.replaceFirst("\\}\\s*\\z", ",}")),
        manifest("the manifest is a list", t -> "[" + t + "]"),
        manifest(
            "the list of releases has another name",
            t -> t.replace("\"releases\"", "\"versions\"")),
        manifest(
            "a version lacks its v",
            t -> t.replace("\"version\": \"v0.1.5\"", "\"version\": \"0.1.5\"")),
        manifest(
            "a field of an entry stands there twice",
            t -> t.replaceFirst("\"tarball_size\": (\\d+)", "$0, \"tarball_size\": 1")),
        manifest(
            "a size is a text",
            t -> t.replaceFirst("\"tarball_size\": (\\d+)", "\"tarball_size\": \"$1\"")),
        manifest(
            "a size is another",
            t -> t.replaceFirst("\"tarball_size\": (\\d+)", "\"tarball_size\": 1$1")),
        manifest(
            "a time is of another form",
            t ->
                t.replaceFirst(
                    "\"released_at\": \"(\\d{4}-\\d\\d-\\d\\d)T[^\"]*\"",
                    "\"released_at\": \"$1\"")),
        manifest("a field is missing", t -> t.replaceFirst("\"tarball_size\": \\d+,", "")),
        manifest(
            "a field is null", t -> t.replaceFirst("(\"tarball_sha256\": )\"[^\"]*\"", "$1null")),
        manifest(
            "a hash is in capitals",
            t -> t.replaceFirst("(\"tarball_sha256\": \")([0-9a-f]{64})", "$1" + "A".repeat(64))),
        manifest(
            "latest_stable is missing", t -> t.replaceFirst("\"latest_stable\": \"[^\"]*\",", "")),
        manifest("latest_stable is null", t -> t.replace(LATEST, "\"latest_stable\": null")),
        manifest(
            "latest_stable lacks its v", t -> t.replace(LATEST, "\"latest_stable\": \"0.1.6\"")),
        manifest(
            "latest_stable stands there twice",
            t -> t.replace(LATEST, LATEST + ", \"latest_stable\": \"v0.1.5\"")),
        manifest(
            "an entry is a text", t -> t.replaceFirst("(\"releases\": \\[)", "$1 \"v0.0.9\",")),
        manifest(
            "the signature's address is that of another release",
            t -> t.replace("/v0.1.6/SHA256SUMS.sig", "/v0.1.5/SHA256SUMS.sig")),
        blocks("manifest.shape", "the manifest is empty", p -> p.put("manifest.json", "")));
  }

  private static List<Mistake> bucket() {
    String id = "bucket.access";
    return List.of(
        blocks(
            id,
            "the credentials may only read",
            p ->
                p.capability(
                    Optional.of(
                        new Capability.ReadOnly(
                            Problem.refused(
                                "bucket.access-denied",
                                "PUT was denied",
                                "Nothing was written.",
                                "Ask for a key that may write."),
                            List.of())))),
        blocks(
            id,
            "the server ignores conditions",
            p ->
                p.capability(
                    Optional.of(
                        new Capability.Lacks(
                            Capability.Ability.CREATE_ONCE,
                            "a second PUT was accepted",
                            List.of())))),
        warns(
            id,
            "the server ignores the condition at the end of an upload in parts",
            p ->
                p.capability(
                    Optional.of(
                        new Capability.Lacks(
                            Capability.Ability.PARTS, "it was accepted", List.of())))),
        blocks(
            id,
            "nothing can be deleted",
            p ->
                p.capability(
                    Optional.of(
                        new Capability.Lacks(
                            Capability.Ability.DELETE, "DELETE was denied", List.of())))),
        blocks(
                id,
                "the server does not answer",
                p -> {
                  p.capability(Optional.empty());
                  p.profile(t ->
                      t.replaceFirst(
                          "endpoint: http://127.0.0.1:\\d+", "endpoint: http://127.0.0.1:9"));
                })
            .mendedBy(SampleProject::profileAgain),
        blocks(
            id,
            "an AWS profile has half a key",
            p -> {
              p.capability(Optional.empty());
              write(p, ".aws/credentials", "[releases]\naws_access_key_id = A\n");
              p.environment("HOME", p.folder().root().toString());
              BucketMistakesTest.elsewhere(p, "aws_profile: releases");
            }),
        blocks(
            id,
            "an rclone remote is no S3",
            p -> {
              write(p, "rclone.conf", "[r2]\ntype = drive\ntoken = x\n");
              p.environment("RCLONE_CONFIG", p.folder().root().resolve("rclone.conf").toString());
              BucketMistakesTest.elsewhere(p, "rclone_remote: r2");
            }),
        blocks(
            id,
            "an rclone remote has no secret",
            p -> {
              write(
                  p,
                  "rclone.conf",
                  "[r2]\n"
                      + "type = s3\n"
                      + "provider = Cloudflare\n"
                      + "access_key_id = A\n"
                      + "endpoint = https://account.r2.example.invalid\n");
              p.environment("RCLONE_CONFIG", p.folder().root().resolve("rclone.conf").toString());
              BucketMistakesTest.elsewhere(p, "rclone_remote: r2");
            }),
        blocks(
            id,
            "the rclone configuration is nowhere",
            p -> {
              p.environment("RCLONE_CONFIG", p.folder().root().resolve("none.conf").toString());
              BucketMistakesTest.elsewhere(p, "rclone_remote: r2");
            }));
  }

  private static void write(SampleProject p, String path, String text) {
    p.write("../" + path, text);
  }

  private static Variation manifestAs(String name, UnaryOperator<String> edit) {
    return new Variation(name, p -> p.manifest(edit));
  }

  @Override
  protected List<Variation> variations() {
    return List.of(
        manifestAs(
            "latest_stable stands at the end",
            t ->
                t.replaceFirst("\\s*\"latest_stable\": \"v0.1.6\",", "")
                    .replaceFirst("]\\s*}\\s*\\z", "], \"latest_stable\": \"v0.1.6\"}\n")),
        manifestAs(
            "a field more beside the releases",
            t -> t.replaceFirst("\\{", "{ \"comment\": \"by hand\",")),
        manifestAs(
            "an entry's fields are in another order",
            t ->
                t.replaceFirst(
                    "(\"version\": \"v0.1.0\"),(\\s*)(\"released_at\": \"[^\"]*\"),", "$3,$2$1,")),
        manifestAs("the manifest ends without a line end", String::stripTrailing),
        manifestAs("the manifest has the line ends of Windows", t -> t.replace("\n", "\r\n")),
        manifestAs("slashes are escaped", t -> t.replace("/", "\\/")),
        new Variation(
            "a lower version was withdrawn", p -> p.put("history/burned/v0.0.7.json", "{}\n")),
        new Variation(
            "a note lies among the burned", p -> p.put("history/burned/README.txt", "x\n")),
        new Variation(
            "the version before was withdrawn and the next is cut",
            p -> {
              p.put("history/burned/v0.1.7.json", "{}\n");
              p.version("v0.1.8").replace("CHANGELOG.md", "v0.1.7", "v0.1.8").ship();
            }));
  }
}
