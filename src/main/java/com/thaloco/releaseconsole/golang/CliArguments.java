package com.thaloco.releaseconsole.golang;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many arguments a command takes by its own code: {@code if flags.NArg() != 1 { return err }}.
 */
final class CliArguments {
  static final String KIND = "argument count";

  private static final Pattern COUNT =
      Pattern.compile(
          "(?:[\\w.]+\\.NArg\\(\\)|[\\w.]+\\.Args\\(\\)\\.Len\\(\\)|len\\((?:args|[\\w.]+\\.Args\\(\\))\\))"
              + "(!=|<|<=|>|>=|==)(\\d{1,4})");

  private CliArguments() {}

  static void report(CliCode code, CliSymbols.Report report) {
    for (CliCode.Fn fn : code.functions()) {
      List<String> refused = new ArrayList<>();
      List<GoNode> places = new ArrayList<>();
      for (GoNode test : fn.node().find(n -> n.is("if_statement"))) {
        String condition = test.child("condition").map(Values::tokens).orElse("");
        Matcher matcher = COUNT.matcher(condition);
        if (matcher.matches() && CliRequired.isFailure(test)) {
          refused.add(taken(matcher.group(1), Integer.parseInt(matcher.group(2))));
          places.add(test);
        }
      }
      // Several of them are those of several commands, in closures of one function.
      if (refused.size() == 1) {
        String name = fn.node().child("name").map(GoNode::text).orElse("?");
        report.add(KIND, fn.owner().folder + " " + name, refused.getFirst(), places.getFirst());
      }
    }
  }

  /** What is left when some numbers are refused, in the words of cobra's own functions. */
  private static String taken(String operator, int number) {
    return "arguments cobra."
        + switch (operator) {
          case "!=" -> "ExactArgs(%d)".formatted(number);
          case "<" -> "MinimumNArgs(%d)".formatted(number);
          case "<=" -> "MinimumNArgs(%d)".formatted(number + 1);
          case ">" -> "MaximumNArgs(%d)".formatted(number);
          case ">=" -> "MaximumNArgs(%d)".formatted(number - 1);
          default -> number == 0 ? "MinimumNArgs(1)" : "other than %d".formatted(number);
        };
  }
}
