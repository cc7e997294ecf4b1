/**
 * The making and publishing of one release: the steps of the contract, the one runner that takes
 * them, and the types that prove what came before. Publishing order: design.md.
 */
@NullMarked
package com.thaloco.releaseconsole.cut;

import org.jspecify.annotations.NullMarked;
