package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.GoValue.Text;
import com.thaloco.releaseconsole.golang.GoValue.Thing;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands and flags in the tags of a struct: kong, go-flags and go-arg. */
final class CliTags {
  private static final Pattern TAG = Pattern.compile("([\\w-]+):\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** Adds what the fields of a struct say. */
  void add(Thing command, GoValue value, GoTypes types) {
    if (value instanceof Thing struct && struct.struct.isPresent()) {
      fields(command, struct, types, "", 0);
    }
  }

  private void fields(Thing command, Thing struct, GoTypes types, String prefix, int depth) {
    for (GoTypes.Field declared : depth > 20 ? List.<GoTypes.Field>of() : types.fields(struct)) {
      GoNode field = declared.node();
      String tag = field.child("tag").map(Literals::string).orElse("");
      String name = declared.names().getFirst();
      if (name.isEmpty()
          || tag.matches("(kong|no-flag|arg):\"(-|true)\"")
          || (!declared.embedded() && !Character.isUpperCase(name.codePointAt(0)))) {
        continue;
      }
      GoValue inner = types.field(struct, name);
      if (!(inner instanceof Thing) && field.child("type").isPresent()) {
        inner =
            types.of(field.child("type").get(), struct.struct.orElseThrow().owner(), false, field);
      }
      boolean flat =
          declared.embedded() || has(tag, "embed") || has(tag, "group") && inner instanceof Thing;
      Optional<String> sub = sub(command, tag, name);
      if (sub.isPresent()) {
        var child =
            new Thing(
                command.type.replaceFirst("\\.\\w+$", ".Command"), Optional.empty(), true, field);
        child.fields.put("Name", new Text(sub.get()));
        String aliases = value(tag, "aliases").or(() -> value(tag, "alias")).orElse("");
        child.fields.put(
            "Aliases",
            new GoValue.Many(
                Arrays.stream(aliases.split(",", -1))
                    .filter(a -> !a.isBlank())
                    .<GoValue>map(a -> new Text(a.strip()))
                    .toList()));
        command.commands.add(child);
        if (inner instanceof Thing thing) {
          fields(child, thing, types, prefix, depth + 1);
        }
      } else if (has(tag, "positional-args") && inner instanceof Thing thing) {
        types
            .fields(thing)
            .forEach(f ->
                flag(command, argument(command), "value", f.node()).required =
                    tag.contains("required"));
      } else if (flat && inner instanceof Thing thing) {
        fields(command, thing, types, prefix + value(tag, "prefix").orElse(""), depth + 1);
      } else {
        flag(command, field, tag, name, prefix);
      }
    }
  }

  private static Optional<String> sub(Thing command, String tag, String name) {
    if (command.type.contains("go-arg")) {
      return value(tag, "arg")
          .filter(a -> a.startsWith("subcommand"))
          .map(a ->
              a.contains(":") ? a.substring(a.indexOf(':') + 1) : name.toLowerCase(Locale.ROOT));
    }
    if (command.type.contains("go-flags")) {
      return value(tag, "command");
    }
    return has(tag, "cmd")
        ? value(tag, "name").or(() -> Optional.of(dashed(name)))
        : Optional.empty();
  }

  private static void flag(Thing command, GoNode field, String tag, String name, String prefix) {
    String type = field.child("type").map(Values::tokens).orElse("value").replaceFirst("^\\*", "");
    boolean goFlags = command.type.contains("go-flags");
    boolean goArg = command.type.contains("go-arg");
    String rule = value(tag, "arg").orElse("");
    String longName =
        goFlags
            ? value(tag, "long").or(() -> value(tag, "short")).orElse("")
            : goArg
                ? Arrays.stream(rule.split(",\\s*", -1))
                    .filter(p -> p.startsWith("--"))
                    .map(p -> p.substring(2))
                    .findFirst()
                    .orElse(name.toLowerCase(Locale.ROOT))
                : value(tag, "name").orElse(dashed(name));
    if (longName.isEmpty()) {
      return;
    }
    boolean positional = goArg ? rule.contains("positional") : !goFlags && has(tag, "arg");
    CliFlag flag = flag(command, positional ? argument(command) : prefix + longName, type, field);
    flag.shortName =
        goArg
            ? Arrays.stream(rule.split(",\\s*", -1))
                .filter(p -> p.matches("-\\w"))
                .map(p -> p.substring(1))
                .findFirst()
                .orElse("")
            : value(tag, "short").filter(s -> !s.equals(longName)).orElse("");
    if (has(tag, "negatable")) {
      flag.others.add("no-" + longName);
    }
    value(tag, "default").ifPresent(d -> flag.preset(new Text(d)));
    flag.required =
        rule.contains("required")
            || value(tag, "required").filter(r -> !r.matches("false|no")).isPresent()
            || (positional && !goArg && !has(tag, "optional") && flag.preset.isEmpty());
  }

  private static CliFlag flag(Thing command, String name, String type, GoNode at) {
    return command.flags.computeIfAbsent(name, n -> new CliFlag(n, type, at));
  }

  /** The next positional argument: its place is what a caller knows. */
  static String argument(Thing command) {
    return "argument "
        + (1 + command.flags.keySet().stream().filter(k -> k.startsWith("argument ")).count());
  }

  private static boolean has(String tag, String key) {
    return Pattern.compile("(^|\\s)" + key + "(:\"|\\s|$)").matcher(tag).find();
  }

  private static Optional<String> value(String tag, String key) {
    Matcher matcher = TAG.matcher(tag);
    while (matcher.find()) {
      if (matcher.group(1).equals(key)) {
        return Optional.of(matcher.group(2));
      }
    }
    return Optional.empty();
  }

  /** {@code HTTPProxy} as {@code http-proxy}. */
  private static String dashed(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])", "$1$3-$2")
        .toLowerCase(Locale.ROOT);
  }
}
