package com.thaloco.releaseconsole.golang;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The values of Go's literals. */
final class Literals {
  private Literals() {}

  static boolean isString(GoNode node) {
    return node.isAny("interpreted_string_literal", "raw_string_literal");
  }

  /** The value of a string literal; bytes that are no text become replacement characters. */
  static String string(GoNode literal) {
    String text = literal.text();
    String inner = text.length() < 2 ? "" : text.substring(1, text.length() - 1);
    if (literal.is("raw_string_literal")) {
      return inner.replace("\r", "");
    }
    return new String(unescape(inner), StandardCharsets.UTF_8);
  }

  /** A form that is equal exactly for equal values. */
  static String canonical(GoNode literal) {
    return switch (literal.type) {
      case "interpreted_string_literal", "raw_string_literal" -> quote(bytes(literal));
      case "rune_literal" -> "rune:" + rune(literal.text());
      case "int_literal" -> integer(literal.text()).map(v -> "int:" + v).orElse(literal.text());
      case "float_literal", "imaginary_literal" ->
          literal.text().toLowerCase(java.util.Locale.ROOT);
      default -> literal.text();
    };
  }

  private static byte[] bytes(GoNode literal) {
    String text = literal.text();
    String inner = text.length() < 2 ? "" : text.substring(1, text.length() - 1);
    return literal.is("raw_string_literal")
        ? inner.replace("\r", "").getBytes(StandardCharsets.UTF_8)
        : unescape(inner);
  }

  static String quote(byte[] value) {
    StringBuilder out = new StringBuilder("\"");
    for (byte b : value) {
      if (b >= ' ' && b < 0x7F && b != '"' && b != '\\') {
        out.append((char) b);
      } else {
        out.append("\\x%02x".formatted(b & 0xFF));
      }
    }
    return out.append('"').toString();
  }

  private static String rune(String text) {
    byte[] value = unescape(text.substring(1, Math.max(1, text.length() - 1)));
    String decoded = new String(value, StandardCharsets.UTF_8);
    return decoded.codePointCount(0, decoded.length()) == 1 && decoded.codePointAt(0) != 0xFFFD
        ? String.valueOf(decoded.codePointAt(0))
        : value.length == 1 ? String.valueOf(value[0] & 0xFF) : text;
  }

  static Optional<java.math.BigInteger> integer(String text) {
    String digits = text.replace("_", "").toLowerCase(java.util.Locale.ROOT);
    try {
      if (digits.startsWith("0x")) {
        return Optional.of(new java.math.BigInteger(digits.substring(2), 16));
      }
      if (digits.startsWith("0b")) {
        return Optional.of(new java.math.BigInteger(digits.substring(2), 2));
      }
      if (digits.startsWith("0o")) {
        return Optional.of(new java.math.BigInteger(digits.substring(2), 8));
      }
      return Optional.of(
          new java.math.BigInteger(digits, digits.length() > 1 && digits.startsWith("0") ? 8 : 10));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** Resolves escapes; a malformed one stays as it is, since the compiler refuses it anyway. */
  private static byte[] unescape(String inner) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(inner.length());
    int i = 0;
    while (i < inner.length()) {
      int c = inner.codePointAt(i);
      if (c != '\\' || i + 1 >= inner.length()) {
        out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(c);
        continue;
      }
      char kind = inner.charAt(i + 1);
      int simple = "abfnrtv\\'\"".indexOf(kind);
      if (simple >= 0) {
        out.write("\u0007\b\f\n\r\t\u000B\\'\"".charAt(simple));
        i += 2;
        continue;
      }
      int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 3;
      int radix = digits == 3 ? 8 : 16;
      int from = digits == 3 ? i + 1 : i + 2;
      try {
        int value = Integer.parseInt(inner.substring(from, from + digits), radix);
        if (kind == 'u' || kind == 'U') {
          out.writeBytes(Character.toString(value).getBytes(StandardCharsets.UTF_8));
        } else {
          out.write(value);
        }
        i = from + digits;
      } catch (RuntimeException _) {
        out.write('\\');
        i++;
      }
    }
    return out.toByteArray();
  }
}
