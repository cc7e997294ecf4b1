package com.thaloco.releaseconsole.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code completion}. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints the completion of commands and options for bash and zsh.")
final class CompletionCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var root = spec.root();
    String script = AutoComplete.bash(root.name(), root.commandLine());
    if (common.json()) {
      common.print(new Document(script));
    } else {
      script.lines().forEach(common.out()::println);
    }
    return 0;
  }

  record Document(String script) {}
}
