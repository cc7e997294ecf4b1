package com.thaloco.releaseconsole.golang;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which functions have to do with a command line: only those are followed, whatever their size. */
final class CliRelevance {
  private static final Pattern BUILDS =
      Pattern.compile("AddCommand|Flags|PersistentFlags|NewFlagSet|MarkFlagRequired");
  private static final Pattern DEFINES = Pattern.compile("\\w*Var(PF?)?|\\w+P");

  private final GoModule module;
  private final Map<GoNode, Boolean> known = new HashMap<>();

  CliRelevance(GoModule module) {
    this.module = module;
  }

  boolean of(GoNode function, GoPackage owner) {
    Boolean answer = known.get(function);
    if (answer != null) {
      return answer;
    }
    known.put(function, false);
    boolean relevant = direct(function, owner) || calls(function, owner);
    known.put(function, relevant);
    return relevant;
  }

  private static boolean direct(GoNode function, GoPackage owner) {
    return !function
        .find(n -> {
          if (n.isAny("identifier", "package_identifier")) {
            return owner
                .importPath(n.source, n.text())
                .filter(path -> CliLibraries.isLibrary(path))
                .isPresent();
          }
          return n.is("call_expression")
              && (BUILDS.matcher(CliCode.method(n)).matches()
                  || DEFINES.matcher(CliCode.method(n)).matches()
                      && CliCode.arguments(n).size() > 2);
        })
        .isEmpty();
  }

  private boolean calls(GoNode function, GoPackage owner) {
    for (GoNode call : CliCode.calls(function)) {
      GoNode callee = call.child("function").orElse(call).bare();
      List<Declaration> targets = List.of();
      GoPackage where = owner;
      if (callee.is("identifier")) {
        targets = owner.named(callee.text());
      } else if (callee.is("selector_expression")) {
        String name = CliCode.method(call);
        Optional<GoPackage> other =
            CliCode.operand(call)
                .filter(o -> o.is("identifier"))
                .flatMap(o -> owner.importPath(call.source, o.text()))
                .flatMap(module::folderOf)
                .map(module::packageIn);
        where = other.orElse(owner);
        targets =
            other
                .map(p -> p.named(name))
                .orElseGet(() ->
                    owner.receiversOf(name).stream()
                        .flatMap(r -> owner.named(r + "." + name).stream())
                        .toList());
      }
      for (Declaration d : targets) {
        if (d.node().isAny("function_declaration", "method_declaration") && of(d.node(), where)) {
          return true;
        }
      }
    }
    return false;
  }
}
