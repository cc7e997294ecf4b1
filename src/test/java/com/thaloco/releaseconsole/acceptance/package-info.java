/**
 * The program as its users meet it: the real one, as a child process, on a rehearsal folder that is
 * served over HTTP, judged with tools that are not ours. All slow.
 */
@NullMarked
package com.thaloco.releaseconsole.acceptance;

import org.jspecify.annotations.NullMarked;
