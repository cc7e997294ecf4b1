package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.recover.Kind;
import com.thaloco.releaseconsole.recover.Trouble;
import com.thaloco.releaseconsole.recover.Way;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.RecoverSteps;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;

/** The section Recover, each scene from a state that was really made so. */
final class RecoverScenes {
  private static final Duration LONG = Duration.ofSeconds(120);

  private RecoverScenes() {}

  static List<Scene> all() {
    return List.of(
        scene("recover", mess -> {}, studio -> {}),
        scene(
            "recover-several",
            mess -> {
              mess.put("install.sh", "#!/bin/sh\necho hello\n");
              mess.remote("tag", "-f", "v0.1.9", "refs/heads/main");
              mess.git("tag", "-f", "v0.1.5", "HEAD");
            },
            studio -> {}),
        plan("recover-installer", Kind.INSTALLER),
        plan("recover-tag-without-release", Kind.WITHDRAW),
        scene(
            "recover-tag",
            mess -> {
              mess.remote("tag", "-d", "v0.1.9");
              mess.git("push", "-q", "-f", "origin", "HEAD:refs/tags/v0.1.6");
            },
            studio -> choose(studio, Kind.TAG)),
        new Scene(
            "recover-asks",
            studio -> {
              start(studio);
              ended(studio);
            }),
        new Scene(
            "recover-tag-done",
            studio -> {
              answer(studio, "tag.elsewhere", "move");
              ended(studio);
            }),
        scene(
            "recover-withdraw",
            mess -> mess.git("push", "-q", "-f", "origin", "v0.1.4:refs/tags/v0.1.6"),
            studio -> choose(studio, Kind.WITHDRAW)),
        new Scene(
            "recover-running",
            studio -> {
              Mess mess = new Mess(studio.desk()).keepTag("v0.1.6");
              Studio.onFx(() -> {
                studio
                    .desk0()
                    .recovering()
                    .steps()
                    .views()
                    .addListener(freezing(mess, studio.desk0().recovering().steps()));
                return true;
              });
              start(studio);
              Studio.await(
                  "it is burned", LONG, () -> studio.desk0().recovering().steps().count() >= 1);
            }),
        new Scene(
            "recover-refused",
            studio -> {
              new Mess(studio.desk()).thaw();
              ended(studio);
            }),
        new Scene(
            "recover-done",
            studio -> {
              new Mess(studio.desk()).letTag("v0.1.6");
              start(studio);
              ended(studio);
            }));
  }

  private static Scene scene(String name, Consumer<Mess> mess, Consumer<Studio> then) {
    return new Scene(
        name,
        studio -> {
          leave(studio);
          mess.accept(new Mess(studio.desk()));
          studio.go(ScreenId.RECOVER);
          look(studio);
          then.accept(studio);
        });
  }

  private static Scene plan(String name, Kind kind) {
    return new Scene(
        name,
        studio -> {
          leave(studio);
          studio.go(ScreenId.RECOVER);
          choose(studio, kind);
        });
  }

  /** Once, as soon as a step is done. */
  private static InvalidationListener freezing(Mess mess, RecoverSteps steps) {
    var frozen = new AtomicBoolean();
    return all -> {
      if (steps.count() >= 1 && steps.count() < steps.views().size() && !frozen.getAndSet(true)) {
        mess.freeze();
      }
    };
  }

  private static void leave(Studio studio) {
    Studio.onFx(() -> {
      studio.desk0().recovering().leave();
      return true;
    });
  }

  static void look(Studio studio) {
    Studio.onFx(() -> {
      studio.desk0().refresh();
      return true;
    });
    Studio.await("it was looked", LONG, () -> !studio.desk0().live().observingProperty().get());
  }

  private static void choose(Studio studio, Kind kind) {
    Studio.onFx(() -> {
      Desk desk = studio.desk0();
      for (Trouble trouble :
          desk.live().get().observed().diagnosis().orElseThrow().value().troubles()) {
        for (Way way : trouble.ways()) {
          if (way.kind() == kind) {
            desk.recovering().choose(way, trouble);
            return true;
          }
        }
      }
      throw new IllegalStateException("nothing is led out of by " + kind);
    });
    Studio.await(
        "there is a plan",
        LONG,
        () ->
            studio.desk0().recovering().planProperty().get().isPresent()
                || studio.desk0().recovering().outcomeProperty().get().isPresent());
  }

  private static void start(Studio studio) {
    Studio.onFx(() -> {
      var recovering = studio.desk0().recovering();
      recovering.start(recovering.planProperty().get().orElseThrow().version().text());
      return true;
    });
  }

  private static void answer(Studio studio, String id, String text) {
    Studio.onFx(() -> {
      studio.desk0().recovering().answer(id, text);
      return true;
    });
    start(studio);
  }

  private static void ended(Studio studio) {
    Studio.await(
        "the recovery has ended", LONG, () -> !studio.desk0().recovering().runningProperty().get());
  }
}
