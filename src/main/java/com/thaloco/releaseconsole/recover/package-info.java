/**
 * What is wrong with a project's releases, and the recoveries: the diagnosis, the plan of each
 * recovery, and the recoveries themselves, whose steps look first, do one thing and check again, so
 * that each can be stopped anywhere and run again on any machine. Rules: docs/rules.md, Recovery.
 */
@NullMarked
package com.thaloco.releaseconsole.recover;

import org.jspecify.annotations.NullMarked;
