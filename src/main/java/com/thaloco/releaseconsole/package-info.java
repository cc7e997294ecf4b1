/** The entry point, which chooses the face: a window or the command line. */
@NullMarked
package com.thaloco.releaseconsole;

import org.jspecify.annotations.NullMarked;
