package com.thaloco.releaseconsole.journal;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.json.ForeignJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How state is written as JSON: instants as ISO text, unknown fields of newer programs kept out.
 */
final class StateJson {
  private static final JsonMapper MAPPER =
      ForeignJson.mapper().addModule(RemedyJson.module()).build();

  private StateJson() {}

  static byte[] line(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  static <T> T read(byte[] json, Class<T> type) {
    return ForeignJson.read(MAPPER, json, type);
  }

  /** A file of the state folder, if it is there. */
  static <T> Optional<T> file(Path file, Class<T> type) {
    try {
      return Files.exists(file)
          ? Optional.of(read(Files.readAllBytes(file), type))
          : Optional.empty();
    } catch (JacksonException e) {
      throw Problem.input(
              "state.damaged",
              "A file of the state folder can't be read: %s %s."
                  .formatted(file, ForeignJson.fault(e)),
              "Nothing was done with it.",
              "Move the file aside and run the same command again.")
          .toException();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
