/** The public side of the bucket, as clients see it over plain HTTP(S). A leaf. */
@NullMarked
package com.thaloco.releaseconsole.site;

import org.jspecify.annotations.NullMarked;
