/** Pages for people, from templates. */
@NullMarked
package com.thaloco.releaseconsole.report;

import org.jspecify.annotations.NullMarked;
