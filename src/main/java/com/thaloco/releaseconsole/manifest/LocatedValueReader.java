package com.thaloco.releaseconsole.manifest;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.json.ForeignJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON with the place of every value. Places count UTF-16 units of the decoded text, which a
 * strict decoder and encoder map to bytes and back without loss.
 */
final class LocatedValueReader {
  private static final JsonFactory FACTORY = ForeignJson.factory();

  private final String file;
  private final JsonParser parser;

  private LocatedValueReader(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** The bytes as text. */
  static String decode(byte[] bytes, String file) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      if (text.startsWith("\uFEFF")) {
        throw notJson(file, "begins with a byte order mark, which Go's JSON reader refuses");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw notJson(file, "is not UTF-8 text");
    }
  }

  /** The whole document, which must be one JSON value and nothing else. */
  static LocatedValue read(String text, String file) {
    char[] chars = text.toCharArray();
    try (JsonParser p = FACTORY.createParser(ObjectReadContext.empty(), chars, 0, chars.length)) {
      if (p.nextToken() == null) {
        throw notJson(file, "is empty");
      }
      LocatedValue spot = new LocatedValueReader(file, p).value("");
      if (p.nextToken() != null) {
        throw notJson(file, at(p.currentTokenLocation()) + " continues after the end of the JSON");
      }
      return spot;
    } catch (JacksonException e) {
      TokenStreamLocation where = e.getLocation();
      throw notJson(file, ForeignJson.fault(e) + (where == null ? "" : " at " + at(where)));
    }
  }

  private LocatedValue value(String path) {
    int start = offset(parser.currentTokenLocation());
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(path, start);
      case START_ARRAY -> array(path, start);
      case VALUE_STRING -> {
        String decoded = whole(parser.getString());
        yield leaf(new Json.Text(decoded), start, offset(parser.currentLocation()));
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        String raw = parser.getString();
        yield leaf(new Json.Num(raw), start, start + raw.length());
      }
      default -> {
        String raw = parser.getString();
        yield leaf(new Json.Word(raw), start, start + raw.length());
      }
    };
  }

  private LocatedValue object(String path, int start) {
    var members = new ArrayList<LocatedValue.Member>();
    var values = new LinkedHashMap<String, Json>();
    // Where clients look, names that differ in case count as one: Go reads them so, the last one
    // wins.
    boolean known = path.isEmpty() || path.matches("[^.\\[\\]]+\\[\\d+]");
    var seen =
        new TreeSet<String>(known ? String.CASE_INSENSITIVE_ORDER : Comparator.naturalOrder());
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = whole(parser.currentName());
      TokenStreamLocation where = parser.currentTokenLocation();
      String inside = path.isEmpty() ? name : path + "." + name;
      if (!seen.add(name)) {
        throw Shape.wrong(
            file,
            inside,
            "the name occurs twice in one object, again at " + at(where),
            "Clients may disagree on which one to read.");
      }
      parser.nextToken();
      LocatedValue value = value(inside);
      values.put(name, value.value());
      members.add(new LocatedValue.Member(name, offset(where), value));
    }
    return new LocatedValue(
        new Json.Obj(values), start, offset(parser.currentLocation()), members, List.of());
  }

  /** Escapes can write half of a character beyond U+FFFF: some readers replace it, some refuse. */
  private String whole(String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw notJson(file, at(parser.currentTokenLocation()) + " has an escape of half a character");
    }
    return text;
  }

  private LocatedValue array(String path, int start) {
    var items = new ArrayList<LocatedValue>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(path + "[" + items.size() + "]"));
    }
    var values = items.stream().map(LocatedValue::value).toList();
    return new LocatedValue(
        new Json.Arr(values), start, offset(parser.currentLocation()), List.of(), items);
  }

  private static LocatedValue leaf(Json value, int start, int end) {
    return new LocatedValue(value, start, end, List.of(), List.of());
  }

  private static int offset(TokenStreamLocation where) {
    return Math.toIntExact(where.getCharOffset());
  }

  private static String at(TokenStreamLocation where) {
    return "line " + where.getLineNr() + ", column " + where.getColumnNr();
  }

  private static RuntimeException notJson(String file, String what) {
    return Problem.input(
            "manifest.not-json",
            file + (what.startsWith("line") ? ", " : " ") + what + ".",
            "Nothing was written: clients that read it now fail too.",
            "Restore a valid copy from history/, or fix the file.")
        .toException();
  }
}
