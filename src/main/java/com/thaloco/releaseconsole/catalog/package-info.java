/**
 * Reads the sibling catalogs that are embedded into the binaries (docs/rules.md, Sibling catalogs):
 * their entries, what became of them between two commits, and which objects they point at; and runs
 * the profile's publish commands.
 */
@NullMarked
package com.thaloco.releaseconsole.catalog;

import org.jspecify.annotations.NullMarked;
