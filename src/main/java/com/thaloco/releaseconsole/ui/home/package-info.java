/** The section Home: what clients get, what is under way, and what comes next. */
@NullMarked
package com.thaloco.releaseconsole.ui.home;

import org.jspecify.annotations.NullMarked;
