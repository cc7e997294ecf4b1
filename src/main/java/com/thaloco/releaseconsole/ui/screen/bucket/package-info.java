/**
 * The parts of the section Bucket: its tree-table, what is shown of one object, the charts, and the
 * dialog of a careful change.
 */
@NullMarked
package com.thaloco.releaseconsole.ui.screen.bucket;

import org.jspecify.annotations.NullMarked;
