/**
 * What everything builds on: the opened project, the live state of its remote and bucket, and the
 * commit and version under review. No checks, no changes.
 */
@NullMarked
package com.thaloco.releaseconsole.project;

import org.jspecify.annotations.NullMarked;
