@NullMarked
package com.thaloco.releaseconsole.snapshot;

import org.jspecify.annotations.NullMarked;
