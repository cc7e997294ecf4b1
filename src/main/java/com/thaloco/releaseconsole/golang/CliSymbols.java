package com.thaloco.releaseconsole.golang;

import java.util.ArrayList;
import java.util.List;

/**
 * Commands and flags: cobra commands with their parents, pflag and the standard library's flag, and
 * dispatch in their own code ({@code switch os.Args[1]}, a map from names to functions, {@code arg
 * == "--all"}).
 */
final class CliSymbols {
  /** Takes what was found, in the order in which it was found. */
  interface Report {
    void add(String kind, String name, String shape, GoNode at);
  }

  private final Values values;
  private final String contract;
  private final List<Symbol> found = new ArrayList<>();

  CliSymbols(GoModule module, String contract) {
    this.values = new Values(module);
    this.contract = contract;
  }

  List<Symbol> extract(List<GoPackage> packages) {
    CliCode code = new CliCode(packages);
    CobraCommands commands = new CobraCommands(code, values, this::add);
    commands.report();
    new CliDispatch(code, values, this::add).report();
    new CliFlags(code, values, commands, this::add).report();
    return found;
  }

  private void add(String kind, String name, String shape, GoNode at) {
    found.add(new Symbol(contract, kind, name.strip(), shape, at.source.path(), at.line));
  }
}
