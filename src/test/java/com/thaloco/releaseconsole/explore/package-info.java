/**
 * Explores the interleavings of what maintainers do: the real cut and the real recoveries, in a
 * world of memory (bucket, remote, public side, clock) whose every call waits at a gate, until the
 * scheduler lets it pass. After every effect a client judges what it could read. See
 * docs/reliability.md.
 */
@NullMarked
package com.thaloco.releaseconsole.explore;

import org.jspecify.annotations.NullMarked;
