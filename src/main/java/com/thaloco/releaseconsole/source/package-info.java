/**
 * Git, through JGit: the local repository, and apart from it the remote. The only package that
 * knows JGit. A leaf.
 */
@NullMarked
package com.thaloco.releaseconsole.source;

import org.jspecify.annotations.NullMarked;
