/**
 * Verifies a published release through the public URL: as a clean machine, and as every installed
 * client, whose old binary drives its update (docs/rules.md, Verify).
 */
@NullMarked
package com.thaloco.releaseconsole.verify;

import org.jspecify.annotations.NullMarked;
