package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.GoValue.Func;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Commands and flags: what the program gives to a library of command lines when it is followed from
 * its entry, and dispatch in its own code ({@code switch os.Args[1]}, a map from names to
 * functions, {@code arg == "--all"}).
 */
final class CliSymbols {
  /** Takes what was found, in the order in which it was found. */
  interface Report {
    void add(String kind, String name, String shape, GoNode at);
  }

  /** Takes a call that defines a flag or command with a name that could not be read. */
  interface Unread {
    void add(GoNode at);
  }

  private final GoModule module;
  private final String contract;
  private final List<Symbol> found = new ArrayList<>();

  CliSymbols(GoModule module, String contract) {
    this.module = module;
    this.contract = contract;
  }

  List<Symbol> extract(List<GoPackage> packages) {
    Set<GoNode> unread = new LinkedHashSet<>();
    var libraries = new CliLibraries(unread::add);
    var run = new GoRun(module, libraries);
    Map<GoPackage, String> programs = programs(packages);
    programs.forEach((owner, program) -> {
      libraries.program(program);
      start(owner, run);
    });
    programs.forEach((owner, program) -> {
      libraries.program(program);
      rest(owner, run);
    });
    run.enterLiterals();
    var code = new CliCode(packages);
    var required = new CliRequired(code, this::add);
    var commands =
        new CliReport(
            module,
            (kind, name, shape, at) -> {
              add(kind, name, shape, at);
              required.flag(name, shape, at);
            });
    commands.report(libraries.made());
    required.report();
    CliArguments.report(code, this::add);
    var reached = new CliCode(reached(packages));
    new CliEnvironment(reached, new Values(module)).report(this::add);
    new PrintedJson(reached, module).report(this::add);
    new CliDispatch(code, new Values(module), commands.handlers(), this::add).report();
    run.gaveUp().ifPresent(unread::add);
    for (GoNode at : unread) {
      add("unread", Values.tokens(at), "a name that only the running program knows", at);
    }
    // A program that is made for each of several callers is still one.
    return found.stream().distinct().toList();
  }

  /** Each package with the program that it is part of: the first that imports it. */
  private Map<GoPackage, String> programs(List<GoPackage> packages) {
    Map<GoPackage, String> programs = new LinkedHashMap<>();
    for (GoPackage main : packages) {
      if (main.name.equals("main")) {
        part(main, programName(main), packages, programs);
      }
    }
    packages.forEach(p -> programs.putIfAbsent(p, programName(p)));
    return programs;
  }

  /** The packages with all of the repository that they import. */
  private List<GoPackage> reached(List<GoPackage> packages) {
    Set<GoPackage> reached = new LinkedHashSet<>();
    packages.forEach(owner -> imported(owner, reached));
    return List.copyOf(reached);
  }

  private void imported(GoPackage owner, Set<GoPackage> reached) {
    if (reached.add(owner)) {
      owner.sources.stream()
          .flatMap(source -> owner.imports(source).values().stream())
          .flatMap(path -> module.folderOf(path).stream())
          .forEach(folder -> imported(module.packageIn(folder), reached));
    }
  }

  private void part(
      GoPackage owner, String program, List<GoPackage> all, Map<GoPackage, String> programs) {
    if (all.contains(owner) && programs.putIfAbsent(owner, program) == null) {
      for (GoSource source : owner.sources) {
        for (String path : owner.imports(source).values()) {
          module.folderOf(path).ifPresent(f -> part(module.packageIn(f), program, all, programs));
        }
      }
    }
  }

  private String programName(GoPackage owner) {
    String path =
        owner.folder.isEmpty()
            ? module.modulePaths().stream().findFirst().orElse("?")
            : owner.folder;
    return path.replaceFirst("/v\\d+$", "").replaceFirst(".*/", "");
  }

  /** Variables first, as Go does, then {@code init} and {@code main}. */
  private static void start(GoPackage owner, GoRun run) {
    owner.all().stream()
        .filter(d -> d.kind() == Declaration.Kind.VAR)
        .forEach(d -> run.global(owner, d.name()));
    for (String name : List.of("init", "main")) {
      owner.named(name).forEach(d -> run.enter(new Func(d.node(), owner, null, null)));
    }
  }

  /** What nothing before has called, those first that nothing calls at all. */
  private static void rest(GoPackage owner, GoRun run) {
    List<Declaration> functions =
        owner.all().stream()
            .filter(d -> d.kind() == Declaration.Kind.FUNC || d.kind() == Declaration.Kind.METHOD)
            .toList();
    Set<String> called =
        functions.stream()
            .flatMap(d -> CliCode.calls(d.node()).stream())
            .map(c -> c.child("function").orElse(c).text().replaceFirst(".*\\.", ""))
            .collect(Collectors.toSet());
    for (boolean second : new boolean[] {false, true}) {
      functions.stream()
          .filter(d -> called.contains(d.name().replaceFirst(".*\\.", "")) == second)
          .forEach(d -> run.enter(new Func(d.node(), owner, null, null)));
    }
  }

  private void add(String kind, String name, String shape, GoNode at) {
    found.add(new Symbol(contract, kind, name.strip(), shape, at.source.path(), at.line));
  }
}
