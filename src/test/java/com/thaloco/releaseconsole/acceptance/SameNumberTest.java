package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Outcome;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two machines that cut the same number at the same time, with other bytes. */
@Tag("slow")
final class SameNumberTest {
  private static final String CLAIM = "history/claim/v0.1.7.json";
  private static final String TARBALL = "v0.1.7/banger-v0.1.7-linux-amd64.tar.gz";

  /** One has fenced and is uploading when the other reads back, which still finds its own bytes. */
  @Test
  void whoseObjectsAreBeingReplacedDoesNotPublish() {
    Stages.run(stage -> {
      Optional<Path> theirs = uploadedElsewhere(stage);
      var other = new AtomicReference<Optional<GatedCut>>(Optional.empty());
      GatedCut ours =
          GatedCut.run(
              stage,
              (key, write) -> {
                if (key.equals(TARBALL) && other.get().isEmpty()) {
                  other.set(Optional.of(GatedCut.run(stage, theirs, (_, late) -> late.now())));
                }
                return write.now();
              });
      GatedCut refused = other.get().orElseThrow();
      assertThat(ours.outcome()).as(ours.toString()).isInstanceOf(Outcome.Ok.class);
      new Observer(stage).finished();
      assertThat(refused.problem().id()).isEqualTo("cut.overtaken");
      assertThat(refused.landed()).doesNotContain("manifest.json", "install.sh");
      return true;
    });
  }

  /** Its upload may still be under way: only other bytes can be put so that it comes too late. */
  @Test
  void whatAnotherMachineClaimedAndLeftIsBuiltAnewAndReplaced() {
    Stages.run(stage -> {
      stopsBeforeTheManifest(stage, Optional.empty());
      stage.put(CLAIM, "{\"format\": 1, \"version\": \"v0.1.7\"}");
      GatedCut refused = GatedCut.run(stage, (key, write) -> write.now());
      assertThat(refused.problem().id()).isEqualTo("cut.overtaken");
      assertThat(refused.problem().next().asText()).contains("--abandon");
      assertThat(refused.landed()).isEmpty();

      stage.warmly("cut", "--repo", stage.repo().toString(), "--version", "v0.1.7", "--abandon");
      GatedCut again = GatedCut.run(stage, (key, write) -> write.now());
      assertThat(again.landed()).startsWith(CLAIM, "manifest.json", TARBALL);
      assertThat(new Observer(stage).sound()).isEqualTo("v0.1.7");
      return true;
    });
  }

  /** Another machine has uploaded the commit before this one, and not yet published it. */
  private static Optional<Path> uploadedElsewhere(Stage stage) {
    Path machine = stage.root().resolve("their-state");
    Tool.here().run("cp", "-a", stage.state().toString(), machine.toString());
    stopsBeforeTheManifest(stage, Optional.of(machine));
    stage.write("CHANGELOG.md", text -> text.replaceFirst("(?m)^- ", "- Now: "));
    stage.commitAndPush();
    return Optional.of(machine);
  }

  private static void stopsBeforeTheManifest(Stage stage, Optional<Path> machine) {
    GatedCut stopped = GatedCut.withoutManifest(stage, machine);
    assertThat(stopped.problem().id()).isEqualTo("bucket.unreachable");
  }
}
