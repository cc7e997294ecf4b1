/** What screens are built from: controls that know states, findings and diffs, but no project. */
@NullMarked
package com.thaloco.releaseconsole.ui.kit;

import org.jspecify.annotations.NullMarked;
