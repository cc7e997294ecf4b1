/**
 * What makes all changes of bucket, remote and repository: the one runner, and one step for each
 * kind of write, which cut, recovery and careful changes are made of (docs/decisions/0070).
 *
 * <p>A new step implements {@link com.thaloco.releaseconsole.engine.Step}. Its {@code description}
 * says what it changes, who notices and whether that can be undone. {@code observe} looks at the
 * real bytes and is the only maker of the step's proof; where an effect is missing it says which
 * ({@link com.thaloco.releaseconsole.engine.Effect}). {@code perform} tries that one effect once,
 * under a condition, and proves nothing. The runner observes again, so that a lost answer is
 * reported from an effect that did not happen, and a step that was killed is taken again by the
 * same command, here or on another machine. Its name is a member of an enum that implements {@link
 * com.thaloco.releaseconsole.engine.StepName}. Whoever takes steps makes {@link
 * com.thaloco.releaseconsole.engine.PlannedSteps} of the same steps first: the runner takes no
 * other.
 *
 * <p>A step that writes is mostly made of what is here: {@link
 * com.thaloco.releaseconsole.engine.KeepManifest} and {@link
 * com.thaloco.releaseconsole.engine.WriteManifest} with a {@code ManifestChange}, {@link
 * com.thaloco.releaseconsole.engine.PutInstaller} with an {@code InstallerChoice}, {@link
 * com.thaloco.releaseconsole.engine.PutObject} with an {@code ObjectChange}, {@link
 * com.thaloco.releaseconsole.engine.RefChange} for tags. No one else may write.
 */
@NullMarked
package com.thaloco.releaseconsole.engine;

import org.jspecify.annotations.NullMarked;
