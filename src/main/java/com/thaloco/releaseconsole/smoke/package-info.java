/**
 * Runs the profile's scenario suite for a commit and records the outcome (docs/rules.md, Pre-flight
 * checklist).
 */
@NullMarked
package com.thaloco.releaseconsole.smoke;

import org.jspecify.annotations.NullMarked;
