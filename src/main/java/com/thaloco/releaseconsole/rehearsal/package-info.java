/**
 * The rehearsal: the sample project, and a server on this machine that plays its bucket, its public
 * side and its forge. The only package that knows the embedded server.
 */
@NullMarked
package com.thaloco.releaseconsole.rehearsal;

import org.jspecify.annotations.NullMarked;
