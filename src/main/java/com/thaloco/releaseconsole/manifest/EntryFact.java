package com.thaloco.releaseconsole.manifest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be known of a release; an entry's fields are explained by these. */
public enum EntryFact {
  VERSION("the version", ".+"),
  /** Without its v. */
  NUMBER("the version without its v", ".+"),
  /** ISO 8601 in UTC, to the second. */
  RELEASED_AT("the build time", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"),
  COMMIT("the commit", "[0-9a-f]{40}"),
  TARBALL_URL("the tarball's public URL", "https?://\\S+"),
  /** In lower-case hex. */
  TARBALL_SHA256("the tarball's SHA-256", "[0-9a-f]{64}"),
  /** In bytes. */
  TARBALL_SIZE("the tarball's size in bytes", "0|[1-9]\\d*"),
  HASHES_URL("the public URL of SHA256SUMS", "https?://\\S+"),
  /** In lower-case hex. */
  HASHES_SHA256("the SHA-256 of SHA256SUMS", "[0-9a-f]{64}"),
  SIGNATURE_URL("the signature's public URL", "https?://\\S+");

  private final String meaning;
  private final String shape;

  EntryFact(String meaning, String shape) {
    this.meaning = meaning;
    this.shape = shape;
  }

  /** The name of its placeholder, without braces. */
  public String placeholder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people: {@code the tarball's size in bytes}. */
  public String meaning() {
    return meaning;
  }

  /** A regular expression of what it looks like where its value is not known. */
  String shape() {
    return shape;
  }

  static Optional<EntryFact> named(String placeholder) {
    return Arrays.stream(values()).filter(f -> f.placeholder().equals(placeholder)).findFirst();
  }
}
