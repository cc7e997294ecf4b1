package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.GoValue.Code;
import com.thaloco.releaseconsole.golang.GoValue.Text;
import com.thaloco.releaseconsole.golang.GoValue.Thing;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the known command line libraries do with a call: cobra, pflag, flag, kingpin and others. */
final class CliLibraries {
  private static final Pattern LIBRARY =
      Pattern.compile(
          "flag|.*/(cobra|pflag|kong|go-flags|go-arg|ffcli)(/v\\d+)?"
              + "|.*/(urfave|codegangsta|mitchellh|hashicorp)/cli([./]v\\d+)?(/altsrc)?|.*/kingpin([./]v\\d+)?");
  private static final Pattern FLAG =
      Pattern.compile(
          "((?:Bool|Count|Text|IP|IPMask|IPNet|U?[iI]nt(?:8|16|32|64)?|Float(?:32|64)|String|Duration"
              + "|BytesHex|BytesBase64|StringTo\\w+?|StringArray|\\w+Slice|Time|(?:Bool)?Func))?(Var)?(PF?)?");

  /** Asked for each name that is followed; there are only as many as import paths. */
  private static final Map<String, Boolean> KNOWN = new java.util.concurrent.ConcurrentHashMap<>();

  private static final Set<String> COMMANDS =
      Set.of("Command", "App", "CLI", "Application", "CmdClause", "FlagSet", "Parser", "Kong");
  private static final Pattern ADDS =
      Pattern.compile("(.*\\.)?(Add|Register|Install|Setup|Init)\\w*|(.*\\.)?(?!Bind)\\w*Flags");
  private static final Set<String> UNTYPED =
      Set.of(
          "Help",
          "Hidden",
          "PlaceHolder",
          "Envar",
          "NoEnvar",
          "Action",
          "PreAction",
          "HintOptions",
          "HintAction",
          "OverrideDefaultFromEnvar",
          "Validate",
          "IsSetByUser",
          "UsageAction");

  private final Set<Thing> made = new LinkedHashSet<>();
  private final Map<String, Thing> programs = new HashMap<>();
  private final CliTags tags = new CliTags();
  private final CliSymbols.Unread unread;
  private String program = "?";

  CliLibraries(CliSymbols.Unread unread) {
    this.unread = unread;
  }

  static boolean isLibrary(String importPath) {
    return KNOWN.computeIfAbsent(importPath, path -> LIBRARY.matcher(path).matches());
  }

  /** Whether a type is one of a library. */
  static boolean knows(String type) {
    return type.indexOf('#') < 0
        && type.indexOf('.') > 0
        && isLibrary(type.substring(0, type.lastIndexOf('.')));
  }

  /** The commands, programs and flag sets that were met. */
  Set<Thing> made() {
    return made;
  }

  /** From here on flags of the whole program are those of this one. */
  void program(String name) {
    program = name;
  }

  void made(Thing thing) {
    if (knows(thing.type) && COMMANDS.contains(thing.simpleType())) {
      made.add(thing);
    }
  }

  private Thing make(String type, String name, GoNode at) {
    var thing = new Thing(type, Optional.empty(), true, at);
    thing.fields.put("Name", new Text(name));
    return thing;
  }

  private Thing wholeProgram(String path, String type, GoNode at) {
    Thing thing =
        programs.computeIfAbsent(program + " " + path, _ -> make(path + "." + type, program, at));
    made.add(thing);
    return thing;
  }

  /** A name of a package that is not the repository's. */
  GoValue value(String path, String name, GoNode at) {
    return name.equals("CommandLine") && isLibrary(path)
        ? wholeProgram(path, path.contains("kingpin") ? "Application" : "FlagSet", at)
        : foreignName(path, name);
  }

  /** What another module calls a value says nothing of it; the standard library's names do. */
  private static GoValue foreignName(String path, String name) {
    boolean standard = path.replaceFirst("/.*", "").indexOf('.') < 0;
    return standard || isLibrary(path) ? new Code(last(path) + "." + name) : GoValue.UNKNOWN;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** A call of a function of such a package. */
  GoValue call(String path, String name, List<GoValue> arguments, GoNode at, GoRun run) {
    Optional<String> first = arguments.stream().findFirst().flatMap(GoValue::text);
    if (!isLibrary(path)) {
      given(last(path) + "." + name, arguments, at);
      return foreign(path, name, arguments);
    }
    if (path.equals("flag") || path.endsWith("/pflag")) {
      if (!name.equals("NewFlagSet")) {
        return method(wholeProgram(path, "FlagSet", at), name, arguments, at, run);
      }
      Thing set = make(path + ".FlagSet", first.filter(n -> !n.isBlank()).orElse(program), at);
      made.add(set);
      return set;
    }
    if (path.contains("kingpin")) {
      if (!name.equals("New")) {
        return name.matches("Command|Flag|Arg")
            ? method(wholeProgram(path, "Application", at), name, arguments, at, run)
            : GoValue.UNKNOWN;
      }
      Thing app = make(path + ".Application", first.orElse(program), at);
      made.add(app);
      return app;
    }
    if (path.matches(".*/(kong|go-flags|go-arg)(/v\\d+)?")) {
      return name.matches("(Must)?Parse(Args)?|Must|New(Named)?(Parser)?")
          ? parser(path, arguments, at, run)
          : GoValue.UNKNOWN;
    }
    if (name.equals("MarkFlagRequired") && arguments.size() == 2) {
      return method(name, arguments.get(0), arguments.subList(1, 2), at, run);
    }
    if (name.startsWith("New") && COMMANDS.contains(name.substring(3))) {
      Thing app = make(path + "." + name.substring(3), first.orElse(program), at);
      made.add(app);
      return app;
    }
    return foreign(path, name, arguments);
  }

  private GoValue method(String name, GoValue of, List<GoValue> arguments, GoNode at, GoRun run) {
    return of instanceof Thing thing ? method(thing, name, arguments, at, run) : GoValue.UNKNOWN;
  }

  private Thing parser(String path, List<GoValue> arguments, GoNode at, GoRun run) {
    Thing parser = make(path + ".Parser", program, at);
    arguments.stream()
        .filter(a -> a instanceof Thing)
        .limit(path.contains("go-arg") ? arguments.size() : 1)
        .forEach(a -> tags.add(parser, a, run.types));
    made.add(parser);
    return parser;
  }

  /** Another module's code that is given a command may add flags to it. */
  private static void given(String function, List<GoValue> arguments, GoNode at) {
    for (GoValue argument : ADDS.matcher(function).matches() ? arguments : List.<GoValue>of()) {
      if (argument instanceof Thing thing
          && knows(thing.type)
          && COMMANDS.contains(thing.simpleType())) {
        (thing.parent != null && thing.simpleType().equals("FlagSet") ? thing.parent : thing)
            .foreign.put(function, at);
      }
    }
  }

  private static GoValue foreign(String path, String name, List<GoValue> arguments) {
    if (path.equals("fmt") && name.equals("Sprintf")) {
      return GoTexts.sprintf(arguments);
    }
    if (path.equals("strings")) {
      return GoTexts.strings(name, arguments).orElse(GoValue.UNKNOWN);
    }
    Optional<Thing> flag =
        arguments.stream()
            .flatMap(a ->
                a instanceof Thing t && t.simpleType().endsWith("Flag")
                    ? java.util.stream.Stream.of(t)
                    : java.util.stream.Stream.empty())
            .findFirst();
    if (flag.isPresent()) {
      return flag.get();
    }
    List<String> shown = arguments.stream().map(GoValue::shown).toList();
    return shown.contains("")
        ? GoValue.UNKNOWN
        : new Code(
            last(path) + "." + name + shown.stream().collect(Collectors.joining(", ", "(", ")")));
  }

  /** A call of a method of a thing that a library made. */
  GoValue method(Thing thing, String name, List<GoValue> arguments, GoNode at, GoRun run) {
    if (!knows(thing.type)) {
      return unknown(name, arguments, at);
    }
    Optional<String> first = arguments.stream().findFirst().flatMap(GoValue::text);
    if (thing.type.contains("kingpin")) {
      return kingpin(thing, name, arguments, first, at);
    }
    if (thing.simpleType().equals("Parser")) {
      if (name.equals("AddCommand") && arguments.size() > 3) {
        Thing command = make(thing.type.replace(".Parser", ".Command"), first.orElse("?"), at);
        tags.add(command, arguments.get(3), run.types);
        thing.commands.add(command);
        return command;
      }
      return thing;
    }
    if (thing.simpleType().equals("FlagSet")) {
      return flagSet(thing, name, arguments, first, at);
    }
    return switch (name) {
      case "AddCommand" -> {
        made.add(thing);
        for (GoValue argument : arguments) {
          for (Thing child : GoValue.things(argument)) {
            thing.commands.add(child);
            child.parent = thing;
          }
        }
        yield GoValue.UNKNOWN;
      }
      case "Flags", "PersistentFlags", "LocalFlags", "LocalNonPersistentFlags" -> {
        var set = new Thing("github.com/spf13/pflag.FlagSet", Optional.empty(), true, at);
        set.parent = thing;
        set.fields.put("inherited", new Code(name));
        thing.sets.add(set);
        made.add(thing);
        yield set;
      }
      case "MarkFlagRequired", "MarkPersistentFlagRequired" -> {
        first.ifPresent(thing.required::add);
        yield GoValue.UNKNOWN;
      }
      case "Name" -> new Text(CliReport.name(thing));
      case "Parent" -> thing.parent == null ? GoValue.UNKNOWN : thing.parent;
      default -> GoValue.UNKNOWN;
    };
  }

  private GoValue flagSet(
      Thing set, String name, List<GoValue> arguments, Optional<String> first, GoNode at) {
    switch (name) {
      case "AddFlagSet", "AddGoFlagSet" -> {
        made.add(set);
        arguments.forEach(a -> set.sets.addAll(GoValue.things(a)));
      }
      case "Lookup", "Flag" -> {
        return first.map(n -> flagOf(set, n)).orElse(GoValue.UNKNOWN);
      }
      case "AddFlag" ->
          arguments.forEach(a -> GoValue.things(a).forEach(t -> t.flags.forEach(set.flags::put)));
      case "Init" -> first.ifPresent(n -> set.fields.put("Name", new Text(n)));
      default -> {
        Matcher matcher = FLAG.matcher(name);
        if (!name.isEmpty() && matcher.matches()) {
          define(set, matcher, arguments, at);
        }
      }
    }
    return GoValue.UNKNOWN;
  }

  private static GoValue flagOf(Thing set, String name) {
    CliFlag flag = set.flags.get(name);
    if (flag == null) {
      return GoValue.UNKNOWN;
    }
    var found = new Thing("github.com/spf13/pflag.Flag", Optional.empty(), false, flag.at);
    found.flags.put(name, flag);
    return found;
  }

  private void define(Thing set, Matcher method, List<GoValue> arguments, GoNode at) {
    int next = method.group(2) == null ? 0 : 1;
    if (arguments.size() < next + 2) {
      return;
    }
    Optional<String> name = GoValue.text(arguments.get(next++));
    if (name.isEmpty() || name.get().isEmpty() || name.get().contains(GoTexts.REST)) {
      unread.add(at);
      return;
    }
    String type = method.group(1) == null ? "value" : method.group(1).toLowerCase(Locale.ROOT);
    type = type.equals("func") ? "value" : type;
    var flag = new CliFlag(name.get(), type, at);
    if (method.group(3) != null) {
      flag.shortName = GoValue.text(arguments.get(next++)).orElse("");
    }
    if (!type.equals("value") && !type.endsWith("func") && arguments.size() > next + 1) {
      flag.preset(arguments.get(next));
    }
    flag.inherited =
        GoValue.shown(set.fields.getOrDefault("inherited", GoValue.NIL)).equals("PersistentFlags");
    made.add(set.parent == null ? set : set.parent);
    set.flags.putIfAbsent(flag.name, flag);
  }

  private GoValue kingpin(
      Thing thing, String name, List<GoValue> arguments, Optional<String> first, GoNode at) {
    String library = thing.type.substring(0, thing.type.lastIndexOf('.'));
    boolean clause = thing.simpleType().matches("(Flag|Arg)Clause");
    if (clause) {
      CliFlag flag = thing.flags.values().iterator().next();
      switch (name) {
        case "Short" -> flag.shortName = GoValue.shown(arguments.getFirst()).replace("'", "");
        case "Default" ->
            flag.preset(arguments.size() == 1 ? arguments.getFirst() : new GoValue.Many(arguments));
        case "Required" -> flag.required = true;
        default -> {
          if (!UNTYPED.contains(name)) {
            flag.type =
                name.equals("SetValue")
                    ? "value"
                    : name.replaceFirst("(.)Var$", "$1").toLowerCase(Locale.ROOT);
          }
        }
      }
      return thing;
    }
    switch (name) {
      case "Command", "Flag", "Arg" -> {
        if (first.isEmpty()) {
          unread.add(at);
        }
        var child =
            make(
                library + "." + (name.equals("Command") ? "CmdClause" : name + "Clause"),
                first.orElse("?"),
                at);
        if (name.equals("Command")) {
          thing.commands.add(child);
          child.parent = thing;
        } else {
          String key = name.equals("Flag") ? first.orElse("?") : CliTags.argument(thing);
          var flag = new CliFlag(key, "value", at);
          child.flags.put(key, flag);
          thing.flags.putIfAbsent(key, flag);
        }
        return child;
      }
      case "Alias" -> thing.fields.put("Aliases", new GoValue.Many(arguments));
      default -> {}
    }
    return thing;
  }

  /** A call that looks as if it defined a flag, of something that could not be followed. */
  GoValue unknown(String name, List<GoValue> arguments, GoNode at) {
    given(name, arguments, at);
    Matcher matcher = FLAG.matcher(name);
    if (matcher.matches()
        && !name.isEmpty()
        && arguments.size() >= 3
        && GoValue.text(arguments.getLast()).isPresent()
        && GoValue.text(arguments.get(matcher.group(2) == null ? 0 : 1))
            .filter(n -> CliCode.NAME.matcher(n).matches())
            .isPresent()) {
      define(
          programs.computeIfAbsent("?", _ -> make("flag.FlagSet", "?", at)),
          matcher,
          arguments,
          at);
    }
    return GoValue.UNKNOWN;
  }
}
