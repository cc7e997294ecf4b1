/** How an installed program finds, verifies and installs its own next version. */
@NullMarked
package com.thaloco.releaseconsole.update;

import org.jspecify.annotations.NullMarked;
