package com.thaloco.releaseconsole.catalog;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.json.ForeignJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A catalog: a JSON document with a list of entries, or an object of entries by name. Entries are
 * known by {@code name}, else {@code id}, {@code key} or {@code version}.
 */
public record Catalog(String path, List<CatalogEntry> entries) {
  private static final JsonMapper JSON =
      ForeignJson.mapper()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // entries are read one by one
          .build();
  private static final List<String> NAMES = List.of("name", "id", "key", "version");

  public Catalog {
    entries = List.copyOf(entries);
  }

  /** No entry at all: the file did not exist yet. */
  public static Catalog empty(String path) {
    return new Catalog(path, List.of());
  }

  /**
   * Reads a catalog.
   *
   * @param field the name of the list in it
   * @throws com.thaloco.releaseconsole.flow.ProblemException if it can't be read, an entry has no
   *     name, or two have the same
   */
  public static Catalog parse(byte[] bytes, String path, String field) {
    var entries = new ArrayList<CatalogEntry>();
    boolean found = false;
    if (bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb) {
      throw unreadable(path, 1, "a byte order mark, which Go takes as part of the document")
          .toException();
    }
    try (JsonParser parser = JSON.createParser(bytes)) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_ARRAY) {
        found = true;
        list(parser, path, entries);
      } else if (first == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          boolean wanted = parser.currentName().equals(field);
          found |= wanted;
          JsonToken value = parser.nextToken();
          if (wanted && value == JsonToken.START_ARRAY) {
            list(parser, path, entries);
          } else if (wanted && value == JsonToken.START_OBJECT) {
            byName(parser, path, entries);
          } else if (wanted && value != JsonToken.VALUE_NULL) {
            throw unreadable(path, line(parser), field + " is no list").toException();
          } else {
            parser.skipChildren();
          }
        }
      } else {
        throw unreadable(path, 1, "it is neither an object nor a list").toException();
      }
      if (parser.nextToken() != null) {
        throw unreadable(path, line(parser), "something follows the document").toException();
      }
    } catch (JacksonException e) {
      TokenStreamLocation where = e.getLocation();
      throw unreadable(
              path,
              where == null ? 1 : Math.max(1, where.getLineNr()),
              "it " + ForeignJson.fault(e))
          .toException();
    }
    if (!found) {
      throw unreadable(path, 1, "it has no " + field).toException();
    }
    refuseTwins(path, entries);
    return new Catalog(path, entries);
  }

  private static void list(JsonParser parser, String path, List<CatalogEntry> entries) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int line = line(parser);
      JsonNode node = JSON.readTree(parser);
      if (!node.isObject()) {
        throw unreadable(path, line, "an entry is no object").toException();
      }
      String name =
          NAMES.stream()
              .map(node::path)
              .filter(value -> value.isString() && !value.stringValue().isBlank())
              .map(JsonNode::stringValue)
              .findFirst()
              .orElseThrow(() -> unreadable(path, line, "an entry has no name").toException());
      entries.add(entry(path, name, line, node));
    }
  }

  private static void byName(JsonParser parser, String path, List<CatalogEntry> entries) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      int line = line(parser);
      JsonNode node = JSON.readTree(parser);
      if (!node.isObject()) {
        throw unreadable(path, line, "the entry %s is no object".formatted(name)).toException();
      }
      entries.add(entry(path, name, line, node));
    }
  }

  private static CatalogEntry entry(String path, String name, int line, JsonNode node) {
    if (EntryObjects.hasOddSize(node)) {
      throw unreadable(path, line, "a size of %s is no whole number of bytes".formatted(name))
          .toException();
    }
    return new CatalogEntry(name, line, EntryObjects.form(node), EntryObjects.of(node));
  }

  private static int line(JsonParser parser) {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private static void refuseTwins(String path, List<CatalogEntry> entries) {
    Set<String> names = new HashSet<>();
    for (CatalogEntry entry : entries) {
      if (!names.add(entry.name())) {
        throw unreadable(path, entry.line(), "there are two entries %s".formatted(entry.name()))
            .toException();
      }
    }
  }

  private static Problem unreadable(String path, int line, String why) {
    return Problem.input(
        "catalog.unreadable",
        "%s:%d: the catalog can't be read: %s.".formatted(path, line, why),
        "Its entries were not checked.",
        "Fix the file, commit and push; then check again.");
  }
}
