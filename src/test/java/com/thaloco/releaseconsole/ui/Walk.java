package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

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
    person.sees("Last release", Duration.ofMinutes(3)).sees("v0.1.6").sees("v0.1.7");
    person.clicks("check-now").sees("21 questions");
    person.seesInRail("source", "Passed").seesInRail("manifest", "Passed");
    for (ScreenId id : ScreenId.steps()) {
      person.clicks("rail-" + id.key()).sees(id.title());
    }
    refusesToCutYet();
    person.clicks("rail-smoke").clicks("smoke-run").seesInRail("smoke", "Passed");
    unlocks();
    person.clicks("rail-review").sees("21 passed").clicks("cut");
    person.sees("Steps").sees("Released, tagged and verified", Duration.ofMinutes(4));
    person.clicks("publish-next").sees("v0.1.7 is out");
    return studio.desk().project().profile().rehearsal().orElseThrow().folder();
  }

  /** The locked button stays there, and says by what. */
  private void refusesToCutYet() {
    person.clicks("rail-review").clicks("cut").sees("The cut is locked by");
  }

  private void unlocks() {
    person.clicks("rail-trust").clicks("password").types("wrong").clicks("unlock");
    person.sees("The password does not open");
    person.clicks("password").types("rehearsal").clicks("unlock");
    person.seesInRail("trust", "Passed");
  }

  /** For the linked image, which has no test framework: {@code Walk PICTURE}. */
  public static void main(String[] args) throws Exception {
    try (Studio studio = Studio.open(Files.createTempDirectory("settings"))) {
      Path folder = new Walk(studio).byMouse();
      studio.shoot(Path.of(args[0]));
      System.out.println("Walked a whole rehearsal in " + folder);
    }
    System.exit(0);
  }
}
