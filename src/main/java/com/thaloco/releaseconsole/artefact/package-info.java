/**
 * From a clean checkout to what is signed: the build, the reproducible tarball, its hashes; and the
 * strict reading of a tarball for verification. A leaf that uses the port of {@code process}.
 */
@NullMarked
package com.thaloco.releaseconsole.artefact;

import org.jspecify.annotations.NullMarked;
