/**
 * {@code manifest.json}: read with exact places, changed by splices that leave every other byte
 * alone, its entries made from a template that is in the profile or is learned. Knows nothing of
 * the bucket: bytes in, bytes out. A leaf.
 */
@NullMarked
package com.thaloco.releaseconsole.manifest;

import org.jspecify.annotations.NullMarked;
