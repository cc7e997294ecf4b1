/**
 * The making and publishing of one release: the steps of the contract, the one runner that takes
 * them, and the types that prove what came before. Rules: docs/rules.md, Order of a cut.
 */
@NullMarked
package com.thaloco.releaseconsole.cut;

import org.jspecify.annotations.NullMarked;
