package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.recover.past.PastCut;
import com.thaloco.releaseconsole.ui.state.Archive;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Toggle;

/** The section History, after a cut that was really made. */
final class HistoryScenes {
  private static final Duration LONG = Duration.ofMinutes(4);

  private HistoryScenes() {}

  static List<PictureScene> all() {
    return List.of(
        new PictureScene("history-empty", HistoryScenes::open),
        new PictureScene(
            "history",
            studio -> {
              cut(studio);
              open(studio);
              Studio.await("the receipt is there", LONG, () -> found(studio, "receipt-checks"));
            }),
        tab("history-checked", "receipt-checks"),
        tab("history-comparison", "tab-compare"),
        new PictureScene(
            "history-reproducing",
            studio -> {
              press(studio, "tab-reproduce");
              press(studio, "reproduce");
              Studio.await(
                  "it builds", LONG, () -> studio.modelNow().reproducing().parts().size() > 2);
            }),
        new PictureScene(
            "history-reproduced",
            studio ->
                Studio.await(
                    "it was reproduced",
                    LONG,
                    () -> !studio.modelNow().reproducing().runningProperty().get())));
  }

  private static void open(Studio studio) {
    studio.go(ScreenId.HISTORY);
    Studio.await(
        "the cuts are there",
        LONG,
        () -> archive(studio).loadedProperty().get() && !archive(studio).loadingProperty().get());
  }

  private static PictureScene tab(String name, String id) {
    return new PictureScene(name, studio -> press(studio, id));
  }

  private static Archive archive(Studio studio) {
    return studio.modelNow().archive();
  }

  private static boolean found(Studio studio, String id) {
    return studio.stage().getScene().getRoot().lookup("#" + id) != null;
  }

  private static void press(Studio studio, String id) {
    Studio.onFx(() -> {
      var node = studio.stage().getScene().getRoot().lookup("#" + id);
      if (node instanceof Toggle toggle) {
        toggle.setSelected(true);
      } else if (node instanceof javafx.scene.control.Button button) {
        button.fire();
      } else {
        throw new IllegalStateException("no button #" + id);
      }
      return true;
    });
  }

  /** Cuts v0.1.7, unless that was done before. */
  static void cut(Studio studio) {
    open(studio);
    if (Studio.onFx(
        () ->
            archive(studio).cuts().stream()
                .anyMatch(cut -> cut.state() == PastCut.State.RELEASED))) {
      return;
    }
    smoke(studio);
    run(studio, "unlock", () -> () -> studio.modelNow().key().unlock("rehearsal".toCharArray()));
    Studio.await("the key is open", LONG, () -> studio.modelNow().key().unlockedProperty().get());
    studio.check();
    run(studio, "cut", () -> () -> studio.modelNow().cutting().start(java.util.Map.of()));
    Studio.await("it is cut", LONG, () -> isCut(studio.modelNow()));
  }

  /** Has the smoke suite run green. */
  static void smoke(Studio studio) {
    run(studio, "smoke", () -> studio.modelNow().smoking()::start);
    Studio.await(
        "smoke is green",
        LONG,
        () -> studio.modelNow().smoking().outcomeProperty().get().isPresent());
  }

  private static boolean isCut(ProjectModel model) {
    if (model.cutting().outcomeProperty().get().orElse(null) instanceof Outcome.Refused<?> no) {
      throw new IllegalStateException(no.problem().toString());
    }
    return model.cutting().outcomeProperty().get().orElse(null) instanceof Outcome.Ok<?>;
  }

  private static void run(Studio studio, String what, Supplier<Runnable> action) {
    Studio.onFx(() -> {
      action.get().run();
      return what;
    });
  }
}
