package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.golang.GoValue.Func;
import com.thaloco.releaseconsole.golang.GoValue.Thing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reports the commands that were made, each with its path, flags and arguments. */
final class CliReport {
  /** What a library calls for a command, with the command's path. */
  record Handler(GoPackage owner, GoNode node, String path) {}

  private static final Pattern HANDLER =
      Pattern.compile("(Persistent)?(Pre)?RunE?|Args|Action|Before|Exec");

  private final GoModule module;
  private final CliSymbols.Report report;
  private final List<Handler> handlers = new ArrayList<>();

  CliReport(GoModule module, CliSymbols.Report report) {
    this.module = module;
    this.report = report;
  }

  void report(Collection<Thing> made) {
    Set<Thing> inside = new HashSet<>();
    for (Thing thing : made) {
      inside.addAll(children(thing));
      inside.addAll(thing.sets);
    }
    // One that was made once more, only to copy from, is no command of its own.
    Set<Map.Entry<GoNode, String>> again =
        inside.stream().map(t -> Map.entry(t.at, name(t))).collect(Collectors.toSet());
    made.stream()
        .filter(t -> !inside.contains(t) && !again.contains(Map.entry(t.at, name(t))))
        .filter(t -> !(name(t).equals("?") && isBare(t)))
        .forEach(t -> command(t, "", 0));
  }

  /** What the library calls for the commands that were reported. */
  List<Handler> handlers() {
    return handlers;
  }

  private static boolean isBare(Thing thing) {
    return children(thing).isEmpty()
        && thing.flags.isEmpty()
        && thing.sets.stream().allMatch(CliReport::isBare);
  }

  private static List<Thing> children(Thing thing) {
    List<Thing> all = new ArrayList<>(thing.commands);
    all.addAll(thing.things("Commands"));
    all.addAll(thing.things("Subcommands"));
    if (thing.fields.get("Commands") instanceof GoValue.Table(Map<GoValue, GoValue> table)) {
      table.forEach((key, _) ->
          GoValue.text(key)
              .ifPresent(name -> {
                var child = new Thing("hashicorp/cli.Command", Optional.empty(), true, thing.at);
                child.fields.put("Name", new GoValue.Text(name));
                all.add(child);
              }));
    }
    return all;
  }

  static String name(Thing thing) {
    String text = thing.text("Use").or(() -> thing.text("Name")).orElse("?").strip();
    // The name of a set of flags is often the whole path of its command.
    boolean whole = thing.simpleType().equals("FlagSet");
    String first = whole ? text : text.split("[\\s,]+", 2)[0];
    return first.isEmpty() || first.contains(GoTexts.REST) ? "?" : first;
  }

  private void command(Thing thing, String prefix, int depth) {
    if (depth > 12) {
      return;
    }
    String path = (prefix + " " + name(thing)).strip();
    boolean set = thing.simpleType().equals("FlagSet");
    if (!set) {
      report.add("command", path, "arguments " + arguments(thing.fields.get("Args")), thing.at);
      aliases(thing).forEach(a -> report.add("command", path + " alias " + a, "alias", thing.at));
      words(thing).forEach(w -> report.add("command", path + " " + w, CliDispatch.WORD, thing.at));
    }
    thing.fields.forEach((field, value) -> {
      if (value instanceof Func function && HANDLER.matcher(field).matches()) {
        handlers.add(new Handler(function.owner(), function.node(), path));
      }
    });
    Map<String, CliFlag> flags = new LinkedHashMap<>();
    flags(thing, flags, new HashSet<>());
    flags.values().forEach(flag -> flag(path, flag, thing.required.contains(flag.name)));
    thing.foreign.forEach((function, at) ->
        report.add(
            "unread",
            path + " " + function,
            "flags of another module%s, by %d arguments"
                .formatted(version(function, at), CliCode.arguments(at).size()),
            at));
    for (Thing child : children(thing)) {
      command(child, path, depth + 1);
    }
  }

  /** The version of the module whose function it is: another one may add other flags. */
  private String version(String function, GoNode at) {
    return module
        .packageIn(GoSource.folder(at.source.path()))
        .importPath(at.source, function.replaceFirst("\\W.*", ""))
        .flatMap(module::required)
        .map(version -> " " + version)
        .orElse("");
  }

  private static List<String> aliases(Thing thing) {
    List<String> all = new ArrayList<>(GoValue.texts(thing.fields.get("Aliases")));
    thing.text("ShortName").filter(s -> !s.isEmpty()).ifPresent(all::add);
    return all;
  }

  /** The words that cobra itself takes, and no other. */
  private static List<String> words(Thing thing) {
    boolean only =
        GoValue.shown(thing.fields.getOrDefault("Args", GoValue.NIL)).contains("OnlyValidArgs");
    return only ? GoValue.texts(thing.fields.get("ValidArgs")) : List.of();
  }

  private void flag(String path, CliFlag flag, boolean required) {
    if (flag.name.startsWith("argument ")) {
      report.add("argument", path + " " + flag.name, flag.type, flag.at);
      if (flag.required) {
        report.add("required argument", path + " " + flag.name, "required", flag.at);
      }
      return;
    }
    report.add("flag", path + " --" + flag.name, flag.shape(), flag.at);
    flag.others.forEach(o -> report.add("flag", path + " --" + o, flag.type, flag.at));
    if (required || flag.required) {
      report.add("required flag", path + " --" + flag.name, "required", flag.at);
    }
  }

  private static void flags(Thing thing, Map<String, CliFlag> found, Set<Thing> seen) {
    if (!seen.add(thing)) {
      return;
    }
    thing.flags.forEach(found::putIfAbsent);
    thing.things("Flags").forEach(f -> literal(f, found));
    thing.things("FlagSet").forEach(s -> flags(s, found, seen));
    thing.sets.forEach(s -> flags(s, found, seen));
  }

  /** A flag that is a struct of its own, as urfave/cli has it: {@code Name: "author, a"}. */
  private static void literal(Thing thing, Map<String, CliFlag> found) {
    List<String> names =
        new ArrayList<>(List.of(thing.text("Name").orElse("").strip().split("\\s*,\\s*", -1)));
    names.addAll(GoValue.texts(thing.fields.get("Aliases")));
    if (names.getFirst().isEmpty()) {
      return;
    }
    String type = thing.simpleType().replaceFirst("Flag$", "").toLowerCase(java.util.Locale.ROOT);
    var flag = new CliFlag(names.getFirst(), type, thing.at);
    for (String other : names.subList(1, names.size())) {
      if (other.length() == 1 && flag.shortName.isEmpty()) {
        flag.shortName = other;
      } else if (!other.isEmpty()) {
        flag.others.add(other);
      }
    }
    Optional.ofNullable(thing.fields.get("Value")).ifPresent(flag::preset);
    flag.required = GoExpressions.TRUE.equals(thing.fields.get("Required"));
    found.putIfAbsent(flag.name, flag);
  }

  private String arguments(@org.jspecify.annotations.Nullable GoValue value) {
    if (value == null) {
      return "any";
    }
    if (!(value instanceof Func(GoNode node, GoPackage owner, GoFrame outer, var _))) {
      String shown = GoValue.shown(value);
      return shown.isEmpty() ? "checked by code" : shown;
    }
    StringBuilder text = new StringBuilder(FormWriter.of(module, owner, node).text());
    if (outer != null) {
      node.find(n -> n.is("identifier"))
          .forEach(n -> {
            GoValue captured = outer.find(n.text());
            text.append(captured == null ? "" : GoValue.shown(captured));
          });
    }
    return "checked by code "
        + Hashes.sha256(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 8);
  }
}
