package com.thaloco.releaseconsole.profile;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The keys of the file: names of record components in snake case. */
final class KeyNames {
  private KeyNames() {}

  static String of(RecordComponent component) {
    String name = component.getName();
    return name.equals("packagePath")
        ? "package" // a reserved word of the language
        : name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  static List<String> of(Class<?> record) {
    return Arrays.stream(record.getRecordComponents()).map(KeyNames::of).toList();
  }

  /** Whether the key may be left out: what is optional, a list or a map. */
  static boolean isOptional(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType p
        && (p.getRawType() == Optional.class
            || p.getRawType() == List.class
            || p.getRawType() == Map.class);
  }

  /** The type without an {@code Optional} around it. */
  static Type bare(Type type) {
    return type instanceof ParameterizedType p && p.getRawType() == Optional.class
        ? p.getActualTypeArguments()[0]
        : type;
  }

  /** The word of an enum constant in the file. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The nearest of the names, where one is near enough to be meant. */
  static Optional<String> nearest(String name, Collection<String> names) {
    return names.stream()
        .filter(n -> distance(name, n) <= Math.max(2, n.length() / 3))
        .min(Comparator.comparingInt(n -> distance(name, n)));
  }

  /** Levenshtein's distance, in which two swapped neighbours count as one edit. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
