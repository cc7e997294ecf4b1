package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A real upload and a talkative child, shown on the screen of a cut as a cut's own. */
public final class Flood {
  private Flood() {}

  /**
   * Begins it.
   *
   * @param size so many lines beside the upload of the file
   * @return done when both are
   */
  public static CompletableFuture<Void> begin(ProjectModel model, Path file, int lines) {
    Work work = model.cutting().begin();
    var upload = CompletableFuture.runAsync(() -> upload(model, file, work), Flood::thread);
    var talk = CompletableFuture.runAsync(() -> talk(lines, work), Flood::thread);
    return CompletableFuture.allOf(upload, talk);
  }

  private static void thread(Runnable task) {
    Thread.ofPlatform().daemon().start(task);
  }

  private static void upload(ProjectModel model, Path file, Work work) {
    String key = model.project().profile().tarballKey(model.cutting().versionText());
    Work here = work.in(CutStep.PUT_TARBALL.stepId(), Optional.of(key));
    here.emit(stamp -> new Event.StepChanged(stamp, Event.State.RUNNING, Optional.empty()));
    try (Bucket bucket = S3Bucket.open(model.project().profile().bucket(), Map.of())) {
      var headers = new ObjectHeaders("application/gzip", "no-cache", Map.of());
      bucket.put(key, new Body.File(file), headers, new Condition.Absent(), here);
    }
    here.emit(stamp -> new Event.StepChanged(stamp, Event.State.DONE, Optional.empty()));
  }

  /** Ten thousand lines a second, in gusts as a build has them. */
  private static void talk(int lines, Work work) {
    Work here = work.in(CutStep.BUILD.stepId(), Optional.empty());
    for (int i = 1; i <= lines; i++) {
      here.line(
          "%6d  compiling something with a name that is as long as such names are".formatted(i));
      if (i % 500 == 0) {
        here.pause(Duration.ofMillis(50));
      }
    }
  }
}
