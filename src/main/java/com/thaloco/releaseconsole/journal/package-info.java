/**
 * What the console remembers on disk: the state folder and its lock, the journal of a cut, answers,
 * smoke outcomes and receipts. Every file carries a format version and is 0600.
 */
@NullMarked
package com.thaloco.releaseconsole.journal;

import org.jspecify.annotations.NullMarked;
