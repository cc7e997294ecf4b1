/** Events, work and its cancellation, questions and problems. Knows only the JDK. */
@NullMarked
package com.thaloco.releaseconsole.flow;

import org.jspecify.annotations.NullMarked;
