/**
 * The window around the screens: rail, top bar, palette, settings, and the way from one screen to
 * another.
 */
@NullMarked
package com.thaloco.releaseconsole.ui.shell;

import org.jspecify.annotations.NullMarked;
