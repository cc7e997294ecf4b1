@NullMarked
package com.thaloco.releaseconsole.source;

import org.jspecify.annotations.NullMarked;
