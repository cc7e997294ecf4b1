package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.publish.StopCutPane;
import com.thaloco.releaseconsole.ui.state.Cutting;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ScrollPane;

/** A cut of the sample project: while it runs, stopped, failed, and done. */
final class CutScenes {
  private static Gate upload = new Gate();

  private CutScenes() {}

  static List<PictureScene> all() {
    return List.of(
        new PictureScene("trust-locked", studio -> studio.go(ScreenId.TRUST)),
        new PictureScene("review-clear", CutScenes::ready),
        new PictureScene("review-steps", CutScenes::steps, CutScenes::toTop),
        new PictureScene("publish-running", CutScenes::start),
        new PictureScene("stop-and-close", Studio::askToClose, CutScenes::closeDialog),
        new PictureScene("publish-stopping", CutScenes::stop),
        new PictureScene("break-off", CutScenes::breakOff, CutScenes::closeDialog),
        new PictureScene("publish-stopped", CutScenes::stopped),
        new PictureScene("abandon", CutScenes::abandon, CutScenes::closeDialog),
        new PictureScene("home-unfinished", studio -> studio.go(ScreenId.HOME)),
        new PictureScene("trust-resume", CutScenes::resumeLocked, CutScenes::unlock),
        new PictureScene("publish-commit", CutScenes::headMoves, studio -> new Rig(studio).reset()),
        new PictureScene("publish-failed", CutScenes::fail),
        new PictureScene("publish-done", CutScenes::finish),
        new PictureScene("verify-done", studio -> studio.go(ScreenId.VERIFY)),
        new PictureScene("tag-done", studio -> studio.go(ScreenId.TAG)),
        new PictureScene("home-done", studio -> studio.go(ScreenId.HOME)),
        new PictureScene("verify-older", CutScenes::older));
  }

  private static Cutting cutting(Studio studio) {
    return studio.window().model().orElseThrow().cutting();
  }

  private static void ready(Studio studio) {
    TroubleScenes.smoke(studio);
    unlock(studio);
    studio.check();
    studio.go(ScreenId.REVIEW);
    new Person(studio).sees("Keep the current manifest");
  }

  private static void steps(Studio studio) {
    studio.go(ScreenId.REVIEW);
    new Person(studio).sees("Keep the current manifest");
    scroll(studio, 0.6);
  }

  private static void toTop(Studio studio) {
    scroll(studio, 0);
  }

  private static void scroll(Studio studio, double to) {
    Studio.onFx(() -> {
      ((ScrollPane) studio.stage().getScene().lookup(".scroll-pane.work")).setVvalue(to);
      return true;
    });
  }

  private static void unlock(Studio studio) {
    Studio.onFx(() -> {
      studio.window().model().orElseThrow().key().unlock("rehearsal".toCharArray());
      return true;
    });
    Studio.await(
        "the key is open",
        Duration.ofSeconds(150),
        () -> studio.window().model().orElseThrow().key().unlockedProperty().get());
  }

  /** The tarball is kept back until the cut has been stopped. */
  private static void start(Studio studio) {
    upload = Gate.before(Pictures.proxy(), 4, "PUT /banger-releases/banger/v0.1.7/banger-");
    studio.go(ScreenId.PUBLISH);
    begin(studio);
    upload.awaitArrival();
  }

  private static void begin(Studio studio) {
    Studio.onFx(() -> {
      cutting(studio).start(Map.of());
      return true;
    });
  }

  private static void stop(Studio studio) {
    studio.go(ScreenId.PUBLISH);
    Studio.onFx(() -> {
      cutting(studio).stop();
      return true;
    });
  }

  /** The second press of Stop. */
  private static void breakOff(Studio studio) {
    Studio.onFx(() -> {
      studio.window().overlay(new StopCutPane(studio.modelNow(), studio.window()));
      return true;
    });
  }

  private static void closeDialog(Studio studio) {
    Studio.onFx(() -> {
      studio.window().closeOverlay();
      return true;
    });
  }

  private static void stopped(Studio studio) {
    upload.letGo();
    ended(studio);
    studio.go(ScreenId.PUBLISH);
  }

  private static void abandon(Studio studio) {
    studio.go(ScreenId.PUBLISH);
    new Person(studio).clicks("abandon").sees("neither in the manifest nor tagged");
  }

  private static void resumeLocked(Studio studio) {
    Studio.onFx(() -> {
      studio.modelNow().key().lock();
      return true;
    });
    studio.go(ScreenId.HOME);
    new Person(studio).clicks("resume").sees("Unlock and resume");
  }

  /** A fix is committed while the cut is unfinished. */
  private static void headMoves(Studio studio) {
    var rig = new Rig(studio);
    rig.replace("README.md", "banger", "banger ");
    rig.commit();
    studio.go(ScreenId.PUBLISH);
    begin(studio);
    ended(studio);
  }

  private static void ended(Studio studio) {
    Studio.await(
        "the cut has ended", Duration.ofMinutes(3), () -> !cutting(studio).runningProperty().get());
  }

  /** Another maintainer has pushed the tag: the cut is refused there, and says why. */
  private static void fail(Studio studio) {
    var rig = new Rig(studio);
    rig.git("push", "-q", "origin", "HEAD~1:refs/tags/v0.1.7");
    studio.go(ScreenId.PUBLISH);
    begin(studio);
    ended(studio);
  }

  private static void finish(Studio studio) {
    var rig = new Rig(studio);
    rig.git("push", "-q", "origin", ":refs/tags/v0.1.7");
    if (!studio.model().key().unlockedProperty().get()) {
      unlock(studio);
    }
    studio.go(ScreenId.PUBLISH);
    begin(studio);
    ended(studio);
  }

  private static void older(Studio studio) {
    studio.go(ScreenId.VERIFY);
    Studio.onFx(() -> {
      studio.window().model().orElseThrow().verifying().start(java.util.Optional.of("v0.1.5"));
      return true;
    });
    Studio.await(
        "v0.1.5 is verified",
        Duration.ofSeconds(150),
        () -> !studio.window().model().orElseThrow().verifying().runningProperty().get());
  }
}
