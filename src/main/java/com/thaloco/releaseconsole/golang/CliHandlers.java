package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.CliCode.Fn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which functions see a command's own arguments: what the library calls for it, and what that hands
 * them on to. Words told apart there are the command's ({@code key list}).
 */
final class CliHandlers {
  private final CliCode code;
  private final Map<GoPackage, String> programs = new HashMap<>();
  private final Map<GoNode, String> paths = new HashMap<>();
  private final List<Fn> literals = new ArrayList<>();

  CliHandlers(CliCode code, List<CliReport.Handler> handlers) {
    this.code = code;
    for (CliReport.Handler handler : handlers) {
      programs.putIfAbsent(handler.owner(), handler.path().split(" ", 2)[0]);
      if (handler.node().is("func_literal") && !paths.containsKey(handler.node())) {
        literals.add(new Fn(handler.owner(), handler.node(), ""));
      }
      reach(handler.owner(), handler.node(), handler.path());
    }
  }

  /** The program whose commands in a package a library calls. */
  Optional<String> program(GoPackage owner) {
    return Optional.ofNullable(programs.get(owner));
  }

  /** The functions without a name among them. */
  List<Fn> literals() {
    return literals;
  }

  /** The command whose arguments a function sees. */
  Optional<String> path(Fn fn) {
    return Optional.ofNullable(paths.get(fn.node()));
  }

  private void reach(GoPackage owner, GoNode function, String path) {
    if (paths.putIfAbsent(function, path) != null) {
      return;
    }
    Set<String> arguments =
        function.child("parameters").map(GoNode::namedChildren).orElse(List.of()).stream()
            .filter(p -> p.child("type").filter(t -> t.text().equals("[]string")).isPresent())
            .flatMap(p -> GoPackage.names(p).stream())
            .map(GoNode::text)
            .collect(Collectors.toSet());
    for (GoNode call : CliCode.calls(function)) {
      if (CliCode.arguments(call).stream().anyMatch(a -> arguments.contains(whole(a)))) {
        GoNode callee = call.child("function").orElse(call).bare();
        String name = callee.is("identifier") ? callee.text() : CliCode.method(call);
        List<Fn> targets = code.named(name).stream().filter(f -> f.owner().equals(owner)).toList();
        if (targets.size() == 1) {
          reach(owner, targets.getFirst().node(), path);
        }
      }
    }
  }

  /** The name of the slice that an argument is all or the end of. */
  private static String whole(GoNode argument) {
    GoNode node =
        argument.is("variadic_argument") ? argument.firstNamed().orElse(argument) : argument;
    return node.bare().is("slice_expression")
        ? node.bare().child("operand").map(GoNode::text).orElse("")
        : node.bare().text();
  }
}
