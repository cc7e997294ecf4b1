package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.screen.BreakOffPane;
import com.thaloco.releaseconsole.ui.state.Cutting;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A cut of the sample project: while it runs, stopped, failed, and done. */
final class CutScenes {
  private static Gate upload = new Gate();

  private CutScenes() {}

  static List<Scene> all() {
    return List.of(
        new Scene("trust-locked", studio -> studio.go(ScreenId.TRUST)),
        new Scene("review-clear", CutScenes::ready),
        new Scene("publish-running", CutScenes::start),
        new Scene("stop-and-close", Studio::askToClose, CutScenes::closeDialog),
        new Scene("publish-stopping", CutScenes::stop),
        new Scene("break-off", CutScenes::breakOff, CutScenes::closeDialog),
        new Scene("publish-stopped", CutScenes::stopped),
        new Scene("abandon", CutScenes::abandon, CutScenes::closeDialog),
        new Scene("home-unfinished", studio -> studio.go(ScreenId.HOME)),
        new Scene("trust-resume", CutScenes::resumeLocked, CutScenes::unlock),
        new Scene("publish-commit", CutScenes::headMoves, studio -> new Rig(studio).reset()),
        new Scene("publish-failed", CutScenes::fail),
        new Scene("publish-done", CutScenes::finish),
        new Scene("verify-done", studio -> studio.go(ScreenId.VERIFY)),
        new Scene("tag-done", studio -> studio.go(ScreenId.TAG)),
        new Scene("home-done", studio -> studio.go(ScreenId.HOME)),
        new Scene("verify-older", CutScenes::older));
  }

  private static Cutting cutting(Studio studio) {
    return studio.window().desk().orElseThrow().cutting();
  }

  private static void ready(Studio studio) {
    TroubleScenes.smoke(studio);
    unlock(studio);
    studio.check();
    studio.go(ScreenId.REVIEW);
  }

  private static void unlock(Studio studio) {
    Studio.onFx(() -> {
      studio.window().desk().orElseThrow().key().unlock("rehearsal".toCharArray());
      return true;
    });
    Studio.await(
        "the key is open",
        Duration.ofSeconds(150),
        () -> studio.window().desk().orElseThrow().key().unlockedProperty().get());
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
      studio.window().overlay(new BreakOffPane(studio.desk0(), studio.window()));
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
      studio.desk0().key().lock();
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
    if (!studio.desk().key().unlockedProperty().get()) {
      unlock(studio);
    }
    studio.go(ScreenId.PUBLISH);
    begin(studio);
    ended(studio);
  }

  private static void older(Studio studio) {
    studio.go(ScreenId.VERIFY);
    Studio.onFx(() -> {
      studio.window().desk().orElseThrow().verifying().start(java.util.Optional.of("v0.1.5"));
      return true;
    });
    Studio.await(
        "v0.1.5 is verified",
        Duration.ofSeconds(150),
        () -> !studio.window().desk().orElseThrow().verifying().runningProperty().get());
  }
}
