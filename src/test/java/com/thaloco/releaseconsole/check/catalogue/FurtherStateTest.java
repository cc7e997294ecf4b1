package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.asks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.blocks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.warns;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;

/**
 * Repositories, tags, buckets and profiles as maintainers leave them, written before the code of
 * the checks was read.
 */
@Tag("slow")
class FurtherStateTest extends CatalogueOfMistakes {
  private static final String KERNELS = "internal/kernelcat/catalog.json";

  @Override
  protected List<Mistake> mistakes() {
    return Stream.of(source(), tags(), manifest(), catalogs(), trust())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Mistake> source() {
    return List.of(
        blocks(
            "source.clean",
            "applying a patch stopped halfway",
            p -> {
              p.write(
                  "fix.patch",
                  "From 1 Mon Sep 17 00:00:00 2001\nFrom: A <a@example.org>\n"
                      + "Date: Mon, 1 Sep 2025 10:00:00 +0000\nSubject: Fix\n\n---\n"
                      + "diff --git a/README.md b/README.md\n--- a/README.md\n+++ b/README.md\n"
                      + "@@ -1 +1 @@\n-no such line\n+another\n--\n2.0\n");
              failing(p, "am", "fix.patch");
              p.delete("fix.patch");
            }),
        blocks(
            "source.clean",
            "go.mod takes a module from beside the repository",
            p -> p.change("go.mod", t -> t + "\nreplace example.org/lib => ../lib\n").commit()),
        blocks(
            "source.clean",
            "a workspace that names a folder elsewhere is committed",
            p -> p.write("go.work", "go 1.22\n\nuse .\nuse ../lib\n").commit()),
        warns(
            "source.clean",
            "the signing key was committed",
            p -> {
              try {
                Files.copy(p.folder().key(), p.file("release.key"));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              p.commit();
            }),
        warns(
            "tag.push",
            "pushes go to a fork",
            p -> {
              Path fork = p.folder().root().resolve("fork.git");
              p.git("clone", "-q", "--bare", p.folder().remote().toString(), fork.toString());
              p.git("config", "remote.origin.pushurl", fork.toString());
            }),
        blocks("ci.green", "CI ended with a warning", p -> p.ci("warning")),
        blocks("ci.green", "CI was cancelled", p -> p.ci("cancelled")),
        blocks(
            "smoke.green",
            "the record of smoke is cut off",
            p -> {
              Path record = p.folder().state().resolve("smoke").resolve(p.head() + ".json");
              try {
                String text = Files.readString(record);
                Files.writeString(record, text.substring(0, text.length() / 2));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }));
  }

  private static void failing(SampleProject p, String... arguments) {
    try {
      p.git(arguments);
    } catch (IllegalStateException expected) {
      return;
    }
    throw new IllegalStateException("git went through");
  }

  private static List<Mistake> tags() {
    return List.of(
        warns(
            "version.unused",
            "a branch here has the version's name",
            p -> p.git("branch", "v0.1.7")),
        warns(
            "version.unused",
            "a branch on the remote has the version's name",
            p -> p.git("push", "-q", "origin", "HEAD:refs/heads/v0.1.7")),
        warns(
            "version.unused",
            "the version is tagged in capitals on the remote",
            p -> p.git("push", "-q", "origin", "HEAD:refs/tags/V0.1.7")),
        warns(
            "tag.push",
            "hooks of all repositories would judge the push of the tag",
            p -> {
              p.write(".git/hooks-of-all/pre-push", "#!/bin/sh\nexit 1\n");
              p.file(".git/hooks-of-all/pre-push").toFile().setExecutable(true);
              p.git("config", "core.hooksPath", p.file(".git/hooks-of-all").toString());
            }),
        warns(
            "tag.write",
            "git would sign annotated tags",
            p -> p.git("config", "tag.forceSignAnnotated", "true")),
        warns(
            "tag.write",
            "a hook judges every change of a ref",
            p -> {
              p.write(".git/hooks/reference-transaction", "#!/bin/sh\nexit 1\n");
              p.file(".git/hooks/reference-transaction").toFile().setExecutable(true);
            }),
        asks(
            "version.next",
            "the last release's commit is on no branch any more",
            p -> {
              p.git("switch", "-q", "--orphan", "fresh");
              p.git("checkout", "-q", "main", "--", ".");
              p.git("commit", "-q", "-m", "All in one");
              p.git("branch", "-q", "-M", "fresh", "main");
              p.git("push", "-q", "-f", "origin", "main");
              p.smoke(0);
            }));
  }

  private static void stored(SampleProject p, String key, byte[] bytes, String cache, String type) {
    try (Bucket bucket = p.bucket()) {
      bucket.delete(key);
      bucket.put(
          key,
          new Body.Bytes(bytes),
          new ObjectHeaders(type, cache, Map.of()),
          new Condition.Absent(),
          Run.of(event -> {}).at(new StepId("test")));
    }
  }

  private static byte[] zipped(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(Harness.bytes(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static List<Mistake> manifest() {
    String id = "manifest.shape";
    return List.of(
        blocks(
            id,
            "the manifest was uploaded compressed",
            p -> stored(p, "manifest.json", zipped(p.manifest()), "no-cache", "application/gzip")),
        warns(
            "bucket.public",
            "the manifest was uploaded by hand and is cached for hours",
            p ->
                stored(
                    p,
                    "manifest.json",
                    Harness.bytes(p.manifest()),
                    "max-age=14400",
                    "application/json")),
        warns(
            id,
            "the newest release is dated in the future",
            p -> p.manifest(t -> t.replaceAll("2025-11-18T", "2099-11-18T"))),
        warns(
            id,
            "latest_stable names a release candidate",
            p -> p.manifest(t -> t.replace("\"v0.1.6\"", "\"v0.2.0-rc.1\""))),
        blocks(
            id,
            "the last release's signature is another one's",
            p -> {
              try (Bucket bucket = p.bucket()) {
                byte[] other = bucket.read("v0.1.5/SHA256SUMS.sig", 10_000).orElseThrow().bytes();
                stored(p, "v0.1.6/SHA256SUMS.sig", other, "no-cache", "text/plain");
              }
            }),
        blocks(
            id,
            "the last release's hashes were written anew",
            p ->
                p.put(
                    "v0.1.6/SHA256SUMS", "0".repeat(64) + "  banger-v0.1.6-linux-amd64.tar.gz\n")));
  }

  private static Mistake entry(String name, Consumer<SampleProject> edit) {
    return blocks("catalogs.entries", name, edit);
  }

  private static List<Mistake> catalogs() {
    return List.of(
        entry(
            "a byte order mark stands before the catalog",
            p -> p.change(KERNELS, t -> "\ufeff" + t).commit()),
        entry(
            "an entry's path begins with a slash",
            committed(KERNELS, "\"linux-6.12-1.img\"", "\"/linux-6.12-1.img\"")),
        entry("an entry's size is a text", committed(KERNELS, "\"size\": 91", "\"size\": \"91\"")),
        entry(
            "an entry's hash is in capitals",
            p -> p.change(KERNELS, t -> t.replace("3435c6ffbe", "3435C6FFBE")).commit()),
        entry(
            "an entry's path has a blank at its end",
            committed(KERNELS, "-6.12-1.img\"", "-6.12-1.img \"")),
        entry(
            "an entry's hash is that of nothing",
            p ->
                p.change(
                        KERNELS,
                        t ->
                            t.replaceFirst(
                                "3435c6ff[0-9a-f]*",
                                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"))
                    .commit()));
  }

  private static List<Mistake> trust() {
    return List.of(
        blocks(
            "trust.pins",
            "the client's key is not part of the build for Linux",
            p ->
                p.replace(
                        "internal/updater/verify_signature.go",
                        "package updater\n",
                        "//go:build !linux\n\npackage updater\n")
                    .commit()),
        blocks(
            "trust.pins",
            "the installer's key was emptied for a test",
            p ->
                p.change(
                        "scripts/install.sh",
                        t -> t.replaceFirst("(?s)'-----BEGIN PUBLIC KEY.*?KEY-----'", "''"))
                    .commit()),
        warns(
            "installer.syntax",
            "the installer knows other binaries than the release has",
            p ->
                p.replace(
                        "scripts/install.sh", "banger banger-vsock-agent bangerd", "banger bangerd")
                    .commit()),
        warns(
            "installer.syntax",
            "the installer installs a fixed version",
            p ->
                p.change(
                        "scripts/install.sh",
                        t ->
                            t.replaceFirst(
                                "(?s)  fetch \"\\$base/manifest.json\".*?\n  tarball=",
                                "  version=v0.1.6\n  tarball="))
                    .commit()),
        warns(
            "installer.syntax",
            "the installer verifies nothing any more",
            committed(
                "scripts/install.sh",
                "  verify \"$folder\" \"$tarball\"\n",
                "  # verify \"$folder\" \"$tarball\"\n")));
  }

  @Override
  protected List<Variation> variations() {
    return List.of(
        together("git keeps its things otherwise", ofGit()),
        together("bucket, profile and scripts of other habits", ofTheRest()));
  }

  private static List<Variation> ofGit() {
    return List.of(
        new Variation(
            "the index has git's fourth form", p -> p.git("update-index", "--index-version", "4")),
        new Variation(
            "git is set up for many files",
            p -> {
              p.git("config", "feature.manyFiles", "true");
              p.git("update-index", "--force-write-index");
            }),
        new Variation(
            "git keeps graphs and indexes of its own",
            p -> {
              p.git("repack", "-q", "-a", "-d");
              p.git("commit-graph", "write", "--reachable");
              p.git("multi-pack-index", "write", "--bitmap");
            }),
        new Variation(
            "objects are in another repository",
            p -> {
              try {
                Files.writeString(
                    p.file(".git/objects/info/alternates"),
                    p.folder().remote().resolve("objects") + "\n");
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              p.git("repack", "-q", "-a", "-d", "-l");
            }),
        new Variation(
            "the remote's address is a URL of a file",
            p -> p.git("remote", "set-url", "origin", p.folder().remote().toUri().toString())),
        new Variation(
            "tags follow the newest of a line",
            p -> {
              p.git("tag", "v0");
              p.git("tag", "v0.1");
              p.git("tag", "docs/v1.0.0");
              p.git("push", "-q", "origin", "--tags");
            }),
        new Variation(
            "the remote has refs of its own",
            p -> p.remoteGit("update-ref", "refs/pull/1/head", "refs/heads/main")),
        new Variation(
            "a commit's message is in Latin-1",
            p -> {
              p.write("docs/a.md", "a\n");
              p.git("add", "-A");
              p.git("-c", "i18n.commitEncoding=ISO-8859-1", "commit", "-q", "-m", "Erw\u00e4hne");
            }));
  }

  private static List<Variation> ofTheRest() {
    return List.of(
        new Variation(
            "a web page and a nightly build are in the bucket",
            p -> {
              p.put("index.html", "<html></html>\n");
              p.put("nightly/banger.tar.gz", "x\n");
              p.put("v0.1.6/NOTES.txt", "x\n");
            }),
        new Variation("smoke was red before it was green", p -> p.noSmoke().smoke(1).smoke(0)),
        new Variation(
            "the installer is protected against half a download",
            p ->
                p.change(
                        "scripts/install.sh",
                        t -> t.replace("\nset -euo pipefail\n", "\n{\nset -euo pipefail\n") + "}\n")
                    .commit()),
        new Variation(
            "the profile has Windows line ends", p -> p.profile(t -> t.replace("\n", "\r\n"))),
        new Variation(
            "the client's key is put together of lines",
            p ->
                p.change(
                        "internal/updater/verify_signature.go",
                        t ->
                            t.replace(
                                "const BangerReleasePublicKey = `",
                                "const BangerReleasePublicKey = \"\" + `"))
                    .answer("release.verification", "no, because the key is the same")
                    .commit()),
        new Variation(
            "catalogs are indented by tabs",
            p -> p.change(KERNELS, t -> t.replace("  ", "\t")).commit()));
  }
}
