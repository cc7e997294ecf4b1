/**
 * The checklist before a release (docs/rules.md, Pre-flight checklist): one class for each check id
 * of the contract. A check reads the commit to be released, never the working tree.
 */
@NullMarked
package com.thaloco.releaseconsole.check;

import org.jspecify.annotations.NullMarked;
