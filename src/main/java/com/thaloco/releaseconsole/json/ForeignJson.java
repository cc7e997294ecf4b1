package com.thaloco.releaseconsole.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The readers of all JSON that this process did not write itself: of the bucket, the repository,
 * the forge, the state folder. Whoever walks such a document may recurse: it nests at most {@value
 * #DEPTH} deep.
 */
public final class ForeignJson {
  /** The deepest nesting. Real documents stay below 10. */
  public static final int DEPTH = 64;

  /** The longest name of a member. */
  private static final int NAME = 1_000;

  /** The longest number, in characters. */
  private static final int NUMBER = 100;

  private ForeignJson() {}

  /** A factory of parsers that end with an exception at what is beyond the limits. */
  public static JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEPTH)
                .maxNameLength(NAME)
                .maxNumberLength(NUMBER)
                .build())
        .build();
  }

  /** A mapper that ignores unknown members, and refuses a record with a part that is missing. */
  public static JsonMapper.Builder mapper() {
    return JsonMapper.builder(factory())
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
  }

  /** What is wrong with a document, after its name; where, its location says. */
  public static String fault(JacksonException e) {
    return switch (e) {
      case UnexpectedEndOfInputException _ -> "ends in the middle";
      case StreamConstraintsException _ ->
          "nests too deep, or has a name or number that is too long,";
      case DatabindException _ -> "has an unexpected shape";
      default -> "is not valid JSON";
    };
  }

  /**
   * Reads one record.
   *
   * @throws JacksonException also where the document is {@code null}
   */
  public static <T> T read(JsonMapper mapper, byte[] json, Class<T> type) {
    T value = mapper.readValue(json, type);
    if (value == null) {
      throw MismatchedInputException.from(null, type, "the document is null");
    }
    return value;
  }
}
