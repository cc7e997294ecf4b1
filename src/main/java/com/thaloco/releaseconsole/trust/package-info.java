/**
 * The release key: its pinned public copies, the cosign key file of its private half, signing and
 * verification. A leaf, and the only package that knows BouncyCastle; {@link Verifier} uses the JDK
 * alone, so that what one implementation signs another one has to accept. No secret leaves it: what
 * holds one is wiped on close and prints nothing of it.
 */
@NullMarked
package com.thaloco.releaseconsole.trust;

import org.jspecify.annotations.NullMarked;
