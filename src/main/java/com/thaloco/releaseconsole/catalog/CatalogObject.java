package com.thaloco.releaseconsole.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An object that an entry points at.
 *
 * @param field the field that holds the address
 * @param address an absolute URL, or a path below the catalog's public URL
 * @param sha256 as the entry writes it; may be no hash at all
 */
public record CatalogObject(
    String field, String address, OptionalLong size, Optional<String> sha256) {
  /** Whether the address is complete by itself. */
  public boolean isAbsolute() {
    return address.matches("(?i)https?://.*");
  }

  /** The hash in lower-case hexadecimal; empty where there is none or it is none. */
  public Optional<String> hash() {
    return sha256
        .map(text -> text.replaceFirst("(?i)^sha-?256:", "").toLowerCase(Locale.ROOT))
        .filter(text -> text.matches("[0-9a-f]{64}"));
  }
}
