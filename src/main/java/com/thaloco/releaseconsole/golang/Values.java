package com.thaloco.releaseconsole.golang;

import java.util.List;
import java.util.Optional;

/** Constant values that can be read off the source. */
final class Values {
  private final GoModule module;

  Values(GoModule module) {
    this.module = module;
  }

  Optional<String> string(GoNode expression, GoPackage owner) {
    return string(expression, owner, 0);
  }

  private Optional<String> string(GoNode expression, GoPackage owner, int depth) {
    GoNode node = expression.bare();
    if (depth > 30) {
      return Optional.empty();
    }
    return switch (node.type) {
      case "interpreted_string_literal", "raw_string_literal" -> Optional.of(Literals.string(node));
      case "binary_expression" -> {
        StringBuilder sum = new StringBuilder();
        for (GoNode child : node.children) {
          if (!child.named) {
            if (!child.is("+")) {
              yield Optional.empty();
            }
            continue;
          }
          Optional<String> part = string(child, owner, depth + 1);
          if (part.isEmpty()) {
            yield Optional.empty();
          }
          sum.append(part.get());
        }
        yield Optional.of(sum.toString());
      }
      case "identifier" -> named(owner, node.text(), depth);
      case "selector_expression" ->
          node.child("operand")
              .flatMap(o -> owner.importPath(node.source, o.text()))
              .flatMap(module::folderOf)
              .flatMap(f ->
                  named(
                      module.packageIn(f),
                      node.child("field").map(GoNode::text).orElse(""),
                      depth));
      case "type_conversion_expression" ->
          node.child("operand").flatMap(o -> string(o, owner, depth + 1));
      case "call_expression" -> {
        List<GoNode> arguments =
            node.child("arguments").map(GoNode::namedChildren).orElse(List.of());
        yield arguments.size() == 1
                && node.child("function").map(f -> f.is("identifier")).orElse(false)
                && node.child("function").get().text().equals("string")
            ? string(arguments.getFirst(), owner, depth + 1)
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private Optional<String> named(GoPackage owner, String name, int depth) {
    return owner.named(name).stream()
        .filter(Declaration::isValue)
        .findFirst()
        .flatMap(Declaration::value)
        .flatMap(v -> string(v, owner, depth + 1));
  }

  /** The tokens of a node, with one blank where two words would meet. */
  static String tokens(GoNode node) {
    StringBuilder out = new StringBuilder();
    node.walk(n -> {
      if (!n.children.isEmpty() && !Literals.isString(n)) {
        return;
      }
      if (n.type.contains("string_literal_content") || n.is("\"") || n.is("`")) {
        return;
      }
      String text = Literals.isString(n) ? Literals.canonical(n) : n.text();
      if (!out.isEmpty()
          && Character.isJavaIdentifierPart(out.charAt(out.length() - 1))
          && !text.isEmpty()
          && Character.isJavaIdentifierPart(text.charAt(0))) {
        out.append(' ');
      }
      out.append(text);
    });
    return out.toString();
  }
}
