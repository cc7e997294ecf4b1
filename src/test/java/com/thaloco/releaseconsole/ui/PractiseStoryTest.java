package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the menu Practise breaks, as a maintainer sees it, and the way back from all of them. */
@Tag("slow")
class PractiseStoryTest {
  @TempDir private Path dir = Path.of("");

  @Test
  void whatIsBrokenShowsWhereItIsSaidToAndMendingLeadsBackToGreen() {
    try (Story story = Story.begin(dir)) {
      Person person = story.person();
      String before = story.traces().manifest();
      story.readyToCut();

      breaks(person, "pin", ScreenId.TRUST).seesInRail("trust", "Blocked");
      person.seesThing("finding-trust.pins").sees("scripts/install.sh");
      breaks(person, "callout", ScreenId.UNITS).seesInRail("units", "Blocked");
      person.sees("restartDelay").seesThing("insert-callout");
      breaks(person, "smoke", ScreenId.SMOKE).sees("Smoke has not run for this commit");
      person.clicks("smoke-run").sees("Smoke failed").sees("practised-failure");
      breaks(person, "rival", ScreenId.VERSION).seesInRail("version", "Blocked");
      person.seesIn("finding-version.unused", "v0.1.7").sees("v0.1.8");
      person.clicks("rail-review").clicks("cut").sees("The cut is locked by");
      assertThat(story.traces().manifest()).contains("v0.1.7").isNotEqualTo(before);
      assertThat(story.traces().remote("tag", "--list")).contains("v0.1.7");

      undoes(person);
      person.seesInRail("trust", "Passed").seesInRail("units", "Passed");
      person.seesInRail("version", "Passed").seesInRail("smoke", "Passed");
      story.traces().nothingIsOut(before);
      person.clicks("rail-review").sees("25 passed");
    }
  }

  @Test
  void anUploadThatBreaksLeavesNothingToSeeAndGoesOnOnceTheNetworkHolds() {
    try (Story story = Story.begin(dir)) {
      Person person = story.person();
      String before = story.traces().manifest();
      person.chooses("practise-menu", "practise-network").sees("breaks after half a megabyte");
      person.clicks("practised-close");
      story.readyToCut();
      person.clicks("cut").sees("can't be reached, or stopped answering");
      story.traces().nothingIsOut(before);

      person.chooses("practise-menu", "practise-undo").sees("no longer interrupted");
      person.clicks("practised-close");
      person.clicks("rail-home").sees("The cut of v0.1.7 stopped").clicks("resume");
      person.sees("Released, tagged and verified", Duration.ofMinutes(3));
      story.traces().released();
    }
  }

  private static Person breaks(Person person, String drill, ScreenId screen) {
    person.chooses("practise-menu", "practise-" + drill).seesThing("practised");
    return person.clicks("practised-go").seesScreen(screen);
  }

  private static Person undoes(Person person) {
    return breaks(person, "undo", ScreenId.CHECKLIST);
  }
}
