/**
 * What screens show, observable on the FX thread: one open project, its checklist, smoke and cut.
 * Work runs beside it and arrives here in batches.
 */
@NullMarked
package com.thaloco.releaseconsole.ui.state;

import org.jspecify.annotations.NullMarked;
