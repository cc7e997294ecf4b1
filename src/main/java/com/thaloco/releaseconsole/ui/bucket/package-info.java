/**
 * The section Bucket: its tree-table, what is shown of one object, the charts, and the dialog of a
 * change.
 */
@NullMarked
package com.thaloco.releaseconsole.ui.bucket;

import org.jspecify.annotations.NullMarked;
