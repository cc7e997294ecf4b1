/**
 * What was observed of a project at one moment: an immutable record of which each part says when it
 * was observed, and of which commit, manifest and tags. Faces show it; nothing here changes
 * anything.
 */
@NullMarked
package com.thaloco.releaseconsole.snapshot;

import org.jspecify.annotations.NullMarked;
