/**
 * Puts one project together for a face: finds its profile, the user's settings and key, and wires
 * the ports. No face builds a port itself.
 */
@NullMarked
package com.thaloco.releaseconsole.setup;

import org.jspecify.annotations.NullMarked;
