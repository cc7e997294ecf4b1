@NullMarked
package com.thaloco.releaseconsole.process;

import org.jspecify.annotations.NullMarked;
