/** The forge that hosts the repository: the CI status of a commit. A leaf. */
@NullMarked
package com.thaloco.releaseconsole.forge;

import org.jspecify.annotations.NullMarked;
