/**
 * The command line: one thin class for each command of the contract, and how events, findings and
 * problems are printed. Holds no rule of its own.
 */
@NullMarked
package com.thaloco.releaseconsole.cli;

import org.jspecify.annotations.NullMarked;
