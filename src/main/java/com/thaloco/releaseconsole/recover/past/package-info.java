/**
 * What happened before: the cuts of this project, their receipts, and the comparison of two of
 * them. Reads the state folder; asks the world only where it is asked to.
 */
@NullMarked
package com.thaloco.releaseconsole.recover.past;

import org.jspecify.annotations.NullMarked;
