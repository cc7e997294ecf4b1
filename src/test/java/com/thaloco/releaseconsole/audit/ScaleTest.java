package com.thaloco.releaseconsole.audit;

import static com.thaloco.releaseconsole.audit.AuditedBucket.work;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.artefact.Member;
import com.thaloco.releaseconsole.artefact.Packed;
import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.artefact.Tarball;
import com.thaloco.releaseconsole.bucket.BucketFixture;
import com.thaloco.releaseconsole.check.catalogue.Harness;
import com.thaloco.releaseconsole.check.catalogue.SampleProject;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.manifest.EntryFacts;
import com.thaloco.releaseconsole.manifest.EntryTemplate;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.Profiles;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.rehearsal.RehearsalServer;
import com.thaloco.releaseconsole.setup.Session;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.UnlockedKey;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten thousand objects and a manifest of five hundred entries. */
@Tag("slow")
class ScaleTest {
  private static final int OBJECTS = 10_000;

  /** A bucket on disk, filled by hand: the embedded server would take minutes to be filled. */
  private record Large(SampleProject project, Path folder, UnlockedKey key) {
    void fill(int releases) throws IOException {
      Profile profile = project.profile();
      String commit = project.head();
      var refs = new StringBuilder();
      EntryTemplate template = EntryTemplate.of(profile.manifest()).orElseThrow();
      Manifest manifest = Manifest.first(profile.manifest());
      Path made = Files.createDirectories(project.folder().root().resolve("made"));
      for (int i = 0; i < releases; i++) {
        var version = new ReleaseVersion("v1.0." + i);
        var members = new ArrayList<Member>();
        for (String name : AuditedBucket.BINARIES) {
          members.add(
              new Member(
                  name,
                  Files.writeString(
                      made.resolve(name),
                      "#!/bin/sh\necho %s %s %s\n".formatted(name, version, commit))));
        }
        Path tarball = folder.resolve(profile.tarballKey(version.text()));
        Files.createDirectories(tarball.getParent());
        Packed packed = Tarball.pack(members, Instant.EPOCH, tarball, work());
        byte[] sums = Sha256Sums.of(packed).render();
        Files.write(folder.resolve(profile.hashesKey(version.text())), sums);
        Files.write(
            folder.resolve(profile.signatureKey(version.text())),
            SignatureFile.write(key.signSums(sums)));
        var base = profile.bucket().publicUrl();
        manifest =
            manifest.withEntry(
                template.render(
                    EntryFacts.of(version)
                        .commit(commit)
                        .releasedAt(Instant.parse("2024-01-01T00:00:00Z").plus(Duration.ofDays(i)))
                        .tarball(
                            base.resolve(profile.tarballKey(version.text())),
                            packed.sha256(),
                            packed.size())
                        .hashes(
                            base.resolve(profile.hashesKey(version.text())), Hashes.sha256(sums))
                        .signature(base.resolve(profile.signatureKey(version.text())))));
        refs.append("create refs/tags/%s %s\n".formatted(version, commit));
      }
      Files.write(
          folder.resolve("manifest.json"),
          manifest.withLatest(new ReleaseVersion("v1.0." + (releases - 1))).bytes());
      Files.writeString(folder.resolve("install.sh"), project.read("scripts/install.sh"));
      tag(project.folder().repository(), refs.toString());
      tag(project.folder().remote(), refs.toString());
    }

    /** Objects of a withdrawn release, which are no one's orphans. */
    void withdrawn(int count) throws IOException {
      Path record = folder.resolve("history/burned/v2.0.0.json");
      Files.createDirectories(record.getParent());
      Files.writeString(record, "{}\n");
      Path old = Files.createDirectories(folder.resolve("v2.0.0"));
      for (int i = 0; i < count; i++) {
        Files.writeString(old.resolve("part-%05d".formatted(i)), "x");
      }
    }

    private static void tag(Path repository, String refs) throws IOException {
      Process git =
          new ProcessBuilder("git", "update-ref", "--stdin")
              .directory(repository.toFile())
              .redirectErrorStream(true)
              .start();
      try (var in = git.getOutputStream()) {
        in.write(refs.getBytes(StandardCharsets.UTF_8));
      }
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      try {
        assertThat(git.waitFor()).as(said).isZero();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    Duration audit(int releases) {
      try (Project open = project.open()) {
        long start = System.nanoTime();
        AuditReport report = new Audit(open).run(work());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(report.count(Severity.BROKEN)).as("%s", report.findings().getFirst()).isZero();
        assertThat(report.releases()).hasSize(releases);
        return took;
      }
    }
  }

  private interface Body {
    void run(Large large) throws IOException;
  }

  private static void with(Harness harness, Body body) {
    harness.with(project -> {
      Path dir = project.folder().root().resolve("large");
      try {
        Path folder = Files.createDirectories(dir.resolve("bucket/releases/banger"));
        try (BucketFixture world =
                BucketFixture.of(
                    dir, new RehearsalServer.Storage.Folder(dir.resolve("bucket")), false);
            var keyring = Session.rehearsalKeyring(project.folder().key())) {
          project.change(
              Profiles.FILE,
              text ->
                  text.replaceFirst("endpoint: .*", "endpoint: " + world.server().s3())
                      .replaceFirst("bucket: banger-releases", "bucket: " + BucketFixture.BUCKET)
                      .replaceFirst(
                          "(?m)^  public_url: .*", "  public_url: " + world.server().publicUrl())
                      .replaceFirst(
                          "file: \".*/credentials\"",
                          "file: \"%s\"".formatted(dir.resolve("credentials"))));
          body.run(new Large(project, folder, keyring.key().orElseThrow()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  @Test
  void timeGrowsWithTheNumberOfReleasesAndFirstRowsComeAtOnce() {
    try (Harness harness = Harness.start()) {
      var took = new ArrayList<Duration>();
      for (int releases : List.of(60, 125, 500)) {
        with(
            harness,
            large -> {
              large.fill(releases);
              took.add(large.audit(releases));
            });
      }
      double growth = (double) took.get(2).toMillis() / took.get(1).toMillis();
      assertThat(growth).as("500 releases against 125: %s", took).isLessThan(7);
      with(
          harness,
          large -> {
            large.fill(500);
            large.withdrawn(OBJECTS - 1_503);
            rows(large);
            took.add(large.audit(500));
          });
      assertThat(took.getLast()).as("%s", took).isLessThan(Duration.ofMinutes(2));
    }
  }

  private static void rows(Large large) {
    try (Project open = large.project().open()) {
      var tree = new ObjectTree();
      var times = new ArrayList<Long>();
      new Browser(open)
          .listing()
          .read(
              "",
              page -> {
                long came = System.nanoTime();
                tree.add(page);
                assertThat(tree.children("")).isNotEmpty();
                times.add((System.nanoTime() - came) / 1_000_000);
              },
              work());
      assertThat(times.size()).as("pages").isGreaterThanOrEqualTo(10);
      assertThat(times).as("from a page to its rows, ms").allMatch(ms -> ms < 300);
      assertThat(tree.total().objects()).isEqualTo(OBJECTS);
    }
  }
}
