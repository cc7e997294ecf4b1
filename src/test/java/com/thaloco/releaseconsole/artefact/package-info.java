/** Tests of builds, tarballs and hashes, with real programs as the judges. */
@NullMarked
package com.thaloco.releaseconsole.artefact;

import org.jspecify.annotations.NullMarked;
