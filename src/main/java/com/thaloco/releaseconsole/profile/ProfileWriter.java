package com.thaloco.releaseconsole.profile;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes a profile as a commented file that reads back as an equal one. Paths are written as they
 * are: give absolute ones, or such as were read.
 */
public final class ProfileWriter {
  private final StringBuilder out = new StringBuilder();

  private ProfileWriter() {}

  /** The text of {@code .release-console.yaml}. */
  public static String write(Profile profile) {
    var writer = new ProfileWriter();
    writer.out.append("# The profile of ").append(profile.project());
    writer.out.append(" for the release console. docs/profile.md says what each key is for.\n");
    writer.out.append("format: ").append(ProfileReader.FORMAT).append('\n');
    writer.members(profile, "", "", false);
    return writer.out.toString();
  }

  private void members(Object record, String path, String indent, boolean firstInline) {
    boolean inline = firstInline;
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = valueOf(component, record);
      if (value instanceof Optional<?> o) {
        if (o.isEmpty()) {
          continue;
        }
        value = o.get();
      }
      if (isEmpty(value)) {
        continue;
      }
      String key = KeyNames.of(component);
      String inner = path.isEmpty() ? key : path + "." + key;
      if (!inline) {
        comment(inner, indent);
        out.append(indent);
      }
      inline = false;
      out.append(key).append(':');
      boolean ordered = inner.equals("manifest.entry");
      value(value, inner, indent, ordered);
    }
  }

  /** Comments stand at sections and their keys, not again at each item of a list. */
  private void comment(String path, String indent) {
    if (indent.isEmpty()) {
      out.append('\n');
    }
    if (indent.length() <= 2) {
      ProfileKeys.meaning(path)
          .ifPresent(m -> out.append(indent).append("# ").append(m).append('\n'));
    }
  }

  private void value(Object value, String path, String indent, boolean ordered) {
    switch (value) {
      case Map<?, ?> m -> {
        out.append('\n');
        Map<?, ?> entries = ordered ? m : new TreeMap<>(m);
        entries.forEach((k, v) ->
            out.append(indent)
                .append("  ")
                .append(YamlScalars.write(k.toString()))
                .append(": ")
                .append(YamlScalars.write(v.toString()))
                .append('\n'));
      }
      case List<?> l when l.getFirst() instanceof Record -> {
        out.append('\n');
        for (Object item : l) {
          out.append(indent).append("  - ");
          members(item, path, indent + "    ", true);
        }
      }
      case List<?> l when l.getFirst() instanceof List<?> -> {
        out.append('\n');
        l.forEach(
            item -> out.append(indent).append("  - ").append(flow((List<?>) item)).append('\n'));
      }
      case List<?> l -> out.append(' ').append(flow(l)).append('\n');
      case Record r -> {
        out.append('\n');
        members(r, path, indent + "  ", false);
      }
      default -> out.append(' ').append(YamlScalars.write(Scalars.write(value))).append('\n');
    }
  }

  private static String flow(List<?> items) {
    return "["
        + String.join(", ", items.stream().map(i -> YamlScalars.write(Scalars.write(i))).toList())
        + "]";
  }

  private static boolean isEmpty(Object value) {
    return (value instanceof List<?> l && l.isEmpty())
        || (value instanceof Map<?, ?> m && m.isEmpty());
  }

  private static Object valueOf(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record of the profile can't be read", e);
    }
  }
}
