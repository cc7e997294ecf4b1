package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project's own publish command of a sibling catalog, run in the window. */
@Tag("slow")
class CatalogStoryTest {
  private static final String CATALOG = "internal/kernelcat/catalog.json";

  @TempDir private Path dir = Path.of("");

  @Test
  void aKernelIsPublishedLiveAndRidesAlongOnceItsEntryIsCommitted() throws IOException {
    Path gate = dir.resolve("gate");
    Path image = Files.write(Files.createDirectory(dir.resolve("a folder")).resolve("k"), SIZED);
    try (Story story = Story.begin(dir)) {
      waitsFor(story, gate);
      String head = story.traces().git("rev-parse", "HEAD");
      Person person = story.person();
      person.clicks("rail-catalogs").sees("1 entry in this release");
      person.fills("catalog-args-kernels", "linux-7.0-1 '" + image + "'");
      person.clicks("catalog-publish-kernels").sees("Asking the mirror");
      person.seesThing("catalog-stop");
      assertThat(person.canPress("catalog-publish-golden-images")).as("one at a time").isFalse();
      assertThat(person.seesNow("Uploading linux-7.0-1.img")).as("not yet").isFalse();
      person.clicks("rail-home").clicks("rail-catalogs").sees("Asking the mirror");

      Files.createFile(gate);
      person.sees("Publishing kernels succeeded");
      person.sees("Changed in the working tree: linux-7.0-1.").sees("Commit the catalog");
      person.sees("Uploading linux-7.0-1.img (5000 bytes)");
      assertThat(object(story)).hasBinaryContent(SIZED);
      assertThat(story.traces().git("diff", "--", CATALOG)).contains("+", "linux-7.0-1.img");
      assertThat(story.traces().git("rev-parse", "HEAD"))
          .as("nothing is committed")
          .isEqualTo(head);
      person.canSoonPress("catalog-publish-golden-images");

      story.commitAndPush();
      person.sees("2 entries in this release");
      person.misses("Commit the catalog");
      story.checks(ScreenId.CATALOGS);
      person.seesInRail("catalogs", "Passed").sees("2 catalog entries are part of this release");
    }
  }

  @Test
  void aCommandThatFailsOrIsStoppedSaysWhatIsNotDoneAndKeepsWhatWasTyped() throws IOException {
    Path image = Files.write(dir.resolve("k"), SIZED);
    try (Story story = Story.begin(dir)) {
      Person person = story.person();
      person.clicks("rail-catalogs").fills("catalog-args-kernels", "linux-7.0-1 missing.img");
      person.clicks("catalog-publish-kernels").sees("ended with exit code 1.");
      person.sees("Only its output tells whether it uploaded anything; nothing was committed.");
      person.sees("Read its output, fix the cause and run it again.");
      person.sees("publish-kernel.sh: there is no file missing.img");
      assertThat(person.textOf("catalog-message").lines().limit(3)).hasSize(3);
      assertThat(object(story)).doesNotExist();
      assertThat(story.traces().git("status", "--porcelain")).isEmpty();
      person.clicks("rail-home").clicks("rail-catalogs");
      person.seesIn("catalog-args-kernels", "linux-7.0-1 missing.img");

      waitsFor(story, dir.resolve("never"));
      person.fills("catalog-args-kernels", "linux-7.0-1 " + image);
      person.clicks("catalog-publish-kernels").sees("Asking the mirror").clicks("catalog-stop");
      person.sees("Publishing was stopped").sees("nothing was committed. Run it again.");
      person.misses("ended with exit code");
      assertThat(object(story)).doesNotExist();
      assertThat(story.traces().git("diff", "--", CATALOG)).isEmpty();
    }
  }

  private static final byte[] SIZED = new byte[5000];

  /** The command says something and continues once a file is there. */
  private static void waitsFor(Story story, Path gate) {
    story.write(
        "scripts/publish-kernel.sh",
        text ->
            text.replace(
                "exec bash",
                "echo 'Asking the mirror'\nwhile [ ! -e '%s' ]; do sleep 0.1; done\nexec bash"
                    .formatted(gate)));
  }

  private static Path object(Story story) {
    return story.folder().bucket().resolve("banger-releases/kernels/linux-7.0-1.img");
  }
}
