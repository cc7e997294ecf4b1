/**
 * Understands Go source without a Go toolchain: what two commits' functions do, which variables the
 * linker can set, and which contracts a module exposes. The only user of tree-sitter. A leaf.
 */
@NullMarked
package com.thaloco.releaseconsole.golang;

import org.jspecify.annotations.NullMarked;
