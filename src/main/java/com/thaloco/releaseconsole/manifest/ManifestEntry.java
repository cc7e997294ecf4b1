package com.thaloco.releaseconsole.manifest;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.Optional;

/**
 * One published release as the manifest has it.
 *
 * @param raw the entry's own text, byte for byte
 * @param fields all of them, known or not, in order
 */
public record ManifestEntry(ReleaseVersion version, String raw, Json.Obj fields) {
  /** The field that names an entry's version. */
  public static final String VERSION = "version";

  /** The field that holds the build time. */
  public static final String RELEASED_AT = "released_at";

  /** When it was built, where the entry says so in a form that is known. */
  public Optional<Instant> releasedAt() {
    return Optional.ofNullable(fields.members().get(RELEASED_AT))
        .flatMap(TimeFormat::find)
        .map(TimeFormat.Reading::instant);
  }

  /** The tarball's size in bytes, where a field named like it holds a number. */
  public Optional<Long> size() {
    return fields.members().entrySet().stream()
        .filter(field -> field.getKey().contains("size"))
        .flatMap(field ->
            field.getValue() instanceof Json.Num(String number) && number.matches("\\d{1,18}")
                ? Optional.of(Long.valueOf(number)).stream()
                : Optional.<Long>empty().stream())
        .findFirst();
  }
}
