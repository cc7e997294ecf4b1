package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Another maintainer, and a network that loses answers, between one call and the next. */
@Tag("slow")
final class RivalTest {
  private static final String TARBALL = "v0.1.7/banger-v0.1.7-linux-amd64.tar.gz";

  @Test
  void anEntryThatCameBesideOursIsMergedAndNothingIsLost() {
    Stages.run(stage -> {
      var once = new AtomicBoolean();
      GatedCut ran =
          GatedCut.run(
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
      assertThat(ran.outcome())
          .as("what the clients of v0.0.9 accept is judged by its tag on the remote")
          .isInstanceOf(Outcome.Ok.class);
      assertThat(manifest(stage)).isEqualTo(manifest);
      return true;
    });
  }

  @Test
  void aCutWhoseLastReleaseIsNoLongerTheLastStops() {
    Stages.run(stage -> {
      var once = new AtomicBoolean();
      GatedCut ran =
          GatedCut.run(
              stage,
              (key, write) -> {
                if (key.equals("manifest.json") && !once.getAndSet(true)) {
                  stage.put(key, withEntry(stage, "v0.1.8", "v0.1.8"));
                }
                return write.now();
              });
      assertThat(ran.problem().id()).isEqualTo("cut.overtaken");
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
      GatedCut ran =
          GatedCut.run(
              stage,
              (key, write) -> {
                if (key.equals(TARBALL)) {
                  stage.put("history/burned/v0.1.6.json", "{}\n");
                  stage.put("manifest.json", withdrawn);
                }
                return write.now();
              });
      assertThat(ran.problem().id()).isEqualTo("cut.overtaken");
      assertThat(ran.problem().happened()).contains("now v0.1.5", "was v0.1.6 when");
      assertThat(manifest(stage)).isEqualTo(withdrawn);
      assertThat(ran.landed()).doesNotContain("manifest.json", "install.sh");
      return true;
    });
  }

  /** As by {@code bucket restore} on another machine, while this one puts the install script. */
  @Test
  void aReleaseThatIsTakenOutAgainIsNotTaggedAndLeavesNoInstaller() {
    Stages.run(stage -> {
      String installer = installer(stage);
      GatedCut ran =
          GatedCut.run(
              stage,
              (key, write) -> {
                if (key.equals("install.sh")
                    && !manifest(stage).equals(stage.manifestAsPrepared())) {
                  stage.put("manifest.json", stage.manifestAsPrepared());
                }
                return write.now();
              });
      assertThat(ran.problem().id()).isEqualTo("tag.taken-out");
      assertThat(ran.landed()).containsSubsequence("manifest.json", "install.sh", "install.sh");
      assertThat(installer(stage)).isEqualTo(installer);
      assertThat(manifest(stage)).isEqualTo(stage.manifestAsPrepared());
      assertThat(stage.gitRemote("for-each-ref", "refs/tags/v0.1.7")).isEmpty();
      return true;
    });
  }

  @Test
  void foreignBytesOfTheVersionAreReplacedOnlyBehindAFence() {
    Stages.run(stage -> {
      stage.put(TARBALL, "the rest of an earlier try");
      GatedCut ran = GatedCut.run(stage, (key, write) -> write.now());
      assertThat(ran.outcome()).as(ran.toString()).isInstanceOf(Outcome.Ok.class);
      assertThat(ran.landed()).startsWith("history/claim/v0.1.7.json", "manifest.json", TARBALL);
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
      GatedCut ran =
          GatedCut.run(
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
      GatedCut ran =
          GatedCut.run(
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

  /** A write that never lands is an end with a reason, and the next cut continues from there. */
  @Test
  void aManifestThatCannotBeWrittenEndsTheCutAndTheNextGoesOn() {
    Stages.run(stage -> {
      GatedCut ran = GatedCut.withoutManifest(stage, Optional.empty());
      assertThat(ran.problem().id()).isEqualTo("bucket.unreachable");
      assertThat(new Observer(stage).sound()).isEqualTo("v0.1.6");
      stage.cutWarmly();
      new Observer(stage).finished();
      return true;
    });
  }

  /** What is there with other bytes is not ours: the number is lost, and the next one is free. */
  @Test
  void aCutWhoseVersionAnotherMaintainerPublishedCanBeEnded() {
    Stages.run(stage -> {
      GatedCut.withoutManifest(stage, Optional.empty());
      String theirs = withEntry(stage, "v0.1.7", "v0.1.7");
      stage.put("manifest.json", theirs);
      assertThat(stage.warm("recover", "--repo", stage.repo().toString()).text())
          .contains("Another maintainer released while the cut of v0.1.7 was unfinished");
      stage.warmly("cut", "--repo", stage.repo().toString(), "--version", "v0.1.7", "--abandon");
      assertThat(manifest(stage)).as("fenced, and else theirs").isEqualToIgnoringWhitespace(theirs);
      return true;
    });
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
    return object(stage, "manifest.json");
  }

  private static String installer(Stage stage) {
    return object(stage, "install.sh");
  }

  private static String object(Stage stage, String key) {
    try {
      return Files.readString(stage.prefix().resolve(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
