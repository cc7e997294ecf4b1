package com.thaloco.releaseconsole.recover.reproduce;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.List;

/**
 * A published version, built again.
 *
 * @param commit that it was built from, both times
 * @param builtAt the build time that was baked in, both times
 * @param published SHA-256 of the tarball in the bucket
 * @param built SHA-256 of the tarball that was built now
 */
public record Reproduction(
    ReleaseVersion version,
    String commit,
    Instant builtAt,
    String published,
    String built,
    List<Layer> layers) {
  public Reproduction {
    layers = List.copyOf(layers);
  }

  /** Whether every byte came out again. */
  public boolean isSame() {
    return published.equals(built);
  }

  /** Whether no layer differs that a client runs: the binaries are the same. */
  public boolean hasSameBinaries() {
    return layers.stream()
        .filter(layer -> layer.name().startsWith(Reproducer.BINARY))
        .allMatch(Layer.Same.class::isInstance);
  }
}
