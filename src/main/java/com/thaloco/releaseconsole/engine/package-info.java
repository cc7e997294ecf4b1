/**
 * What makes all changes of bucket, remote and repository: the one runner, and the steps that cut,
 * recovery and careful changes are made of.
 *
 * <p>A new step implements {@link com.thaloco.releaseconsole.engine.Step}. {@code observe} looks at
 * the real bytes and is the only maker of the step's proof; where an effect is missing it says
 * which ({@link com.thaloco.releaseconsole.engine.Effect}), and {@code perform} tries that one
 * effect once, under a condition, and proves nothing. The runner observes again, so that a lost
 * answer is told from an effect that did not happen, and a step that was killed is taken again by
 * the same command, here or on another machine. The step's name is a member of an enum that
 * implements {@link com.thaloco.releaseconsole.engine.StepName}.
 */
@NullMarked
package com.thaloco.releaseconsole.engine;

import org.jspecify.annotations.NullMarked;
