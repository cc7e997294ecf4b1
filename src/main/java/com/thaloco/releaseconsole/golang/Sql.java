package com.thaloco.releaseconsole.golang;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of SQL as a schema needs: statements, tables, columns. */
final class Sql {
  private static final Pattern DDL =
      Pattern.compile("(?is)^(create|alter|drop)\\s.*|^pragma\\s+user_version\\s*=.*");
  private static final Pattern TABLE =
      Pattern.compile(
          "(?is)^create\\s+(?:temp(?:orary)?\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?([\\w.\"`\\[\\]]+)\\s*\\((.*)\\).*");
  private static final Pattern ADD_COLUMN =
      Pattern.compile(
          "(?is)^alter\\s+table\\s+([\\w.\"`\\[\\]]+)\\s+add\\s+(?:column\\s+)?([\\w\"`\\[\\]]+)(.*)");

  private Sql() {}

  /**
   * The statements of a text in one spelling: no comments, single blanks, upper-case outside
   * quotes.
   */
  static List<String> statements(String text) {
    List<String> statements = new ArrayList<>();
    StringBuilder now = new StringBuilder();
    int i = 0;
    int depth = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (text.startsWith("--", i)) {
        i = end(text, "\n", i);
        now.append(' ');
      } else if (text.startsWith("/*", i)) {
        i = end(text, "*/", i);
        now.append(' ');
      } else if (c == '\'') {
        int to = end(text, "'", i + 1);
        now.append(text, i, to);
        i = to;
      } else {
        // The body of a trigger holds semicolons.
        if (Character.isLetter(c) && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))) {
          String rest = text.substring(i, Math.min(text.length(), i + 6)).toUpperCase(Locale.ROOT);
          if (now.toString().strip().matches("(?i)create\\s+(temp(orary)?\\s+)?trigger.*")
              && rest.matches("(?s)BEGIN\\b.?")) {
            depth++;
          } else if (depth > 0 && rest.matches("(?s)END\\b.*")) {
            depth--;
          }
        }
        if (c == ';' && depth == 0) {
          add(now, statements);
        } else {
          now.append(Character.toUpperCase(c));
        }
        i++;
      }
    }
    add(now, statements);
    return statements;
  }

  private static int end(String text, String closing, int from) {
    int at = text.indexOf(closing, from);
    return at < 0 ? text.length() : at + closing.length();
  }

  private static void add(StringBuilder now, List<String> statements) {
    String statement =
        now.toString().strip().replaceAll("\\s+", " ").replaceAll("\\s*([(),])\\s*", "$1");
    if (!statement.isEmpty()) {
      statements.add(statement);
    }
    now.setLength(0);
  }

  static boolean isSchema(String statement) {
    return DDL.matcher(statement).matches();
  }

  /** Name and columns of a CREATE TABLE; empty name for anything else. */
  static Map.Entry<String, Map<String, String>> table(String statement) {
    Matcher matcher = TABLE.matcher(statement);
    Map<String, String> columns = new LinkedHashMap<>();
    if (!matcher.matches()) {
      return Map.entry("", columns);
    }
    int depth = 0;
    StringBuilder now = new StringBuilder();
    for (char c : (matcher.group(2) + ",").toCharArray()) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        String column = now.toString().strip();
        String[] parts = column.split("\\s+", 2);
        boolean constraint =
            column.matches("(?i)(primary key|unique|foreign key|check|constraint)\\b.*");
        columns.put(
            constraint ? column : plain(parts[0]),
            constraint ? "constraint" : parts.length > 1 ? parts[1] : "");
        now.setLength(0);
      } else {
        now.append(c);
      }
    }
    columns.remove("");
    return Map.entry(plain(matcher.group(1)), columns);
  }

  /** {@code table.column} of an ADD COLUMN; empty for anything else. */
  static String addedColumn(String statement) {
    Matcher matcher = ADD_COLUMN.matcher(statement);
    return matcher.matches() ? plain(matcher.group(1)) + "." + plain(matcher.group(2)) : "";
  }

  private static String plain(String name) {
    return name.replaceAll("[\"`\\[\\]]", "");
  }

  /** Why older binaries may not get on with a new statement; empty where they do. */
  static String harm(String statement) {
    String upper = statement.toUpperCase(Locale.ROOT);
    if (upper.startsWith("CREATE TABLE")
        || upper.startsWith("CREATE TEMP")
        || upper.startsWith("CREATE INDEX")
        || upper.startsWith("CREATE VIEW")
        || upper.startsWith("DROP INDEX")) {
      return "";
    }
    if (!addedColumn(statement).isEmpty()) {
      return columnHarm(upper);
    }
    if (upper.startsWith("CREATE UNIQUE")) {
      return "a unique index can refuse what older binaries write";
    }
    if (upper.startsWith("DROP TABLE") || upper.contains(" DROP COLUMN")) {
      return "older binaries still read what is dropped";
    }
    if (upper.contains(" RENAME ")) {
      return "older binaries know the old name";
    }
    return "it is unclear whether older binaries get on with it";
  }

  static String columnHarm(String definition) {
    String upper = definition.toUpperCase(Locale.ROOT);
    if (upper.contains("NOT NULL") && !upper.contains("DEFAULT")) {
      return "older binaries insert rows without the new column, which is NOT NULL without a"
          + " default";
    }
    return upper.matches(".*\\b(UNIQUE|PRIMARY KEY)\\b.*") ? "the new column is unique" : "";
  }
}
