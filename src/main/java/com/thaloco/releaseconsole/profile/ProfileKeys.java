package com.thaloco.releaseconsole.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Every key of the profile with its meaning: for comments, tooltips and the documentation. */
public final class ProfileKeys {
  private static final Properties MEANINGS = load();

  private ProfileKeys() {}

  /**
   * One key.
   *
   * @param path with dots, without list indices: {@code build.binaries.name}
   * @param type of the value, for people: {@code a list of texts}
   * @param words the words that are allowed, where the value is one of a few
   */
  public record Key(
      String path, String type, boolean optional, List<String> words, String meaning) {
    /** How many keys it is inside. */
    public int depth() {
      return (int) path.chars().filter(c -> c == '.').count();
    }
  }

  /** All keys in the order of the file. */
  public static List<Key> all() {
    var keys = new ArrayList<Key>();
    collect(Profile.class, "", keys);
    return List.copyOf(keys);
  }

  /** What a key is for; the path is without list indices. */
  public static Optional<String> meaning(String path) {
    return Optional.ofNullable(MEANINGS.getProperty(path));
  }

  private static void collect(Class<?> record, String path, List<Key> keys) {
    for (RecordComponent component : record.getRecordComponents()) {
      String inner = path.isEmpty() ? KeyNames.of(component) : path + "." + KeyNames.of(component);
      Type type = KeyNames.bare(component.getGenericType());
      List<String> words = type instanceof Class<?> c && c.isEnum() ? Scalars.words(c) : List.of();
      keys.add(
          new Key(
              inner, word(type), KeyNames.isOptional(component), words, meaning(inner).orElse("")));
      Type item = item(type);
      if (item instanceof Class<?> c && c.isRecord()) {
        collect(c, inner, keys);
      }
    }
  }

  private static Type item(Type type) {
    return type instanceof ParameterizedType p && p.getRawType() == List.class
        ? p.getActualTypeArguments()[0]
        : type;
  }

  private static String word(Type type) {
    return switch (type) {
      case ParameterizedType p when p.getRawType() == List.class ->
          "a list of " + several(word(p.getActualTypeArguments()[0]));
      case ParameterizedType _ -> "a mapping of names to texts";
      case Class<?> c when c.isRecord() -> "a mapping";
      case Class<?> c when c.isEnum() -> "one of " + String.join(", ", Scalars.words(c));
      default ->
          switch (((Class<?>) type).getSimpleName()) {
            case "Duration" -> "a time such as 90s or 10m";
            case "URI" -> "a URL";
            case "Path" -> "a path";
            case "Pattern" -> "a regular expression";
            default -> "a text";
          };
    };
  }

  private static String several(String one) {
    return one.startsWith("a ") ? one.substring(2).replaceFirst("^(\\w+)", "$1s") : one;
  }

  private static Properties load() {
    var properties = new Properties();
    try (InputStream in = ProfileKeys.class.getResourceAsStream("/profiles/keys.properties")) {
      if (in == null) {
        throw new IllegalStateException("the meanings of the profile's keys are missing");
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
