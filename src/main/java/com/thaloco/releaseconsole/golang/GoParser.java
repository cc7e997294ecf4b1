package com.thaloco.releaseconsole.golang;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses one file and copies the tree out. Everything native lives in one call on one thread and is
 * freed before it returns.
 */
final class GoParser {
  /** Deeper trees are refused: everything below walks them by recursion. */
  static final int MAX_HEIGHT = 1_000;

  /** No file of Go is this large; guards memory. */
  static final int MAX_BYTES = 16 << 20;

  private static final Pattern GENERIC_ALIAS =
      Pattern.compile(
          "(?m)^((?:[ \\t]*type[ \\t]+|\\t[ \\t]*)\\w+\\[\\w+(?:[ \\t]*,[ \\t]*\\w+)*["
              + " \\t]+[^=\\n]*][ \\t]*)=(?!=)");

  private static volatile boolean loaded;

  private GoParser() {}

  static GoSource parse(String path, byte[] original) {
    byte[] bytes = original.clone();
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF) {
      // Go ignores a byte order mark at the start; blanks keep every offset.
      bytes[0] = bytes[1] = bytes[2] = ' ';
    }
    GoSource source = new GoSource(path, bytes);
    if (bytes.length > MAX_BYTES) {
      source.failed(1, "the file is larger than " + (MAX_BYTES >> 20) + " MiB");
      return source;
    }
    int bad = firstUnreadable(bytes);
    if (bad >= 0) {
      source.failed(lineAt(bytes, bad), "a byte that is no UTF-8 text");
      return source;
    }
    // What is parsed; the texts are those of the file.
    byte[] parsed = bytes.clone();
    RawStrings.hideComments(parsed);
    read(source, parsed);
    if (source.error().isEmpty()) {
      return source;
    }
    byte[] plain = withoutGenericAliases(parsed);
    if (Arrays.equals(plain, parsed)) {
      return source;
    }
    GoSource again = new GoSource(path, bytes);
    read(again, plain);
    return again.error().isEmpty() ? again : source;
  }

  private static void read(GoSource source, byte[] bytes) {
    Copy copy = new Copy(source, bytes);
    if (!loaded) {
      NativeFolder.prepare();
    }
    try {
      NativeGrammar.parse(bytes, copy::broken, copy);
      loaded = true;
    } catch (LinkageError e) {
      throw NativeFolder.unloadable(e).toException();
    }
    copy.finish();
  }

  /**
   * With {@code type Set[T any] = map[T]bool} as {@code type Set[T any] map[T]bool}: the grammar is
   * older than aliases with parameters (Go 1.24). Every offset stays.
   */
  private static byte[] withoutGenericAliases(byte[] bytes) {
    byte[] plain = bytes.clone();
    // Latin-1, so that an index is an offset.
    Matcher alias = GENERIC_ALIAS.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    while (alias.find()) {
      plain[alias.end(1)] = ' ';
    }
    return plain;
  }

  /** The offset of the first byte that Go itself would refuse: invalid UTF-8 or NUL; else -1. */
  private static int firstUnreadable(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(in);
      return -1;
    } catch (CharacterCodingException _) {
      return in.position();
    }
  }

  private static int lineAt(byte[] bytes, int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return line;
  }

  /** Copies the native tree with an explicit stack: the input decides how deep it is. */
  private static final class Copy implements NativeGrammar.Visitor {
    private static final class Open {
      final String type;
      final boolean named;
      final String field;
      final int start;
      final int end;
      final int line;
      final List<GoNode> children = new ArrayList<>(4);

      Open(String type, boolean named, String field, int start, int end, int line) {
        this.type = type;
        this.named = named;
        this.field = field;
        this.start = start;
        this.end = end;
        this.line = line;
      }
    }

    private final GoSource source;
    private final byte[] bytes;
    private final Deque<Open> stack = new ArrayDeque<>();
    private final List<GoSource.Comment> comments = new ArrayList<>();
    private boolean broken;
    private int counted;
    private int line = 1;
    private @Nullable GoNode root;

    Copy(GoSource source, byte[] bytes) {
      this.source = source;
      this.bytes = bytes;
    }

    void broken(boolean hasError) {
      broken = hasError;
    }

    void finish() {
      GoNode copied = root;
      if (source.error().isPresent()) {
        return;
      }
      if (copied == null || copied.children.isEmpty()) {
        source.failed(1, "no package clause");
      } else if (copied.height > MAX_HEIGHT) {
        source.failed(1, "it is nested deeper than " + MAX_HEIGHT + " levels");
      } else {
        // An error that shows nowhere is a line end that the grammar misses before the closing
        // parenthesis of const (A = 1; B = 2), which Go does not ask for.
        source.parsed(copied, comments);
      }
    }

    @Override
    public boolean enter(
        String type, boolean named, boolean missing, String field, int start, int end) {
      if (source.error().isPresent()) {
        return false;
      }
      int at = advance(start);
      if (broken && (type.equals("ERROR") || missing)) {
        source.failed(at, describe(type, start, end));
        return false;
      }
      if (type.equals("comment")) {
        comments.add(new GoSource.Comment(start, end, at, source.text(start, end)));
        return false;
      }
      switch (type) {
        case "\n", ";", "\0", ",", "(", ")", "{", "}", "empty_statement" -> {
          return false;
        }
        default -> {}
      }
      stack.push(new Open(type, named, field, start, end, at));
      // Literals are read as text.
      return true;
    }

    private int advance(int offset) {
      for (; counted < offset; counted++) {
        if (bytes[counted] == '\n') {
          line++;
        }
      }
      return line;
    }

    private String describe(String type, int start, int end) {
      if (!type.equals("ERROR")) {
        return "%s is missing".formatted(type.isBlank() ? "a line end" : "\"" + type + "\"");
      }
      String rest = source.text(start, Math.min(end, start + 40));
      return "unexpected \"%s\"".formatted(rest.lines().findFirst().orElse("").strip());
    }

    @Override
    public void leave() {
      Open open = stack.pop();
      List<GoNode> children = open.children;
      if (open.type.equals("binary_expression")) {
        children = flat(children);
      }
      GoNode node =
          new GoNode(
              source,
              open.type,
              open.named,
              open.field,
              open.start,
              open.end,
              open.line,
              List.copyOf(children));
      Open parent = stack.peek();
      if (parent == null) {
        root = node;
      } else {
        parent.children.add(node);
      }
    }

    /** {@code (a + b) + c} as one row of operands: long sums are common and must not nest. */
    private static List<GoNode> flat(List<GoNode> children) {
      if (children.size() != 3) {
        return children;
      }
      GoNode left = children.get(0);
      String operator = children.get(1).type;
      if (!left.is("binary_expression")
          || left.children.size() < 3
          || !left.children.get(1).is(operator)
          || !(operator.equals("+") || operator.equals("||") || operator.equals("&&"))) {
        return children;
      }
      List<GoNode> all = new ArrayList<>(left.children.size() + 2);
      all.addAll(left.children);
      all.addAll(children.subList(1, 3));
      return all;
    }
  }
}
