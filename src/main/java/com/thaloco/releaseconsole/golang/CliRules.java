package com.thaloco.releaseconsole.golang;

import static com.thaloco.releaseconsole.golang.ContractRules.minor;
import static com.thaloco.releaseconsole.golang.ContractRules.patch;
import static com.thaloco.releaseconsole.golang.ContractRules.unclear;

import com.thaloco.releaseconsole.golang.ContractRules.Judgement;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which change of a command line is minor: what a caller wrote before must still be accepted. */
final class CliRules {
  private static final Pattern ARGUMENTS =
      Pattern.compile(
          "arguments (any|cobra\\.(?:ArbitraryArgs|NoArgs|(?:Exact|Range|MinimumN|MaximumN)Args))"
              + "(?:\\((\\d{1,9})(?:, (\\d{1,9}))?\\))?");

  private final Map<String, Symbol> was;
  private final Map<String, Symbol> is;

  CliRules(Map<String, Symbol> was, Map<String, Symbol> is) {
    this.was = was;
    this.is = is;
  }

  Judgement judge(String change, Symbol one, Optional<Symbol> before, Optional<Symbol> after) {
    if (change.equals("unclear")) {
      return unclear("what code of another module, or a computed name, adds is not read");
    }
    if (one.kind().startsWith("required ")) {
      String path = one.name().replaceFirst(" (--\\S+|argument \\d+)$", "");
      return !change.equals("added")
          ? patch("a %s is no longer required".formatted(one.kind().replace("required ", "")))
          : was.containsKey("command " + path)
                  || was.keySet().stream().anyMatch(k -> k.startsWith("flag " + path + " --"))
              ? minor("calls without it worked before")
              : patch("its command is new");
    }
    if (change.equals("added")) {
      return patch("an added " + one.kind());
    }
    if (one.kind().equals(PrintedJson.TYPE) || one.kind().equals(JsonPaths.FIELD)) {
      return printed(change, one, before);
    }
    if (one.kind().equals(CliArguments.KIND) && change.equals("removed")) {
      return patch("no number of arguments is refused there any more");
    }
    if (one.kind().equals(CliEnvironment.KIND) && change.equals("changed")) {
      return environment(one.name().replaceFirst("_.*", "_"), before, after);
    }
    if (change.equals("removed")) {
      Optional<String> now = stillAccepted(one);
      Optional<String> foreign = foreign(one.name().replaceFirst(" --\\S+$", ""));
      if (now.isEmpty() && one.kind().endsWith("flag") && foreign.isPresent()) {
        return unclear("it may be one of %s, whose code is not read".formatted(foreign.get()));
      }
      return now.isPresent() ? patch(now.get()) : minor("a removed " + one.kind());
    }
    String old = callable(before);
    String now = callable(after);
    if (old.equals(now)) {
      return before.map(s -> s.shape().endsWith(CliFlag.INHERITED)).orElse(false)
          ? minor("subcommands take it no longer")
          : patch("subcommands take it too");
    }
    return changed(old, now);
  }

  /** What is not printed any more is one answer, not one for each field in it. */
  private Judgement printed(String change, Symbol one, Optional<Symbol> before) {
    String type = one.name().replaceFirst("\\..*", "");
    String around = JsonPaths.FIELD + " " + one.name().replaceFirst("\\.[^.]*$", "");
    if (was.containsKey(around) && !around.endsWith(" " + one.name()) && !is.containsKey(around)) {
      return patch("gone with what it is in");
    }
    if (is.containsKey(PrintedJson.TYPE + " " + type)) {
      if (change.equals("changed")
          && (JsonPaths.isForeign(one) || before.filter(JsonPaths::isForeign).isPresent())) {
        return unclear("one of its types is another module's, whose code is not read");
      }
      return minor(
          "programs read it from the output, which has it %s"
              .formatted(change.equals("removed") ? "no longer" : "in another form"));
    }
    if (one.kind().equals(JsonPaths.FIELD)) {
      return patch("as its type");
    }
    Map<String, String> fields = fields(was, type);
    return is.values().stream()
            .filter(s -> s.kind().equals(PrintedJson.TYPE) && !was.containsKey(s.key()))
            .anyMatch(s -> fields(is, s.name()).entrySet().containsAll(fields.entrySet()))
        ? patch("its fields are printed as those of another type")
        : unclear("nothing was found that still prints it as JSON");
  }

  private static Map<String, String> fields(Map<String, Symbol> side, String type) {
    return side.values().stream()
        .filter(s -> s.kind().equals(JsonPaths.FIELD) && s.name().startsWith(type + "."))
        .collect(Collectors.toMap(s -> s.name().substring(type.length()), Symbol::shape));
  }

  /** A variable that is read in fewer places may have another name in the others. */
  private Judgement environment(String word, Optional<Symbol> before, Optional<Symbol> after) {
    Optional<String> other =
        is.values().stream()
            .filter(s -> s.kind().equals(CliEnvironment.KIND) && !was.containsKey(s.key()))
            .map(Symbol::name)
            .filter(name -> name.startsWith(word))
            .findFirst();
    boolean fewer = places(after) < places(before);
    return fewer && other.isPresent()
        ? unclear("some of it may be called %s now".formatted(other.get()))
        : patch("it is still read");
  }

  private static int places(Optional<Symbol> variable) {
    return variable.map(s -> Integer.parseInt(s.shape().replaceAll("\\D", ""))).orElse(0);
  }

  private static Judgement changed(String old, String now) {
    if (old.equals(CliDispatch.WORD) || now.equals(CliDispatch.WORD)) {
      return patch("a command where the program told the word apart itself, or the reverse");
    }
    if (!old.contains(", short -") && old.equals(now.replaceFirst(", short -\\w+", ""))) {
      return patch("an added short name");
    }
    if (old.startsWith("value") != now.startsWith("value")) {
      return unclear("one of its types is the program's own, whose code is not read");
    }
    Optional<int[]> before = count(old);
    Optional<int[]> after = count(now);
    return before.isPresent()
            && after.isPresent()
            && after.get()[0] <= before.get()[0]
            && after.get()[1] >= before.get()[1]
        ? patch("all numbers of arguments that it took are still taken")
        : minor("its type, default, short name or arguments changed");
  }

  /** From how many arguments to how many a command takes, where cobra's own functions say it. */
  private static Optional<int[]> count(String shape) {
    Matcher matcher = ARGUMENTS.matcher(shape);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int all = Integer.MAX_VALUE;
    int first = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    int second = matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3));
    return Optional.of(
        switch (matcher.group(1)) {
          case "any", "cobra.ArbitraryArgs" -> new int[] {0, all};
          case "cobra.MinimumNArgs" -> new int[] {first, all};
          case "cobra.MaximumNArgs" -> new int[] {0, first};
          default -> new int[] {first, second};
        });
  }

  /** What else adds flags to a command since the older commit. */
  private Optional<String> foreign(String path) {
    return is.values().stream()
        .filter(s ->
            s.kind().equals("unread")
                && s.name().startsWith(path + " ")
                && Optional.ofNullable(was.get(s.key())).filter(s::sameAs).isEmpty())
        .map(s -> s.name().substring(path.length() + 1))
        .findFirst();
  }

  private static String callable(Optional<Symbol> symbol) {
    return symbol
        .map(Symbol::shape)
        .orElse("")
        .replace(CliFlag.INHERITED, "")
        .replace(" | " + CliDispatch.WORD, "");
  }

  /** How what is gone is still accepted: under a command's alias, or as a flag of its parent. */
  private Optional<String> stillAccepted(Symbol gone) {
    for (Symbol symbol : is.values()) {
      int at = symbol.name().indexOf(" alias ");
      if (at < 0) {
        continue;
      }
      String command = symbol.name().substring(0, at);
      String parent = command.replaceFirst("\\S+$", "");
      String alias = parent + symbol.name().substring(at + " alias ".length());
      if ((gone.name() + " ").startsWith(alias + " ")) {
        String now = command + gone.name().substring(alias.length());
        Symbol there = is.get(gone.kind() + " " + now);
        if (there != null && there.sameAs(gone)) {
          return Optional.of("%s is an alias of %s".formatted(alias, command));
        }
      }
    }
    int dashes = gone.name().lastIndexOf(" --");
    if (!gone.kind().equals("flag") || dashes < 0) {
      return Optional.empty();
    }
    String path = gone.name().substring(0, dashes);
    while (path.contains(" ")) {
      path = path.substring(0, path.lastIndexOf(' '));
      Symbol above = is.get("flag " + path + gone.name().substring(dashes));
      if (above != null
          && above.shape().endsWith(CliFlag.INHERITED)
          && callable(Optional.of(above)).equals(callable(Optional.of(gone)))) {
        return Optional.of("a flag of %s, which its subcommands take".formatted(path));
      }
    }
    return Optional.empty();
  }
}
