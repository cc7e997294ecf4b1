package com.thaloco.releaseconsole.golang;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The names of methods that code registers or tells apart. */
final class MethodNames {
  private MethodNames() {}

  /** {@code RegisterName("VM", …)}, {@code Handle("vm.start", …)}, {@code case "vm.start":}. */
  static void of(Declaration d, GoPackage owner, Values values, BiConsumer<String, GoNode> found) {
    if (d.node().isAny("type_spec", "type_alias")) {
      return;
    }
    for (GoNode call : d.node().find(n -> n.is("call_expression"))) {
      String name =
          call.child("function")
              .flatMap(f -> f.child("field").or(() -> Optional.of(f)))
              .map(GoNode::text)
              .orElse("");
      if (name.matches("(?i)(Register\\w*|Handle\\w*|On|Route|Method)")) {
        call.child("arguments").map(GoNode::namedChildren).orElse(List.of()).stream()
            .findFirst()
            .flatMap(a -> values.string(a, owner))
            .ifPresent(v -> found.accept(v, call));
      }
    }
    for (GoNode choice : d.node().find(n -> n.is("expression_switch_statement"))) {
      boolean method =
          choice
              .child("value")
              .map(v -> v.text().matches("(?i)(.*\\.)?(method|op|type|kind|cmd|command|action)"))
              .orElse(false);
      if (method) {
        choice.named("expression_case").stream()
            .flatMap(c -> c.child("value").stream())
            .flatMap(l -> l.namedChildren().stream())
            .forEach(l -> values.string(l, owner).ifPresent(v -> found.accept(v, l)));
      }
    }
    for (GoNode literal : d.node().find(n -> n.is("composite_literal"))) {
      boolean handlers =
          literal
              .child("type")
              .map(t ->
                  t.is("map_type")
                      && t.text().matches("(?s)map\\[string\\].*(func|[Hh]andler|[Mm]ethod).*"))
              .orElse(false);
      if (handlers) {
        literal.child("body").stream()
            .flatMap(b -> b.named("keyed_element").stream())
            .forEach(e ->
                e.child("key")
                    .flatMap(k -> values.string(k, owner))
                    .ifPresent(v -> found.accept(v, e)));
      }
    }
  }
}
