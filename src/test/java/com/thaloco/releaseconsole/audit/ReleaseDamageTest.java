package com.thaloco.releaseconsole.audit;

import static com.thaloco.releaseconsole.audit.AuditedBucket.binaries;
import static com.thaloco.releaseconsole.audit.AuditedBucket.tarball;
import static com.thaloco.releaseconsole.audit.Damage.breaks;
import static com.thaloco.releaseconsole.audit.Damage.warns;

import com.thaloco.releaseconsole.bucket.OtherTool;
import com.thaloco.releaseconsole.trust.CosignKeyFile;
import com.thaloco.releaseconsole.trust.NewKey;
import com.thaloco.releaseconsole.trust.Password;
import com.thaloco.releaseconsole.trust.UnlockedKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Damage to the objects of one release. */
class ReleaseDamageTest extends CatalogueOfDamage {
  private static final String V = "v0.1.4";

  @Override
  List<Damage> damages() {
    return Stream.of(objects(), contents(), beside()).flatMap(List::stream).toList();
  }

  private static List<Damage> objects() {
    return List.of(
        breaks("object-missing", "the tarball is gone", b -> b.remove(tarball(V))),
        breaks("object-missing", "SHA256SUMS is gone", b -> b.remove(V + "/SHA256SUMS")),
        breaks("object-missing", "the signature is gone", b -> b.remove(V + "/SHA256SUMS.sig")),
        breaks(
            "object-missing",
            "rclone moved the tarball",
            b -> b.rclone("moveto", "bucket:" + tarball(V), "bucket:old/" + tarball(V))),
        breaks("tarball-hash", "one bit of the tarball flipped", b -> flip(b, tarball(V))),
        breaks(
            "tarball-hash",
            "the tarball was cut off",
            b -> b.replace(tarball(V), Arrays.copyOf(b.bytes(tarball(V)), 200))),
        breaks("tarball-hash", "the tarball is empty", b -> b.replace(tarball(V), new byte[0])),
        breaks(
            "tarball-hash",
            "something stands after the tarball",
            b -> {
              byte[] whole = b.bytes(tarball(V));
              b.replace(tarball(V), Arrays.copyOf(whole, whole.length + 3));
            }),
        breaks(
            "tarball-hash",
            "the tarball is another release's",
            b ->
                b.rclone(
                    "copyto",
                    "--ignore-times",
                    "bucket:" + tarball("v0.1.3"),
                    "bucket:" + tarball(V))));
  }

  private static List<Damage> contents() {
    String sums = V + "/SHA256SUMS";
    String signature = V + "/SHA256SUMS.sig";
    return List.of(
        breaks(
            "signature",
            "the signature is another release's",
            b -> b.replace(signature, b.bytes("v0.1.3/SHA256SUMS.sig"))),
        breaks(
            "signature", "the signature is no base64", b -> b.replace(signature, text -> "oops")),
        breaks(
            "signature",
            "the signature has a second line",
            b -> b.replace(signature, text -> text + "\n\n")),
        breaks("signature", "another key signed", ReleaseDamageTest::otherKey),
        breaks(
            "signature",
            "SHA256SUMS was written anew after signing",
            b -> b.replace(sums, text -> "0" + text.substring(1))),
        breaks(
            "hashes-file",
            "SHA256SUMS is another release's",
            b ->
                b.rclone("copyto", "--ignore-times", "bucket:v0.1.3/SHA256SUMS", "bucket:" + sums)),
        breaks(
            "hashes-file", "SHA256SUMS names one more", b -> resign(b, t -> t + t.replace(V, "x"))),
        breaks(
            "hashes-file",
            "SHA256SUMS has DOS line ends",
            b -> b.replace(sums, t -> t.replace("\n", "\r\n"))),
        breaks("hashes-file", "SHA256SUMS is empty", b -> b.replace(sums, new byte[0])),
        breaks(
            "tarball-contents",
            "a signed tarball holds one thing more",
            b -> {
              var more = binaries(V, commit(b, V));
              more.put("README", "hello\n");
              b.repack(V, more);
            }),
        breaks(
            "tarball-contents",
            "a signed tarball lacks a binary",
            b -> {
              var less = binaries(V, commit(b, V));
              less.remove("bangerd");
              b.repack(V, less);
            }),
        breaks(
            "tag-commit",
            "a signed tarball was built from another commit",
            b -> b.repack(V, binaries(V, commit(b, "v0.1.3")))),
        warns(
            "binary-version",
            "a signed tarball was built as another version",
            b -> b.repack(V, binaries("v0.9.9", commit(b, V)))),
        warns(
            "tag-commit",
            "a signed tarball says nothing of its commit",
            b -> b.repack(V, binaries(V, "unknown"))));
  }

  private static List<Damage> beside() {
    return List.of(
        warns(
            "headers",
            "the tarball has another content type",
            b -> b.headers(tarball(V), "text/html", "public, max-age=3")),
        warns(
            "headers",
            "the tarball may be cached for a year",
            b -> b.headers(tarball(V), "application/gzip", "public, max-age=31536000")),
        warns(
            "headers",
            "the manifest may be cached for a day",
            b -> b.headers("manifest.json", "application/json", "max-age=86400")),
        breaks(
            "headers",
            "rclone stored the tarball with a content encoding",
            b -> {
              var file = b.project().folder().root().resolve("again.tar.gz");
              b.rclone("copyto", "bucket:" + tarball(V), file.toString());
              b.rclone(
                  "copyto",
                  "--ignore-times",
                  "--header-upload",
                  "Content-Encoding: gzip",
                  file.toString(),
                  "bucket:" + tarball(V));
            }),
        warns(
            "metadata",
            "the metadata names another commit",
            b -> b.metadata(tarball(V), "commit", "0".repeat(40))),
        warns(
            "metadata",
            "the metadata names another hash",
            b -> b.metadata(tarball(V), "sha256", "0".repeat(64))),
        warns(
            "headers",
            "it is to be saved under another name",
            b -> stored(b, ask -> ask.contentDisposition("attachment; filename=x"))),
        warns(
            "headers",
            "it lies in another storage class",
            b -> stored(b, ask -> ask.storageClass("STANDARD_IA"))),
        warns(
            "headers",
            "it claims another character set",
            b -> stored(b, ask -> ask.contentType("text/plain; charset=utf-16"))),
        warns(
            "metadata",
            "its build time is none",
            b -> b.metadata(V + "/SHA256SUMS", "built-at", "yesterday")));
  }

  /** The same bytes again by another tool, with something else beside them. */
  private static void stored(AuditedBucket b, Consumer<PutObjectRequest.Builder> more) {
    String key = V + "/SHA256SUMS";
    var before = b.bucket().head(key).orElseThrow();
    var ask =
        PutObjectRequest.builder()
            .key(key)
            .contentType("text/plain")
            .cacheControl(before.headers().get("cache-control"))
            .metadata(before.metadata());
    more.accept(ask);
    OtherTool.put(b.project().profile().bucket(), ask, b.text(key));
  }

  private static void flip(AuditedBucket b, String key) {
    byte[] bytes = b.bytes(key);
    bytes[bytes.length / 2] ^= 4;
    b.replace(key, bytes);
  }

  private static void resign(AuditedBucket b, java.util.function.UnaryOperator<String> change) {
    b.sign(V, change.apply(b.text(V + "/SHA256SUMS")).getBytes(StandardCharsets.UTF_8));
  }

  private static String commit(AuditedBucket b, String version) {
    return b.project().git("rev-parse", version + "^{commit}");
  }

  private static void otherKey(AuditedBucket b) {
    var file = b.project().folder().root().resolve("other.key");
    try (Password password = Password.ofBytes("x".getBytes(StandardCharsets.UTF_8))) {
      NewKey.create(file, password);
    }
    try (Password password = Password.ofBytes("x".getBytes(StandardCharsets.UTF_8));
        UnlockedKey key = CosignKeyFile.read(file).unlock(password)) {
      b.sign(V, b.bytes(V + "/SHA256SUMS"), key);
    }
  }
}
