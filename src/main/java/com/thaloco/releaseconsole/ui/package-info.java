/** The desktop app: a window on the same core that the command line drives. */
@NullMarked
package com.thaloco.releaseconsole.ui;

import org.jspecify.annotations.NullMarked;
