package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

/** A whole rehearsal by mouse: open, every check, review, cut, verify. */
final class Walk {
  private final Studio studio;
  private final Person person;

  Walk(Studio studio) {
    this.studio = studio;
    this.person = new Person(studio);
  }

  /** Walks; gives the rehearsal's folder, for whoever looks at bucket and repository. */
  Path byMouse() {
    person.clicks("start-rehearse");
    person.sees("Last release", Duration.ofMinutes(5)).sees("v0.1.6").sees("v0.1.7");
    person.clicks("check-now").sees("25 questions");
    person.seesInRail("source", "Passed").seesInRail("manifest", "Passed");
    for (ScreenId id : ScreenId.steps()) {
      person.clicks("rail-" + id.key()).sees(id.title());
    }
    refusesToCutYet();
    person.clicks("rail-smoke").clicks("smoke-run").seesInRail("smoke", "Passed");
    unlocks();
    person.clicks("rail-review").sees("25 passed").clicks("cut");
    person.sees("Steps").sees("Released, tagged and verified", Duration.ofMinutes(4));
    person.clicks("publish-next").sees("v0.1.7 is out").seesIn("verify-version", "v0.1.7");
    return studio.model().project().profile().rehearsal().orElseThrow().folder();
  }

  /** What can be done with a release that is out: post it, read how it was made, begin the next. */
  Walk looksBack() {
    person.clicks("copy-announcement");
    Studio.await(
        "the announcement is copied",
        Duration.ofSeconds(60),
        () ->
            String.valueOf(Clipboard.getSystemClipboard().getString())
                .matches("(?s)banger v0.1.7 is out\\..*### Added.*Install it: http.*"));
    person.clicks("rail-publish").seesIn("public-link", "v0.1.7/banger-v0.1.7-linux-amd64.tar.gz");
    person.clicks("rail-history").clicks("tab-log").seesIn("history-log", "done: ");
    person.fills("history-filter", "v0.1.7").sees("1 of 8 cuts shown");
    person.clicks("rail-verify").clicks("start-next").sees("Release v0.1.8");
    person.seesInRail("changelog", "Blocked");
    return this;
  }

  /** The same by keyboard alone. */
  Path byKeyboard() {
    person.tabsTo("start-rehearse").presses(KeyCode.SPACE);
    person.sees("Last release", Duration.ofMinutes(5)).sees("v0.1.6").sees("v0.1.7");
    person.presses(KeyCode.CONTROL, KeyCode.F5).presses(KeyCode.CONTROL, KeyCode.DIGIT2);
    person.sees("25 questions");
    person.seesInRail("source", "Passed").seesInRail("manifest", "Passed");
    for (ScreenId id : ScreenId.steps()) {
      person.presses(KeyCode.CONTROL, KeyCode.PAGE_DOWN).seesScreen(id);
    }
    goesTo(ScreenId.REVIEW).presses(KeyCode.CONTROL, KeyCode.ENTER).sees("The cut is locked by");
    goesTo(ScreenId.SMOKE).tabsTo("smoke-run").presses(KeyCode.SPACE);
    person.seesInRail("smoke", "Passed");
    goesTo(ScreenId.TRUST).tabsTo("password").types("wrong").presses(KeyCode.ENTER);
    person.sees("Wrong password").tabsTo("password").types("rehearsal");
    person.tabsTo("unlock").presses(KeyCode.SPACE).seesInRail("trust", "Passed");
    reviewsByArrows();
    person.sees("25 passed").presses(KeyCode.CONTROL, KeyCode.ENTER);
    person.sees("Steps").sees("Released, tagged and verified", Duration.ofMinutes(4));
    person.presses(KeyCode.CONTROL, KeyCode.ENTER).sees("v0.1.7 is out");
    return studio.model().project().profile().rehearsal().orElseThrow().folder();
  }

  /** By the palette. */
  private Person goesTo(ScreenId id) {
    person.presses(KeyCode.CONTROL, KeyCode.K).tabsTo("palette-field").types(id.title());
    return person.presses(KeyCode.ENTER).seesScreen(id);
  }

  /** By the rail: F6 leads there, arrows go through it. */
  private void reviewsByArrows() {
    for (int i = 0; i < 4 && !person.hasFocus("rail-trust"); i++) {
      person.presses(KeyCode.F6);
    }
    for (int i = 0; i < 12 && !person.hasFocus("rail-review"); i++) {
      person.presses(KeyCode.DOWN);
    }
    person.presses(KeyCode.SPACE).seesScreen(ScreenId.REVIEW);
  }

  /** The locked button stays there, and says by what. */
  private void refusesToCutYet() {
    person.clicks("rail-review").clicks("cut").sees("The cut is locked by");
  }

  private void unlocks() {
    person.clicks("rail-trust").clicks("password").types("wrong").clicks("unlock");
    person.sees("Wrong password");
    person.clicks("password").types("rehearsal").clicks("unlock");
    person.seesInRail("trust", "Passed");
  }

  /** For the linked image, which has no test framework: {@code Walk PICTURE}. */
  public static void main(String[] args) throws Exception {
    try (Studio studio = Studio.open(Files.createTempDirectory("settings"))) {
      Path folder = new Walk(studio).byMouse();
      studio.shoot(Path.of(args[0]));
      System.out.println("Walked a whole rehearsal in " + folder);
      System.exit(0);
    } catch (RuntimeException | AssertionError e) {
      System.err.println(e.getMessage());
      System.exit(1); // the toolkit would continue
    }
  }
}
