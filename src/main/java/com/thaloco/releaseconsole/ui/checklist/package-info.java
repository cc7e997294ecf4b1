/** The checklist and its screens, one for each group of checks. */
@NullMarked
package com.thaloco.releaseconsole.ui.checklist;

import org.jspecify.annotations.NullMarked;
