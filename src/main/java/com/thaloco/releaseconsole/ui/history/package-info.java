/** The section History: past cuts, their receipts, comparisons and reproductions. */
@NullMarked
package com.thaloco.releaseconsole.ui.history;

import org.jspecify.annotations.NullMarked;
