package com.thaloco.releaseconsole.snapshot;

import com.thaloco.releaseconsole.json.ForeignJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** When an entry says that it was released, whatever its field is called. */
final class ReleasedAt {
  private ReleasedAt() {}

  /** The first field of the entry that holds a time. */
  static Optional<Instant> of(String entry) {
    try {
      for (JsonNode value : ForeignJson.mapper().build().readTree(entry)) {
        if (value.isString() && value.asString().matches("\\d{4}-\\d\\d-\\d\\dT.*")) {
          return Optional.of(OffsetDateTime.parse(value.asString()).toInstant());
        }
      }
    } catch (JacksonException | DateTimeException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }
}
