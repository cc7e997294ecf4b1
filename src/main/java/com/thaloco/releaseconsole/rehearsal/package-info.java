/**
 * A whole release of the sample project on this machine: the folder that it happens in, and the server
 * that plays bucket, public side and forge. The only package that knows the embedded server.
 */
@NullMarked
package com.thaloco.releaseconsole.rehearsal;

import org.jspecify.annotations.NullMarked;
