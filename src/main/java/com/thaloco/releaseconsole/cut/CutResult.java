package com.thaloco.releaseconsole.cut;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How a cut that did not stop came out. */
public sealed interface CutResult {
  /** Released, tagged and verified. */
  record Released(String version, String commit, Path receipt, boolean signed, List<String> owed)
      implements CutResult {
    public Released {
      owed = List.copyOf(owed);
    }
  }

  /** Was released before, by this same cut: there was nothing left to do. */
  record AlreadyReleased(String version, String commit, Optional<Path> receipt)
      implements CutResult {}

  /** A dry run: nothing was done. */
  record Planned(CutPlan plan) implements CutResult {}

  /** The cut was ended while nothing of it was public. */
  record Abandoned(String version) implements CutResult {}
}
