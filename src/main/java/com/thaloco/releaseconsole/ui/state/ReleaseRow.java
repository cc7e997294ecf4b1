package com.thaloco.releaseconsole.ui.state;

import java.time.Instant;
import java.util.Optional;

/**
 * One published release, as Home lists it.
 *
 * @param commit of the tag on the remote; empty where there is none
 * @param owes whether it owes a verification release
 */
public record ReleaseRow(
    String version,
    boolean latest,
    Optional<Instant> releasedAt,
    Optional<String> commit,
    boolean owes) {}
