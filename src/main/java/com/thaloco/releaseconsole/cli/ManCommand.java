package com.thaloco.releaseconsole.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code man}. */
@Command(
    name = "man",
    mixinStandardHelpOptions = true,
    description = "Prints the manual page of all commands, for man(1).")
final class ManCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    String page = ManualPage.of(spec.root().commandLine());
    if (common.json()) {
      common.print(new Document(page));
    } else {
      page.lines().forEach(common.out()::println);
    }
    return 0;
  }

  record Document(String page) {}
}
