package com.thaloco.releaseconsole.audit;

import java.util.List;

/**
 * What became of a change that was carried out.
 *
 * @param done a sentence for each step that was done, none where nothing was missing
 */
public record Changed(ChangePlan plan, List<String> done) {
  public Changed {
    done = List.copyOf(done);
  }
}
