package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A problem that was committed for real into a copy of the sample project. */
final class TroubleScenes {
  private TroubleScenes() {}

  static List<PictureScene> all() {
    return List.of(
        trouble(
            "units-missing",
            ScreenId.UNITS,
            rig -> rig.replace("internal/cli/units.go", "= \"2s\"", "= \"5s\"")),
        here("checklist-trouble", ScreenId.CHECKLIST),
        here("version-asks", ScreenId.VERSION),
        new PictureScene("version-refused", TroubleScenes::answerThatIsNone),
        new PictureScene(
            "units-uncommitted", studio -> insertCallout(studio), TroubleScenes::reset),
        trouble("changelog-unpromoted", ScreenId.CHANGELOG, Rig::takeBack),
        new PictureScene("changelog-uncommitted", studio -> promote(studio)),
        new PictureScene(
            "changelog-commit", studio -> openCommit(studio), TroubleScenes::closeAndReset),
        whole(
            "links-missing", ScreenId.LINKS, rig -> rig.remove("CHANGELOG.md", "[v0.1.7]: https")),
        whole(
            "trust-drift",
            ScreenId.TRUST,
            rig -> rig.replace("scripts/install.sh", "MFkwEwYHKoZIzj0C", "MFkwEwYHKoZIzj1C")),
        whole(
            "version-minor",
            ScreenId.VERSION,
            rig -> rig.replace("internal/rpc/rpc.go", "json:\"name\"", "json:\"title\"")),
        new PictureScene(
            "smoke-red",
            studio -> {
              var rig = new Rig(studio);
              rig.replace("Makefile", "bash scripts/smoke.sh", "bash scripts/smoke.sh && false");
              rig.commit();
              smoke(studio);
              studio.go(ScreenId.SMOKE);
            },
            TroubleScenes::reset),
        new PictureScene(
            "checklist-outdated",
            studio -> {
              studio.go(ScreenId.CHECKLIST);
              var rig = new Rig(studio);
              rig.replace("README.md", "banger", "banger ");
              rig.commit();
            },
            TroubleScenes::reset));
  }

  private static PictureScene trouble(String name, ScreenId screen, Consumer<Rig> damage) {
    return new PictureScene(
        name,
        studio -> {
          var rig = new Rig(studio);
          damage.accept(rig);
          rig.commit();
          studio.check();
          studio.go(screen);
        });
  }

  private static PictureScene whole(String name, ScreenId screen, Consumer<Rig> damage) {
    return new PictureScene(name, trouble(name, screen, damage).set(), TroubleScenes::reset);
  }

  private static PictureScene here(String name, ScreenId screen) {
    return new PictureScene(name, studio -> studio.go(screen));
  }

  private static void insertCallout(Studio studio) {
    studio.go(ScreenId.UNITS);
    new Person(studio).clicks("insert-callout").sees("not committed");
  }

  private static void promote(Studio studio) {
    studio.go(ScreenId.CHANGELOG);
    new Person(studio).clicks("promote").sees("not committed");
  }

  /** A change of the update flow asks, and what is typed is no answer. */
  private static void answerThatIsNone(Studio studio) {
    var rig = new Rig(studio);
    rig.replace("internal/cli/commands_update.go", "name+\".before\"", "name+\".old\"");
    rig.commit();
    studio.go(ScreenId.VERSION);
    studio.check();
    new Person(studio)
        .clicks("field-release.verification")
        .types("?!")
        .clicks("answer-release.verification")
        .sees("Not accepted as an answer");
  }

  private static void openCommit(Studio studio) {
    new Person(studio).clicks("commit-edit").seesThing("commit-diff");
  }

  private static void closeAndReset(Studio studio) {
    Studio.onFx(() -> {
      studio.window().closeOverlay();
      return true;
    });
    reset(studio);
  }

  private static void reset(Studio studio) {
    new Rig(studio).reset();
    studio.check();
  }

  /** Runs the suite to its end. */
  static void smoke(Studio studio) {
    Studio.onFx(() -> {
      studio.window().model().orElseThrow().smoking().start();
      return true;
    });
    Studio.await(
        "smoke has ended",
        Duration.ofMinutes(2),
        () ->
            studio.window().model().orElseThrow().smoking().statusProperty().get()
                != Status.RUNNING);
  }
}
