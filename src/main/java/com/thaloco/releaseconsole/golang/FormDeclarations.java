package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.golang.Scope.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes what brings names into scope: functions with their parameters, local declarations and the
 * statements that declare. Every other node goes back to the {@link FormWriter}.
 */
final class FormDeclarations {
  private final FormState state;
  private final GoPackage owner;
  private final Types types;
  private final StringBuilder out;
  private final Consumer<GoNode> write;

  FormDeclarations(FormState state, Consumer<GoNode> write) {
    this.state = state;
    this.owner = state.owner;
    this.types = state.types;
    this.out = state.out;
    this.write = write;
  }

  void function(GoNode node) {
    state.inScope(() -> {
      out.append("(func ");
      if (node.is("method_declaration")) {
        out.append(node.child("name").map(GoNode::text).orElse("")).append(' ');
      }
      node.child("receiver")
          .ifPresent(r -> {
            declareReceiverParameters(r);
            parameters(r);
          });
      signature(node);
      node.child("body").ifPresent(write);
      out.append(')');
    });
  }

  private void declareReceiverParameters(GoNode receiver) {
    receiver
        .find(n -> n.is("type_arguments"))
        .forEach(a ->
            a.find(n -> n.is("type_identifier")).forEach(n -> state.declare(n, Optional.empty())));
  }

  void signature(GoNode node) {
    node.child("type_parameters").ifPresent(this::typeParameters);
    if (node.is("method_elem")) {
      out.append(node.child("name").map(GoNode::text).orElse("")).append(' ');
    }
    node.child("parameters").ifPresent(this::parameters);
    node.child("result")
        .ifPresent(r -> {
          out.append("-> ");
          if (r.is("parameter_list")) {
            parameters(r);
          } else {
            out.append('[');
            write.accept(r);
            out.append(",]");
          }
        });
  }

  void typeParameters(GoNode list) {
    List<GoNode> parameters = list.namedChildren();
    parameters.forEach(p -> GoPackage.names(p).forEach(n -> state.declare(n, Optional.empty())));
    out.append("[[");
    for (GoNode parameter : parameters) {
      for (GoNode _ : GoPackage.names(parameter)) {
        parameter.child("type").ifPresent(write);
      }
    }
    out.append("]]");
  }

  private void parameters(GoNode list) {
    out.append('[');
    for (GoNode parameter : list.namedChildren()) {
      Optional<GoNode> type = parameter.child("type");
      boolean variadic = parameter.is("variadic_parameter_declaration");
      List<GoNode> names = GoPackage.names(parameter);
      for (int i = 0; i < Math.max(1, names.size()); i++) {
        out.append(variadic ? "..." : "");
        type.ifPresent(write);
        out.append(',');
      }
      for (GoNode name : names) {
        state.declare(name, variadic ? Optional.empty() : type.map(t -> new TypeRef(t, owner)));
      }
    }
    out.append(']');
  }

  void shortDeclaration(GoNode node) {
    out.append("(:= ");
    List<GoNode> left = node.child("left").map(GoNode::namedChildren).orElse(List.of());
    List<GoNode> right = node.child("right").map(GoNode::namedChildren).orElse(List.of());
    right.forEach(write);
    List<Optional<TypeRef>> hints = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      hints.add(
          right.size() == left.size()
              ? types.of(right.get(i), owner, state.scope)
              : right.isEmpty()
                  ? Optional.empty()
                  : types.results(right.getFirst(), owner, state.scope, i));
    }
    out.append("into ");
    for (int i = 0; i < left.size(); i++) {
      if (left.get(i).is("identifier") && !state.scope.hasOwn(left.get(i).text())) {
        state.declare(left.get(i), hints.get(i));
        out.append("new ");
      }
      write.accept(left.get(i));
    }
    out.append(')');
  }

  void range(GoNode node) {
    out.append("(range ");
    Optional<GoNode> right = node.child("right");
    right.ifPresent(write);
    boolean fresh = node.children.stream().anyMatch(c -> c.is(":="));
    List<GoNode> left = node.child("left").map(GoNode::namedChildren).orElse(List.of());
    for (int i = 0; i < left.size(); i++) {
      if (fresh) {
        boolean element = i == 1;
        state.declare(
            left.get(i),
            element
                ? right.flatMap(r -> types.of(r, owner, state.scope)).flatMap(types::element)
                : Optional.empty());
      }
      out.append(fresh ? "new " : "set ");
      write.accept(left.get(i));
    }
    out.append(')');
  }

  void receive(GoNode node) {
    out.append("(receive ");
    node.child("right").ifPresent(write);
    boolean fresh = node.children.stream().anyMatch(c -> c.is(":="));
    for (GoNode name : node.child("left").map(GoNode::namedChildren).orElse(List.of())) {
      if (fresh) {
        state.declare(name, Optional.empty());
      }
      out.append(fresh ? "new " : "set ");
      write.accept(name);
    }
    out.append(')');
  }

  void localDeclaration(GoNode node) {
    int outer = state.iota;
    List<GoNode> values = List.of();
    Optional<GoNode> type = Optional.empty();
    state.iota = 0;
    for (GoNode spec : specs(node)) {
      if (spec.isAny("type_spec", "type_alias")) {
        spec.child("name").ifPresent(n -> state.declare(n, Optional.empty()));
        out.append("(").append(spec.type).append(' ');
        spec.child("name").ifPresent(write);
        state.inScope(() -> {
          spec.child("type_parameters").ifPresent(this::typeParameters);
          spec.child("type").ifPresent(write);
        });
        out.append(')');
        continue;
      }
      List<GoNode> own = spec.child("value").map(GoNode::namedChildren).orElse(List.of());
      if (!own.isEmpty() || node.is("var_declaration")) {
        values = own;
        type = spec.child("type");
      }
      List<GoNode> names = GoPackage.names(spec);
      Optional<TypeRef> declared = type.map(t -> new TypeRef(t, owner));
      out.append('(').append(spec.type).append(' ');
      type.ifPresent(write);
      out.append('=');
      values.forEach(write);
      for (int i = 0; i < names.size(); i++) {
        Optional<GoNode> value =
            i < values.size() && values.size() == names.size()
                ? Optional.of(values.get(i))
                : Optional.empty();
        Optional<TypeRef> hint =
            declared.isPresent() ? declared : value.flatMap(v -> types.of(v, owner, state.scope));
        state.declare(names.get(i), hint);
        write.accept(names.get(i));
      }
      out.append(')');
      state.iota++;
    }
    state.iota = outer;
  }

  private static List<GoNode> specs(GoNode declaration) {
    List<GoNode> specs = new ArrayList<>();
    for (GoNode child : declaration.namedChildren()) {
      if (child.is("var_spec_list")) {
        specs.addAll(child.namedChildren());
      } else {
        specs.add(child);
      }
    }
    return specs;
  }

  /** The value is read before the name that it gets exists: {@code switch x := x.(type)}. */
  void typeSwitch(GoNode node) {
    out.append("(type-switch ");
    node.child("initializer").ifPresent(write);
    node.child("value").ifPresent(write);
    for (GoNode alias : node.child("alias").map(GoNode::namedChildren).orElse(List.of())) {
      state.declare(alias, Optional.empty());
      out.append("new ");
    }
    node.children.stream().filter(c -> c.isAny("type_case", "default_case")).forEach(write);
    out.append(')');
  }
}
