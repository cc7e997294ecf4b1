package com.thaloco.releaseconsole.golang;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a call gets: its arguments, and what the function around it gives to the names in them. */
final class CallValues {
  private final GoNode function;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final Set<String> parameters = new LinkedHashSet<>();
  private final Set<String> locals = new HashSet<>();

  private CallValues(GoNode function) {
    this.function = function;
    function
        .find(n -> n.isAny("parameter_declaration", "variadic_parameter_declaration"))
        .forEach(n -> GoPackage.names(n).forEach(name -> parameters.add(name.text())));
    assignments().forEach(n -> names(n).forEach(name -> locals.add(name.text())));
    parameters.forEach(name -> numbers.put(name, numbers.size()));
  }

  /** Equal for calls that get the same, whatever the function calls its own names. */
  static Form of(GoModule module, GoPackage owner, GoNode function, GoNode call) {
    return new CallValues(function).form(module, owner, call);
  }

  private Form form(GoModule module, GoPackage owner, GoNode call) {
    Deque<GoNode> open = new ArrayDeque<>();
    call.child("function").flatMap(f -> f.child("operand")).ifPresent(open::add);
    call.child("arguments").ifPresent(open::add);
    Set<GoNode> seen = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      GoNode next = open.poll();
      if (seen.add(next)) {
        for (GoNode name : next.find(n -> n.is("identifier") && locals.contains(n.text()))) {
          numbers.putIfAbsent(name.text(), numbers.size());
          assignments().stream()
              .filter(n -> names(n).stream().anyMatch(left -> left.text().equals(name.text())))
              .filter(n -> n.start < call.start)
              .forEach(open::add);
        }
      }
    }
    var text = new StringBuilder();
    Set<String> references = new LinkedHashSet<>();
    for (GoNode node : seen) {
      Form form = FormWriter.of(module, owner, node, numbers);
      text.append(form.text()).append('\n');
      references.addAll(form.references());
    }
    return new Form(text.toString(), references, Set.of(), Set.of());
  }

  private List<GoNode> assignments() {
    return function.find(n ->
        n.isAny(
            "short_var_declaration",
            "assignment_statement",
            "var_spec",
            "range_clause",
            "inc_statement",
            "dec_statement"));
  }

  /** The names that a statement gives something to. */
  private static List<GoNode> names(GoNode assignment) {
    if (assignment.is("var_spec")) {
      return GoPackage.names(assignment);
    }
    return assignment
        .child("left")
        .or(assignment::firstNamed)
        .map(left -> left.find(n -> n.is("identifier")))
        .orElse(List.of());
  }
}
