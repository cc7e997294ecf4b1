/** Child processes: what they are given, their output as events, their end. A leaf. */
@NullMarked
package com.thaloco.releaseconsole.process;

import org.jspecify.annotations.NullMarked;
