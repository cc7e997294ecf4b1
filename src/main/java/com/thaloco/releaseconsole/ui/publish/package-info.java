/** Review, cut, tag and verify: everything from the plan of a release to its verification. */
@NullMarked
package com.thaloco.releaseconsole.ui.publish;

import org.jspecify.annotations.NullMarked;
