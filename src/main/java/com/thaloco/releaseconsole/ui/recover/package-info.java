/** The section Recover: problems of releases, the plan of each recovery, and its run. */
@NullMarked
package com.thaloco.releaseconsole.ui.recover;

import org.jspecify.annotations.NullMarked;
