package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer belongs to a commit, also one that the maintainer typed. */
@Tag("slow")
class OutOfDateTest {
  private static final String WORDS = "No client reads this field";

  @TempDir private Path dir = Path.of("");

  @Test
  void aNewCommitMakesEveryAnswerOutOfDateAndTheTypedOneIsAskedAgain() {
    try (Story story = Story.begin(dir)) {
      Person person = story.person();
      story.write("internal/rpc/rpc.go", text -> text.replace("json:\"name\"", "json:\"title\""));
      story.commitAndPush();
      story.greenSmoke();
      story.unlocks();
      story.studio().check();
      person.clicks("rail-version").sees("Why v0.2.0").clicks("lower-version");
      person.seesInRail("version", "Needs an answer");
      person.fills("field-version.bump", WORDS).clicks("answer-version.bump");
      person.seesInRail("version", "Warned").seesIn("finding-version.bump", WORDS);
      person.clicks("change-version.bump").presses(KeyCode.END).types(" yet");
      person.presses(KeyCode.ENTER).seesIn("finding-version.bump", WORDS + " yet");
      person.clicks("rail-review").sees("24 passed");
      person.seesNamed("cut", "Cut v0.1.7");

      story.write("README.md", text -> text + "\nMore.\n");
      story.commitAndPush();
      for (ScreenId screen : ScreenId.ofGroup(ScreenId.Group.CHECK)) {
        person.seesInRail(screen.key(), "Out of date");
      }
      person.clicks("cut").sees("The cut is locked by").clicks("rail-version");
      person.seesIn("finding-version.bump", "Out of date");
      story.checks(ScreenId.VERSION);
      person.seesInRail("version", "Needs an answer").seesThing("field-version.bump");
      assertThat(person.textOf("field-version.bump")).as("of another commit").doesNotContain(WORDS);
    }
  }

  @Test
  void whySmokeRanFewerScenariosCanBeAnswered() {
    try (Story story = Story.begin(dir)) {
      Person person = story.person();
      story.greenSmoke();
      story.write("README.md", text -> text + "\nMore.\n");
      story.commitAndPush();
      story.greenSmoke(4);
      story.checks(ScreenId.SMOKE);
      person.clicks("rail-smoke").seesInRail("smoke", "Needs an answer");
      person.fills("field-smoke.green", "They were removed").clicks("answer-smoke.green");
      person.seesIn("finding-smoke.green", "They were removed");
    }
  }

  @Test
  void aCommitAfterTheReleaseIsForTheNextVersion() {
    try (Story story = Story.begin(dir)) {
      Person person = story.person();
      person
          .sees("Release v0.1.7")
          .chooses("practise-menu", "practise-rival")
          .seesThing("practised");
      person.clicks("practised-close").sees("Release v0.1.7");

      story.write("README.md", text -> text + "\nMore.\n");
      story.commitAndPush();
      person.sees("Release v0.1.8");
      story.checks(ScreenId.VERSION);
      person.clicks("rail-version").seesIn("finding-version.unused", "v0.1.8");
    }
  }
}
