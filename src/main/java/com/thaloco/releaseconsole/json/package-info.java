/** Reading JSON that others wrote, within limits. */
@NullMarked
package com.thaloco.releaseconsole.json;

import org.jspecify.annotations.NullMarked;
