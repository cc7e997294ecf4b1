package com.thaloco.releaseconsole.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual page, in the macros of man(7), from what {@code --help} prints. */
final class ManualPage {
  private final StringBuilder page = new StringBuilder();

  private ManualPage() {}

  /** The page of all commands. */
  static String of(CommandLine root) {
    var made = new ManualPage();
    CommandSpec spec = root.getCommandSpec();
    made.macro("TH", spec.name().toUpperCase(Locale.ROOT), "1", "", "Release Console");
    made.macro("SH", "NAME");
    made.text(spec.name() + " - " + description(spec));
    made.macro("SH", "SYNOPSIS");
    made.synopsis(List.of("[DIR | --repo DIR]"), spec.name());
    made.synopsis(List.of("COMMAND [OPTIONS]"), spec.name());
    made.macro("SH", "DESCRIPTION");
    made.text("Without a command the window opens, on the repository in DIR where one is named.");
    made.macro("SH", "COMMON OPTIONS");
    spec.options().forEach(made::option);
    made.macro("SH", "COMMANDS");
    made.commands(root);
    made.macro("SH", "EXIT STATUS");
    spec.usageMessage().exitCodeList().forEach(made::row);
    return made.page.toString();
  }

  private void commands(CommandLine parent) {
    for (CommandLine each : parent.getSubcommands().values()) {
      CommandSpec spec = each.getCommandSpec();
      macro("SS", spec.qualifiedName().substring(spec.root().name().length() + 1));
      Stream.of(spec.usageMessage().description()).forEach(this::paragraph);
      spec.positionalParameters().forEach(argument -> tagged(argument.paramLabel(), argument));
      spec.options().stream().filter(option -> !isCommon(option, spec)).forEach(this::option);
      commands(each);
    }
  }

  /** Said once, for all commands. */
  private static boolean isCommon(OptionSpec option, CommandSpec spec) {
    return spec.root().options().stream()
        .anyMatch(common ->
            Arrays.equals(common.names(), option.names())
                && common.paramLabel().equals(option.paramLabel()));
  }

  private void option(OptionSpec option) {
    if (!option.hidden()) {
      String names = String.join(", ", option.names());
      tagged(option.arity().max() > 0 ? names + " " + option.paramLabel() : names, option);
    }
  }

  private void tagged(String label, ArgSpec argument) {
    macro("TP");
    macro("B", label);
    text(plain(argument.description()));
  }

  private void row(String code, String meaning) {
    macro("TP");
    macro("B", code);
    text(plain(meaning));
  }

  private void synopsis(List<String> words, String name) {
    macro("B", name);
    words.forEach(this::text);
    macro("br");
  }

  private void paragraph(String text) {
    macro("PP");
    text(plain(text));
  }

  private static String description(CommandSpec spec) {
    return plain(spec.usageMessage().description());
  }

  /** As the help shows it, without its marks. */
  private static String plain(String... lines) {
    return Stream.of(lines)
        .map(line -> Ansi.OFF.string(line.formatted()))
        .collect(Collectors.joining(" "));
  }

  private void macro(String name, String... words) {
    page.append('.').append(name);
    for (String word : words) {
      page.append(" \"").append(escaped(word).replace("\"", "\\(dq")).append('"');
    }
    page.append('\n');
  }

  private void text(String text) {
    String line = escaped(text);
    // A line that begins so would be taken for a macro.
    page.append(line.startsWith(".") || line.startsWith("'") ? "\\&" : "")
        .append(line)
        .append('\n');
  }

  /**
   * A hyphen that is pasted has to be one, a backslash is the language's own, and groff without
   * preconv reads ASCII.
   */
  private static String escaped(String text) {
    return text.replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("\n", " ")
        .codePoints()
        .mapToObj(c -> c < 128 ? Character.toString(c) : "\\[u%04X]".formatted(c))
        .collect(Collectors.joining());
  }
}
