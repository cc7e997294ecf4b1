package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that runs is ended by leaving its project without a question, and no failure is lost. */
@Tag("slow")
class LeavingTest {
  @TempDir private Path dir = Path.of("");

  @Test
  void whateverLeavesTheProjectAsksFirstAndWhatHasEndedNeedsNoStop() throws Exception {
    try (CheapRehearsal rehearsal = CheapRehearsal.inFolder(dir.resolve("r"))) {
      rehearsal.takesLongToSmoke();
      try (Studio studio = Studio.open(Files.createDirectories(dir.resolve("settings")))) {
        studio.openProject(rehearsal.folder().repository());
        var person = new Person(studio);
        ProjectModel model = studio.model();
        whatCanNotBeOpenedTakesNoProjectAway(studio, person, model);
        anUncaughtFailureIsShownAndTheWindowStaysUsable(person);
        person.clicks("rail-smoke").clicks("smoke-run").sees("needle two");
        opens(studio);
        person.sees("Smoke is running").sees("no result is kept").sees("Stop and open nowhere");
        person.clicks("closing-stay").misses("Stop and open nowhere");
        assertThat(studio.model()).as("it stays open").isSameAs(model);
        assertThat(runs(model)).as("and smoke runs on").isTrue();

        studio.askToClose();
        person.sees("Smoke is running").sees("Stop and close");
        Studio.onFx(() -> {
          model.smoking().stop();
          return true;
        });
        person.sees("Nothing is running").sees("It has ended.");
        assertThat(studio.stage().isShowing()).as("nobody has pressed the button").isTrue();
        person.clicks("closing-stop");
        Studio.await("it is closed", Duration.ofSeconds(90), () -> !studio.stage().isShowing());
      }
    }
  }

  @Test
  void aPracticeRunAsksFirstToo() throws Exception {
    try (CheapRehearsal rehearsal = CheapRehearsal.inFolder(dir.resolve("r"));
        Studio studio = Studio.open(Files.createDirectories(dir.resolve("settings")))) {
      studio.openProject(rehearsal.folder().repository());
      var person = new Person(studio);
      ProjectModel model = studio.model();
      person.chooses("practise-menu", "practise-rival").sees("Working…"); // it builds
      opens(studio);
      person.sees("A practice run is running").sees("Stop and open nowhere");
      assertThat(studio.model()).as("it stays open").isSameAs(model);
      person.clicks("closing-stay").misses("Stop and open nowhere");
      assertThat(runs(model)).as("and it runs on").isTrue();
    }
  }

  private static void whatCanNotBeOpenedTakesNoProjectAway(
      Studio studio, Person person, ProjectModel model) {
    opens(studio);
    person.seesThing("problem-close").clicks("problem-close");
    assertThat(studio.model()).isSameAs(model);
  }

  private static void anUncaughtFailureIsShownAndTheWindowStaysUsable(Person person) {
    UiThread.later(() -> {
      throw new StackOverflowError("on purpose");
    });
    person.sees("nests deeper").clicks("problem-close").misses("nests deeper");
    person.clicks("rail-home").seesScreen(ScreenId.HOME);
  }

  private static boolean runs(ProjectModel model) {
    return Studio.onFx(() -> !model.operations().needAsking().isEmpty());
  }

  private static void opens(Studio studio) {
    Studio.onFx(() -> {
      studio.window().openProject(Path.of("/nowhere"));
      return true;
    });
  }
}
