package com.thaloco.releaseconsole.profile;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Texts as YAML scalars: plain where that is surely a text, else in double quotes. */
final class YamlScalars {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z./][A-Za-z0-9./_=+-]*( [A-Za-z0-9./_=+-]+)*");
  private static final Pattern URL = Pattern.compile("https?://[A-Za-z0-9./_:-]*[A-Za-z0-9/]");

  private static final ScalarResolver RESOLVER = new CoreSchema().getScalarResolver();

  private YamlScalars() {}

  static String write(String text) {
    boolean plain = PLAIN.matcher(text).matches() || URL.matcher(text).matches();
    return plain && RESOLVER.resolve(text, true).equals(Tag.STR) ? text : quoted(text);
  }

  private static String quoted(String text) {
    var out = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
              if (c < 0x20 || (c >= 0x7f && c <= 0xa0) || isOdd(c)) {
                out.append(c > 0xffff ? "\\U%08x".formatted(c) : "\\u%04x".formatted(c));
              } else {
                out.appendCodePoint(c);
              }
            }
          }
        });
    return out.append('"').toString();
  }

  /** What YAML does not print, or what would look like something else in an editor. */
  private static boolean isOdd(int c) {
    return c == 0x2028
        || c == 0x2029
        || c == 0xfeff
        || c > 0xffff
        || (c >= 0xd800 && c <= 0xdfff)
        || c == 0xfffe
        || c == 0xffff
        || Character.getType(c) == Character.FORMAT;
  }
}
