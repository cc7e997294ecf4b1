/** One controller for each FXML. A screen renders state and asks; rules live in the core. */
@NullMarked
package com.thaloco.releaseconsole.ui.screen;

import org.jspecify.annotations.NullMarked;
