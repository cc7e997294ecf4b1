package com.thaloco.releaseconsole.trust;

import com.thaloco.releaseconsole.trust.GoTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the key in a package-level string constant or variable of a Go file. */
final class GoPin {
  private final List<Token> tokens;
  private final String symbol;
  private final String where;
  private int at;

  private GoPin(List<Token> tokens, String symbol, String where) {
    this.tokens = tokens;
    this.symbol = symbol;
    this.where = where;
  }

  /** The block in the value of a symbol. */
  static KeyBlock block(String source, String symbol, String where) {
    var pin = new GoPin(GoTokens.of(source), symbol, where);
    List<KeyBlock.Line> value = pin.value(pin.declaration());
    return PinText.only(Pem.blocks(value), "the value of " + symbol, where);
  }

  /** All blocks in string literals of a file: what is in comments is none. */
  static List<KeyBlock> blocks(String source) {
    return GoTokens.of(source).stream()
        .filter(Token.Text.class::isInstance)
        .flatMap(text -> Pem.blocks(((Token.Text) text).value()).stream())
        .toList();
  }

  /** Where the symbol's name is in its only declaration. */
  private int declaration() {
    var found = new ArrayList<Integer>();
    int depth = 0;
    boolean group = false; // inside const ( … ) or var ( … ), which is depth 1
    for (int i = 0; i < tokens.size(); i++) {
      Optional<Token> before = i == 0 ? Optional.empty() : Optional.of(tokens.get(i - 1));
      switch (tokens.get(i)) {
        case Token.Sign(char sign, int _) when "({[".indexOf(sign) >= 0 -> {
          group =
              group || (depth == 0 && sign == '(' && before.filter(GoPin::declares).isPresent());
          depth++;
        }
        case Token.Sign(char sign, int _) when ")}]".indexOf(sign) >= 0 -> {
          depth = Math.max(0, depth - 1);
          group = group && depth > 0;
        }
        case Token.Word(String name, int line) when name.equals(symbol) -> {
          boolean alone = depth == 0 && before.filter(GoPin::declares).isPresent();
          boolean grouped =
              group && depth == 1 && before.filter(b -> startsSpec(b, line)).isPresent();
          if (alone || grouped) {
            found.add(i);
          }
        }
        default -> {}
      }
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw PinText.problem(
            found.isEmpty() ? "pin.no-symbol" : "pin.several-symbols",
            found.isEmpty()
                ? "%s declares no package-level constant or variable %s".formatted(where, symbol)
                : "%s declares %s more than once (lines %d and %d)"
                    .formatted(where, symbol, lineAt(found.get(0)), lineAt(found.get(1))))
        .toException();
  }

  private int lineAt(int index) {
    return tokens.get(index).line();
  }

  private static boolean declares(Token token) {
    return token instanceof Token.Word(String word, int _)
        && (word.equals("const") || word.equals("var"));
  }

  private static boolean startsSpec(Token before, int line) {
    int end = before instanceof Token.Text text ? text.endLine() : before.line();
    return end < line
        || (before instanceof Token.Sign(char sign, int _) && ";(".indexOf(sign) >= 0);
  }

  /** The lines of the string expression after the name. */
  private List<KeyBlock.Line> value(int declared) {
    at = declared + 1;
    while (at < tokens.size() && isTypeOf(tokens.get(at), lineAt(declared))) {
      at++;
    }
    if (!takes('=')) {
      throw notPlain(declared);
    }
    var value = new ArrayList<KeyBlock.Line>();
    if (!expression(value) || follows("+,.-*/%")) {
      throw notPlain(declared);
    }
    return value;
  }

  private RuntimeException notPlain(int declared) {
    return PinText.problem(
            "pin.not-text",
            "%s:%d declares %s, but not as a plain string"
                .formatted(where, lineAt(declared), symbol))
        .toException();
  }

  private static boolean isTypeOf(Token token, int line) {
    return token.line() == line
        && (token instanceof Token.Word
            || (token instanceof Token.Sign(char sign, int _) && "[].".indexOf(sign) >= 0));
  }

  private boolean expression(List<KeyBlock.Line> value) {
    if (!operand(value)) {
      return false;
    }
    while (takes('+')) {
      if (!operand(value)) {
        return false;
      }
    }
    return true;
  }

  /** A text, or one in parentheses or converted by {@code string(…)} or {@code []byte(…)}. */
  private boolean operand(List<KeyBlock.Line> value) {
    if (at < tokens.size() && tokens.get(at) instanceof Token.Text text) {
      append(text, value);
      at++;
      return true;
    }
    if (takes('[')) {
      if (!takes(']') || !takesWord("byte")) {
        return false;
      }
    } else {
      takesWord("string");
    }
    return takes('(') && expression(value) && takes(')');
  }

  private static void append(Token.Text text, List<KeyBlock.Line> value) {
    if (value.isEmpty()) {
      value.addAll(text.value());
      return;
    }
    KeyBlock.Line last = value.removeLast();
    KeyBlock.Line first = text.value().getFirst();
    int number = last.text().isEmpty() ? first.number() : last.number();
    value.add(new KeyBlock.Line(number, last.text() + first.text()));
    value.addAll(text.value().subList(1, text.value().size()));
  }

  private boolean follows(String signs) {
    return at < tokens.size()
        && tokens.get(at) instanceof Token.Sign(char sign, int _)
        && signs.indexOf(sign) >= 0;
  }

  private boolean takes(char sign) {
    boolean here = follows(String.valueOf(sign));
    at += here ? 1 : 0;
    return here;
  }

  private boolean takesWord(String word) {
    boolean here =
        at < tokens.size()
            && tokens.get(at) instanceof Token.Word(String text, int _)
            && text.equals(word);
    at += here ? 1 : 0;
    return here;
  }
}
