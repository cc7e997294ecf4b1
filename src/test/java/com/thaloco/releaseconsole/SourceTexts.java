package com.thaloco.releaseconsole;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import com.thaloco.releaseconsole.flow.OwnCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts that an expression of the sources can be: what is only known at run time is an
 * ellipsis, and a choice gives each of its texts. Empty where nothing of it is written there.
 */
final class SourceTexts {
  static final String UNKNOWN = "…";

  private final Map<String, ExpressionTree> constants = new HashMap<>();

  /**
   * Of one file.
   *
   * @param file whose constants its expressions may name
   */
  SourceTexts(Tree file) {
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree variable, Void none) {
        String name = variable.getName().toString();
        if (variable.getInitializer() != null
            && name.equals(name.toUpperCase(java.util.Locale.ROOT))) {
          constants.put(name, variable.getInitializer());
        }
        return super.visitVariable(variable, none);
      }
    }.scan(file, null);
  }

  List<String> of(Tree expression) {
    return switch (expression) {
      case LiteralTree literal when literal.getValue() instanceof String text ->
          List.of(text.replaceAll("%(?:,?d|s|\\.\\df)", UNKNOWN).replace("%%", "%"));
      case ParenthesizedTree inner -> of(inner.getExpression());
      case ConditionalExpressionTree choice ->
          joined(of(choice.getTrueExpression()), of(choice.getFalseExpression()));
      case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS ->
          together(of(sum.getLeftOperand()), of(sum.getRightOperand()));
      case IdentifierTree name when constants.containsKey(name.getName().toString()) ->
          of(java.util.Objects.requireNonNull(constants.get(name.getName().toString())));
      case LambdaExpressionTree lambda -> of(lambda.getBody());
      case MethodInvocationTree call -> ofCall(call);
      default -> List.of();
    };
  }

  private List<String> ofCall(MethodInvocationTree call) {
    List<? extends ExpressionTree> arguments = call.getArguments();
    if (arguments.isEmpty() || !(call.getMethodSelect() instanceof MemberSelectTree select)) {
      return List.of();
    }
    List<String> receiver = of(select.getExpression());
    return switch (select.getIdentifier().toString()) {
      case "formatted" -> receiver;
      case "text", "orElse", "orElseGet", "map" -> joined(receiver, of(arguments.getFirst()));
      case "then" -> together(receiver, of(arguments.getFirst()));
      case "by" -> together(receiver, commands(": ", arguments.getFirst(), ""));
      case "aside" -> together(receiver, commands(" (", arguments.getFirst(), ")"));
      default -> List.of();
    };
  }

  /** A remedy's action as it is typed. */
  private List<String> commands(String before, ExpressionTree action, String after) {
    if (!(action instanceof MethodInvocationTree call)
        || !(call.getMethodSelect() instanceof MemberSelectTree select)) {
      return List.of();
    }
    String words =
        call.getArguments().stream()
            .map(argument -> of(argument).stream().findFirst().orElse(UNKNOWN))
            .collect(Collectors.joining(" "));
    String target = select.getExpression().toString();
    String program =
        target.startsWith("OwnCommand.")
            ? "release-console "
                + OwnCommand.valueOf(target.substring("OwnCommand.".length()).split("\\W")[0])
                    .words()
            : "";
    return List.of(before + "`" + (program + " " + words).strip() + "`" + after);
  }

  private static List<String> together(List<String> left, List<String> right) {
    if (left.isEmpty() && right.isEmpty()) {
      return List.of();
    }
    var all = new ArrayList<String>();
    for (String begin : left.isEmpty() ? List.of(UNKNOWN) : left) {
      for (String end : right.isEmpty() ? List.of(UNKNOWN) : right) {
        all.add(begin + end);
      }
    }
    return all;
  }

  private static List<String> joined(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).distinct().toList();
  }
}
