package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.List;
import java.util.stream.Stream;

/** The section Bucket. */
final class BucketScenes {
  private BucketScenes() {}

  static List<Scene> all() {
    return Stream.of(ScreenId.BUCKET)
        .map(id -> new Scene(id.key(), studio -> studio.go(id)))
        .toList();
  }
}
