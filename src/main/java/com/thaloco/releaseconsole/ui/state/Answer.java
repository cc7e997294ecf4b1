package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.ui.kit.Status;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one check.
 *
 * @param status as shown: a check may run again or be out of date while its last finding stays
 * @param finding the last finding, for {@code commit}
 */
public record Answer(
    String id, Status status, Optional<Finding> finding, String commit, Optional<Instant> at) {
  /** No one looked yet. */
  static Answer none(String id) {
    return new Answer(id, Status.NOT_RUN, Optional.empty(), "", Optional.empty());
  }
}
