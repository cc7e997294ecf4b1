package com.thaloco.releaseconsole.recover;

import java.time.Instant;

/**
 * The tag to be: the same arguments give the same object on every try.
 *
 * @param commit that the release was built from
 * @param message whole, with its trailer
 * @param at the build time
 */
record IntendedTag(String commit, String message, Instant at) {}
