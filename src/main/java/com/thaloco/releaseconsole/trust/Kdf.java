package com.thaloco.releaseconsole.trust;

import java.util.List;

/**
 * The scrypt parameters of an encrypted key. Only three sets are accepted, as cosign does: weaker
 * ones would not protect the key, stronger ones would let a file eat the memory.
 *
 * @param n cost; memory is 128 · r · n bytes
 * @param r block size
 * @param p parallelism
 */
public record Kdf(int n, int r, int p) {
  /** What new keys get; unlocking takes about a second and 64 MB. */
  public static final Kdf STANDARD = new Kdf(65536, 8, 1);

  private static final List<Kdf> ACCEPTED =
      List.of(new Kdf(32768, 8, 1), STANDARD, new Kdf(131072, 8, 1));

  boolean isAccepted() {
    return ACCEPTED.contains(this);
  }

  /** The memory that one unlocking takes, in bytes. */
  long memory() {
    return 128L * r * n;
  }

  @Override
  public String toString() {
    return "scrypt N=%d r=%d p=%d".formatted(n, r, p);
  }
}
