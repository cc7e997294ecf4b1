package com.thaloco.releaseconsole.snapshot;

import com.thaloco.releaseconsole.source.Repository;

/**
 * What HEAD names.
 *
 * @param commit empty before the first one
 * @param branch empty when detached
 */
public record Head(String commit, String branch) {
  /** Reads it now. */
  public static Head of(Repository repository) {
    return new Head(repository.head().orElse(""), repository.branch().orElse(""));
  }
}
