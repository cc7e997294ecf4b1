/**
 * Builds a published version again from its commit, and compares it with what the bucket has, layer
 * by layer: gzip, tar, binaries, hashes and signature.
 */
@NullMarked
package com.thaloco.releaseconsole.recover.reproduce;

import org.jspecify.annotations.NullMarked;
