/**
 * The changelog (docs/rules.md, Changelog): reading any Keep a Changelog file with exact source
 * offsets, its lints, and edits that splice the original text and leave every other byte alone. The
 * only package that knows flexmark. A leaf.
 */
@NullMarked
package com.thaloco.releaseconsole.changelog;

import org.jspecify.annotations.NullMarked;
