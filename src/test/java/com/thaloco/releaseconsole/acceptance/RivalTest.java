package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.check.Project;
import com.thaloco.releaseconsole.check.World;
import com.thaloco.releaseconsole.cut.Cut;
import com.thaloco.releaseconsole.cut.CutRequest;
import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.forge.HttpForge;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.process.LocalProcesses;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.site.HttpPublicSite;
import com.thaloco.releaseconsole.source.GitRepository;
import com.thaloco.releaseconsole.trust.CosignKeyFile;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.trust.Password;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Another maintainer, and a network that loses answers, between one call and the next. */
@Tag("slow")
final class RivalTest {
  private static final String TARBALL = "v0.1.7/banger-v0.1.7-linux-amd64.tar.gz";

  private record Ran(Outcome<CutResult> outcome, List<String> landed, List<String> lines) {}

  @Test
  void anEntryThatCameBesideOursIsMergedAndNothingIsLost() {
    Stages.run(stage -> {
      var once = new AtomicBoolean();
      Ran ran =
          cut(
              stage,
              (key, write) -> {
                if (key.equals("manifest.json") && !once.getAndSet(true)) {
                  stage.git("push", "-q", "origin", "v0.1.0^{}:refs/tags/v0.0.9");
                  stage.put(key, withEntry(stage, "v0.0.9", "v0.1.6"));
                }
                return write.now();
              });
      String manifest = manifest(stage);
      assertThat(manifest)
          .contains("\"version\": \"v0.0.9\"", "\"version\": \"v0.1.7\"")
          .contains("\"latest_stable\": \"v0.1.7\"");
      assertThat(ran.lines())
          .contains("The manifest was changed by another maintainer:")
          .anyMatch(line -> line.contains("v0.0.9"));
      assertThat(problem(ran).evidence())
          .as("whether the clients of v0.0.9 accept ours can only be told with its tag")
          .anyMatch(line -> line.startsWith("v0.0.9: Its tag is not in this repository"));
      stage.git("fetch", "-q", "--tags", "origin");
      stage.cut().succeed();
      assertThat(manifest(stage)).isEqualTo(manifest);
      return true;
    });
  }

  @Test
  void aCutWhoseLastReleaseIsNoLongerTheLastStops() {
    Stages.run(stage -> {
      var once = new AtomicBoolean();
      Ran ran =
          cut(
              stage,
              (key, write) -> {
                if (key.equals("manifest.json") && !once.getAndSet(true)) {
                  stage.put(key, withEntry(stage, "v0.1.8", "v0.1.8"));
                }
                return write.now();
              });
      assertThat(problem(ran).id()).isEqualTo("cut.overtaken");
      assertThat(manifest(stage)).isEqualTo(withEntry(stage, "v0.1.8", "v0.1.8"));
      assertThat(ran.landed()).doesNotContain("manifest.json", "install.sh");
      assertThat(stage.gitRemote("for-each-ref", "refs/tags/v0.1.7")).isEmpty();
      return true;
    });
  }

  /** It is read back with the manifest as it is then, whose ETag says nothing of it. */
  @Test
  void aLastReleaseThatIsWithdrawnDuringTheUploadStopsTheCut() {
    Stages.run(stage -> {
      String withdrawn =
          manifest(stage)
              .replaceFirst("(?s),\\s*\\{\\s*\"version\": \"v0.1.6\".*?\\}", "")
              .replace("\"latest_stable\": \"v0.1.6\"", "\"latest_stable\": \"v0.1.5\"");
      Ran ran =
          cut(
              stage,
              (key, write) -> {
                if (key.equals(TARBALL)) {
                  stage.put("history/burned/v0.1.6.json", "{}\n");
                  stage.put("manifest.json", withdrawn);
                }
                return write.now();
              });
      assertThat(problem(ran).id()).isEqualTo("cut.overtaken");
      assertThat(problem(ran).happened()).contains("v0.1.5 now", "v0.1.6 when");
      assertThat(manifest(stage)).isEqualTo(withdrawn);
      assertThat(ran.landed()).doesNotContain("manifest.json", "install.sh");
      return true;
    });
  }

  @Test
  void foreignBytesOfTheVersionAreReplacedOnlyBehindAFence() {
    Stages.run(stage -> {
      stage.put(TARBALL, "the rest of an earlier try");
      Ran ran = cut(stage, (key, write) -> write.now());
      assertThat(ran.outcome()).as(ran.toString()).isInstanceOf(Outcome.Ok.class);
      assertThat(ran.landed()).startsWith("manifest.json", TARBALL);
      assertThat(ran.lines()).anyMatch(line -> line.contains("fencing the manifest"));
      new Observer(stage).finished();
      return true;
    });
  }

  /** Each write lands and its answer is lost: looking again shows that it was ours. */
  @Test
  void aWriteWhoseAnswerWasLostIsRecognised() {
    Stages.run(stage -> {
      Set<String> lost = new HashSet<>();
      Ran ran =
          cut(
              stage,
              (key, write) -> {
                var written = write.now();
                if (!key.startsWith(".probe/") && lost.add(key)) {
                  throw Problem.refused("bucket.unreachable", "Gone.", "Unknown.", "Again.")
                      .toException();
                }
                return written;
              });
      assertThat(ran.outcome()).as(ran.toString()).isInstanceOf(Outcome.Ok.class);
      assertThat(ran.landed()).doesNotHaveDuplicates().hasSize(6);
      new Observer(stage).finished();
      return true;
    });
  }

  /** As when the SDK tries again after a lost answer: the second try is a 412 of our own making. */
  @Test
  void aConflictWithOurselvesIsRecognised() {
    Stages.run(stage -> {
      Ran ran =
          cut(
              stage,
              (key, write) -> {
                var first = write.now();
                return key.startsWith(".probe/") ? first : write.now();
              });
      assertThat(ran.outcome()).as(ran.toString()).isInstanceOf(Outcome.Ok.class);
      assertThat(ran.landed()).doesNotHaveDuplicates().hasSize(6);
      new Observer(stage).finished();
      return true;
    });
  }

  /** A write that never lands is an end with a reason, and the next cut goes on from there. */
  @Test
  void aManifestThatCannotBeWrittenEndsTheCutAndTheNextGoesOn() {
    Stages.run(stage -> {
      Ran ran = cutWithoutManifest(stage);
      assertThat(problem(ran).id()).isEqualTo("bucket.unreachable");
      assertThat(new Observer(stage).sound()).isEqualTo("v0.1.6");
      stage.cut().succeed();
      new Observer(stage).finished();
      return true;
    });
  }

  /**
   * What stands there with other bytes is not ours: the number is lost, and the next one is free.
   */
  @Test
  void aCutWhoseVersionAnotherMaintainerPublishedCanBeEnded() {
    Stages.run(stage -> {
      cutWithoutManifest(stage);
      String theirs = withEntry(stage, "v0.1.7", "v0.1.7");
      stage.put("manifest.json", theirs);
      stage
          .console("cut", "--repo", stage.repo().toString(), "--version", "v0.1.7", "--abandon")
          .succeed();
      assertThat(manifest(stage)).isEqualTo(theirs);
      return true;
    });
  }

  /** The manifest's write never lands. */
  private static Ran cutWithoutManifest(Stage stage) {
    return cut(
        stage,
        (key, write) -> {
          if (key.equals("manifest.json")) {
            throw Problem.refused("bucket.unreachable", "Gone.", "Unknown.", "Again.")
                .toException();
          }
          return write.now();
        });
  }

  private static Problem problem(Ran ran) {
    assertThat(ran.outcome()).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<CutResult>) ran.outcome()).problem();
  }

  /** The cut in this process, so that its bucket can be gated. */
  private static Ran cut(Stage stage, GatedBucket.Gate gate) {
    Map<String, String> environment = stage.environment();
    Profile profile =
        ProfileReader.read(
            ProfileReader.Source.of(stage.repo().resolve(".release-console.yaml"), stage.repo()));
    GitRepository repository = GitRepository.open(stage.repo());
    var bucket = new GatedBucket(S3Bucket.open(profile.bucket(), environment), gate);
    var world =
        new World(
            profile,
            () -> repository.remote("origin"),
            () -> bucket,
            profile.source().forge().map(rules -> new HttpForge(rules, environment)),
            HttpPublicSite.open(profile.bucket()));
    List<String> lines = new CopyOnWriteArrayList<>();
    try (var project =
            new Project(
                profile,
                "profile",
                repository,
                world,
                StateFolder.of(profile, Optional.empty(), environment),
                new LocalProcesses(),
                environment,
                Clock.systemUTC());
        var password = Password.ofBytes(Stage.PASSWORD.getBytes(StandardCharsets.UTF_8));
        var keyring =
            Keyring.of(CosignKeyFile.read(stage.root().resolve("cosign.key")).unlock(password))) {
      Run run =
          Run.of(event -> {
            if (event instanceof Event.Line line) {
              lines.add(line.text());
            }
          });
      Outcome<CutResult> outcome =
          new Cut(project, Checks.all(), "test")
              .run(
                  new CutRequest(new ReleaseVersion(Stage.VERSION), Map.of(), true),
                  keyring,
                  run.at(new StepId("cut")));
      return new Ran(outcome, bucket.landed(), lines);
    }
  }

  /** The prepared manifest with one more entry, like that of v0.1.0. */
  private static String withEntry(Stage stage, String version, String latest) {
    String before = stage.manifestAsPrepared();
    int begin = before.indexOf("    {");
    int end = before.indexOf("    },", begin) + "    },\n".length();
    String entry = before.substring(begin, end).replace("v0.1.0", version);
    return new StringBuilder(before)
        .insert(begin, entry)
        .toString()
        .replaceFirst("(\"latest_stable\": )\"[^\"]*\"", "$1\"" + latest + "\"");
  }

  private static String manifest(Stage stage) {
    try {
      return Files.readString(stage.prefix().resolve("manifest.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
