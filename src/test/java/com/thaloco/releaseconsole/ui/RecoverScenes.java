package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.recover.OfferedRecovery;
import com.thaloco.releaseconsole.recover.RecoveryKind;
import com.thaloco.releaseconsole.recover.ReleaseProblem;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
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

  static List<PictureScene> all() {
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
        plan("recover-installer", RecoveryKind.INSTALLER),
        plan("recover-tag-without-release", RecoveryKind.WITHDRAW),
        scene(
            "recover-tag",
            mess -> {
              mess.remote("tag", "-d", "v0.1.9");
              mess.git("push", "-q", "-f", "origin", "HEAD:refs/tags/v0.1.6");
            },
            studio -> choose(studio, RecoveryKind.TAG)),
        new PictureScene(
            "recover-asks",
            studio -> {
              start(studio);
              ended(studio);
            }),
        new PictureScene(
            "recover-tag-done",
            studio -> {
              answer(studio, "tag.elsewhere", "move");
              ended(studio);
            }),
        scene(
            "recover-withdraw",
            mess -> mess.git("push", "-q", "-f", "origin", "v0.1.4:refs/tags/v0.1.6"),
            studio -> choose(studio, RecoveryKind.WITHDRAW)),
        new PictureScene(
            "recover-running",
            studio -> {
              Mess mess = new Mess(studio.model()).keepTag("v0.1.6");
              Studio.onFx(() -> {
                studio
                    .modelNow()
                    .recovering()
                    .steps()
                    .views()
                    .addListener(freezing(mess, studio.modelNow().recovering().steps()));
                return true;
              });
              start(studio);
              Studio.await(
                  "it is burned", LONG, () -> studio.modelNow().recovering().steps().count() >= 1);
            }),
        new PictureScene(
            "recover-refused",
            studio -> {
              new Mess(studio.model()).thaw();
              ended(studio);
            }),
        new PictureScene(
            "recover-done",
            studio -> {
              new Mess(studio.model()).letTag("v0.1.6");
              start(studio);
              ended(studio);
            }));
  }

  private static PictureScene scene(String name, Consumer<Mess> mess, Consumer<Studio> then) {
    return new PictureScene(
        name,
        studio -> {
          leave(studio);
          mess.accept(new Mess(studio.model()));
          studio.go(ScreenId.RECOVER);
          look(studio);
          then.accept(studio);
        });
  }

  private static PictureScene plan(String name, RecoveryKind kind) {
    return new PictureScene(
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
      studio.modelNow().recovering().leave();
      return true;
    });
  }

  static void look(Studio studio) {
    Studio.onFx(() -> {
      studio.modelNow().refresh();
      return true;
    });
    Studio.await("it was looked", LONG, () -> !studio.modelNow().live().observingProperty().get());
  }

  private static void choose(Studio studio, RecoveryKind kind) {
    Studio.onFx(() -> {
      ProjectModel model = studio.modelNow();
      for (ReleaseProblem trouble :
          model.live().get().observed().diagnosis().orElseThrow().value().troubles()) {
        for (OfferedRecovery way : trouble.ways()) {
          if (way.kind() == kind) {
            model.recovering().choose(way, trouble);
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
            studio.modelNow().recovering().planProperty().get().isPresent()
                || studio.modelNow().recovering().outcomeProperty().get().isPresent());
  }

  private static void start(Studio studio) {
    Studio.onFx(() -> {
      var recovering = studio.modelNow().recovering();
      recovering.start(recovering.planProperty().get().orElseThrow().version().text());
      return true;
    });
  }

  private static void answer(Studio studio, String id, String text) {
    Studio.onFx(() -> {
      studio.modelNow().recovering().answer(id, text);
      return true;
    });
    start(studio);
  }

  private static void ended(Studio studio) {
    Studio.await(
        "the recovery has ended",
        LONG,
        () -> !studio.modelNow().recovering().runningProperty().get());
  }
}
