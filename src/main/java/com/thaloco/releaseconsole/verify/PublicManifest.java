package com.thaloco.releaseconsole.verify;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.site.Served;
import java.io.OutputStream;

/** Whether the public URL serves the manifest that is in the bucket. */
public enum PublicManifest {
  SAME,
  /** It serves other bytes: a cache that is not old enough yet, or a wrong address. */
  OTHER,
  /** It does not answer, or has no manifest. */
  NOT_SERVED;

  /** Asks the public URL now. */
  public static PublicManifest of(Project project, Work work) {
    LiveState world = project.world();
    Served served =
        world
            .site()
            .get(
                project.profile().manifest().key(),
                OutputStream.nullOutputStream(),
                LiveState.MANIFEST_LIMIT,
                work);
    return switch (served) {
      case Served.Found found ->
          world.storedManifest().filter(m -> m.sha256().equals(found.sha256())).isPresent()
              ? SAME
              : OTHER;
      case Served.Missing _, Served.Failed _ -> NOT_SERVED;
    };
  }
}
