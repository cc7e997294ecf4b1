@NullMarked
package com.thaloco.releaseconsole.forge;

import org.jspecify.annotations.NullMarked;
