package com.thaloco.releaseconsole.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * docs/profile.md and docs/profile.schema.json say what the records say; -Dwrite.docs writes them.
 */
class ProfileDocsTest {
  private static final Path DOCS = Path.of("docs");
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Test
  void theListOfKeysAgreesWithTheRecords() throws IOException {
    var lines = new StringBuilder();
    for (ProfileKeys.Key key : ProfileKeys.all()) {
      lines
          .append("| `")
          .append(key.path())
          .append("` | ")
          .append(key.type())
          .append(key.optional() ? " | no | " : " | yes | ")
          .append(key.meaning().replace("|", "\\|"))
          .append(" |\n");
    }
    Path file = DOCS.resolve("profile.md");
    String text = Files.readString(file);
    String begin = "| key | value | needed | meaning |\n| --- | --- | --- | --- |\n";
    int from = text.indexOf(begin) + begin.length();
    String expected = text.substring(0, from) + lines;
    same(file, text, expected);
  }

  @Test
  void theSchemaAgreesWithTheRecords() throws IOException {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Profile of a project for the release console");
    schema.putAll(object(Profile.class, ""));
    Path file = DOCS.resolve("profile.schema.json");
    String expected = JSON.writeValueAsString(schema).replace("\r\n", "\n") + "\n";
    same(file, Files.exists(file) ? Files.readString(file) : "", expected);
  }

  private static void same(Path file, String text, String expected) throws IOException {
    if (System.getProperty("write.docs") != null) {
      Files.writeString(file, expected);
    } else {
      assertThat(text).isEqualTo(expected);
    }
  }

  private static Map<String, Object> object(Class<?> record, String path) {
    var properties = new LinkedHashMap<String, Object>();
    var required = new java.util.ArrayList<String>();
    if (record == Profile.class) {
      properties.put("format", Map.of("const", ProfileReader.FORMAT));
      required.add("format");
    }
    for (RecordComponent c : record.getRecordComponents()) {
      String inner = path.isEmpty() ? KeyNames.of(c) : path + "." + KeyNames.of(c);
      var value = new LinkedHashMap<String, Object>();
      value.put("description", ProfileKeys.meaning(inner).orElseThrow());
      value.putAll(type(KeyNames.bare(c.getGenericType()), inner));
      properties.put(KeyNames.of(c), value);
      if (!KeyNames.isOptional(c)) {
        required.add(KeyNames.of(c));
      }
    }
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    schema.put("required", required);
    schema.put("properties", properties);
    return schema;
  }

  private static Map<String, Object> type(Type type, String path) {
    var schema = new LinkedHashMap<String, Object>();
    if (type instanceof ParameterizedType p && p.getRawType() == List.class) {
      schema.put("type", "array");
      schema.put("items", type(p.getActualTypeArguments()[0], path));
    } else if (type instanceof ParameterizedType) {
      schema.put("type", "object");
      schema.put("additionalProperties", Map.of("type", "string"));
    } else if (((Class<?>) type).isRecord()) {
      return object((Class<?>) type, path);
    } else {
      schema.put("type", "string");
      switch (((Class<?>) type).getSimpleName()) {
        case "Duration" -> schema.put("pattern", "^(0|[1-9][0-9]{0,8})(ms|s|m|h)$");
        case "URI" -> schema.put("format", "uri");
        case "Pattern" -> schema.put("format", "regex");
        default -> {
          if (((Class<?>) type).isEnum()) {
            schema.put("enum", Scalars.words((Class<?>) type));
          }
        }
      }
    }
    return schema;
  }
}
