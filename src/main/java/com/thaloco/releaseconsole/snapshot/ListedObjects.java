package com.thaloco.releaseconsole.snapshot;

import java.util.Map;

/**
 * The marks of all objects of a bucket, by key, and the digest of them: made beside the thread that
 * takes them, since a bucket may have many.
 */
public record ListedObjects(Map<String, String> marks, String digest) {
  /** Works the digest out. */
  public static ListedObjects of(Map<String, String> marks) {
    return new ListedObjects(Map.copyOf(marks), Basis.objects(marks));
  }
}
