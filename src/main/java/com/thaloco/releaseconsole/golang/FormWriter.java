package com.thaloco.releaseconsole.golang;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the {@link Form} of a declaration: no comments, layout, redundant parentheses or spellings
 * of literals; local names by number; package-level names by what they resolve to.
 */
final class FormWriter {
  private final FormState state;
  private final StringBuilder out;
  private final FormDeclarations declarations;
  private final FormUses uses;

  private FormWriter(GoModule module, GoPackage owner) {
    this.state = new FormState(module, owner);
    this.out = state.out;
    this.declarations = new FormDeclarations(state, this::write);
    this.uses = new FormUses(state, this::write);
  }

  static Form of(GoModule module, GoPackage owner, Declaration declaration) {
    FormWriter writer = new FormWriter(module, owner);
    writer.declaration(declaration);
    return writer.state.form();
  }

  /** The form of one node in package scope, such as a field of a struct. */
  static Form of(GoModule module, GoPackage owner, GoNode node) {
    FormWriter writer = new FormWriter(module, owner);
    writer.write(node);
    return writer.state.form();
  }

  /** The same of a node inside a function, whose local names have these numbers. */
  static Form of(GoModule module, GoPackage owner, GoNode node, Map<String, Integer> locals) {
    FormWriter writer = new FormWriter(module, owner);
    locals.forEach((name, number) ->
        writer.state.scope.put(name, new Scope.Local(number, Optional.empty(), Optional.empty())));
    writer.write(node);
    return writer.state.form();
  }

  /** The names that a text/template may look up. */
  static Set<String> templateFieldsOf(String text) {
    return FormState.templateFieldsOf(text);
  }

  private void declaration(Declaration declaration) {
    state.iota = declaration.iota();
    switch (declaration.kind()) {
      case FUNC, METHOD -> write(declaration.node());
      case TYPE -> {
        state.scope = new Scope(state.scope);
        out.append(declaration.node().is("type_alias") ? "alias " : "type ");
        declaration.node().child("type_parameters").ifPresent(declarations::typeParameters);
        declaration.node().child("type").ifPresent(this::write);
      }
      case CONST, VAR -> {
        out.append(declaration.kind().word).append(' ');
        declaration.type().filter(t -> !isPlainString(t, declaration)).ifPresent(this::write);
        out.append('=');
        declaration.value().ifPresent(this::write);
        declaration
            .sharedValue()
            .ifPresent(v -> {
              write(v);
              out.append('/').append(declaration.index());
            });
      }
    }
  }

  /** A text is a string whether its type is written or not. */
  private static boolean isPlainString(GoNode type, Declaration declaration) {
    return type.text().equals("string")
        && (declaration.kind() == Declaration.Kind.CONST
            || declaration.value().map(GoNode::bare).filter(Literals::isString).isPresent());
  }

  private void write(GoNode node) {
    switch (node.type) {
      case "identifier", "type_identifier" -> state.name(node);
      case "iota" -> out.append(state.iota >= 0 ? "int:" + state.iota : "iota").append(' ');
      case "interpreted_string_literal", "raw_string_literal" -> {
        state.templateFields(Literals.string(node));
        out.append(Literals.canonical(node)).append(' ');
      }
      case "int_literal", "float_literal", "imaginary_literal", "rune_literal" ->
          out.append(Literals.canonical(node)).append(' ');
      case "parenthesized_expression", "parenthesized_type", "literal_element" ->
          node.namedChildren().forEach(this::write);
      case "binary_expression" -> binary(node);
      case "function_declaration", "method_declaration", "func_literal" ->
          declarations.function(node);
      case "function_type", "method_elem" -> state.inScope(() -> declarations.signature(node));
      case "type_parameter_list" -> declarations.typeParameters(node);
      case "block",
          "expression_case",
          "default_case",
          "communication_case",
          "if_statement",
          "for_statement",
          "expression_switch_statement",
          "select_statement",
          "type_case" ->
          state.inScope(() -> plain(node));
      case "type_switch_statement" -> state.inScope(() -> declarations.typeSwitch(node));
      case "short_var_declaration" -> declarations.shortDeclaration(node);
      case "range_clause" -> declarations.range(node);
      case "receive_statement" -> declarations.receive(node);
      case "var_declaration", "const_declaration", "type_declaration" ->
          declarations.localDeclaration(node);
      case "selector_expression" -> uses.selector(node);
      case "qualified_type" -> {
        if (!uses.qualified(node)) {
          plain(node);
        }
      }
      case "call_expression" -> {
        plain(node);
        uses.call(node);
      }
      case "composite_literal" -> uses.composite(node);
      case "struct_type" -> struct(node);
      default -> plain(node);
    }
  }

  private void plain(GoNode node) {
    if (node.children.isEmpty()) {
      out.append(node.text()).append(' ');
      return;
    }
    out.append('(').append(node.type).append(' ');
    for (GoNode child : node.children) {
      if (!child.field.isEmpty()) {
        out.append(child.field).append(':');
      }
      write(child);
    }
    out.append(')');
  }

  /** Adjacent literals of a sum are one literal. */
  private void binary(GoNode node) {
    boolean sum = node.children.size() > 1 && node.children.get(1).is("+");
    if (!sum) {
      plain(node);
      return;
    }
    List<GoNode> operands = new ArrayList<>();
    collect(node, operands);
    List<String> parts = new ArrayList<>();
    String pending = null;
    for (GoNode operand : operands) {
      if (Literals.isString(operand)) {
        String value = Literals.string(operand);
        pending = pending == null ? value : pending + value;
        continue;
      }
      if (pending != null) {
        parts.add(literal(pending));
        pending = null;
      }
      int from = out.length();
      write(operand);
      parts.add(out.substring(from));
      out.setLength(from);
    }
    if (pending != null) {
      parts.add(literal(pending));
    }
    if (parts.size() == 1) {
      out.append(parts.getFirst());
      return;
    }
    out.append("(+ ");
    parts.forEach(out::append);
    out.append(')');
  }

  private String literal(String value) {
    state.templateFields(value);
    return Literals.quote(value.getBytes(StandardCharsets.UTF_8)) + " ";
  }

  private static void collect(GoNode node, List<GoNode> operands) {
    for (int i = 0; i < node.children.size(); i += 2) {
      GoNode operand = node.children.get(i).bare();
      // Only the first may be opened: a + (b + c) of numbers is another order of rounding.
      if (i == 0 && operand.is("binary_expression") && operand.children.get(1).is("+")) {
        collect(operand, operands);
      } else {
        operands.add(operand);
      }
    }
  }

  private void struct(GoNode node) {
    out.append("(struct ");
    for (GoNode field : Types.fields(node)) {
      List<GoNode> names = GoPackage.names(field);
      for (int i = 0; i < Math.max(1, names.size()); i++) {
        out.append(names.isEmpty() ? "embed" : names.get(i).text()).append(' ');
        for (GoNode child : field.children) {
          if (!child.field.equals("name")) {
            write(child);
          }
        }
        out.append(',');
      }
    }
    out.append(')');
  }
}
