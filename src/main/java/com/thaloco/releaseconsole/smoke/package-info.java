/** Runs the profile's scenario suite for a commit and records the outcome (runbook, Pre-flight). */
@NullMarked
package com.thaloco.releaseconsole.smoke;

import org.jspecify.annotations.NullMarked;
