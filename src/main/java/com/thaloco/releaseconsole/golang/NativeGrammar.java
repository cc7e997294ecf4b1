package com.thaloco.releaseconsole.golang;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.treesitter.TSParser;
import org.treesitter.TreeSitterGo;

/**
 * tree-sitter's C functions, called directly. The library's Java classes load the native code and
 * name the symbols; their own nodes cost several reflective calls each (seconds for a large file)
 * and free memory only when the collector gets to it, so the tree is read and freed through these.
 */
final class NativeGrammar {
  /** {@code TSNode}: four ints and two pointers. */
  static final MemoryLayout NODE =
      MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS);

  /** {@code TSTreeCursor}: two pointers and three ints, padded. */
  static final MemoryLayout CURSOR =
      MemoryLayout.structLayout(ADDRESS, ADDRESS, JAVA_LONG, JAVA_LONG);

  private static final TreeSitterGo GO = load();
  private static final MethodHandle PARSER_NEW = find("ts_parser_new", false, ADDRESS);
  private static final MethodHandle PARSER_DELETE = find("ts_parser_delete", false, null, ADDRESS);
  private static final MethodHandle SET_LANGUAGE =
      find("ts_parser_set_language", false, JAVA_BOOLEAN, ADDRESS, ADDRESS);
  private static final MethodHandle PARSE =
      find("ts_parser_parse_string", false, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT);
  private static final MethodHandle LANGUAGE = find("tree_sitter_go", false, ADDRESS);
  private static final MethodHandle TREE_DELETE = find("ts_tree_delete", false, null, ADDRESS);
  private static final MethodHandle ROOT = find("ts_tree_root_node", false, NODE, ADDRESS);
  private static final MethodHandle CURSOR_NEW = find("ts_tree_cursor_new", false, CURSOR, NODE);
  private static final MethodHandle CURSOR_DELETE =
      find("ts_tree_cursor_delete", false, null, ADDRESS);
  private static final MethodHandle CURRENT =
      find("ts_tree_cursor_current_node", true, NODE, ADDRESS);
  private static final MethodHandle FIELD =
      find("ts_tree_cursor_current_field_id", true, JAVA_SHORT, ADDRESS);
  private static final MethodHandle FIRST_CHILD =
      find("ts_tree_cursor_goto_first_child", false, JAVA_BOOLEAN, ADDRESS);
  private static final MethodHandle NEXT_SIBLING =
      find("ts_tree_cursor_goto_next_sibling", false, JAVA_BOOLEAN, ADDRESS);
  private static final MethodHandle PARENT =
      find("ts_tree_cursor_goto_parent", false, JAVA_BOOLEAN, ADDRESS);
  private static final MethodHandle SYMBOL = find("ts_node_symbol", true, JAVA_SHORT, NODE);
  private static final MethodHandle START = find("ts_node_start_byte", true, JAVA_INT, NODE);
  private static final MethodHandle END = find("ts_node_end_byte", true, JAVA_INT, NODE);
  private static final MethodHandle MISSING = find("ts_node_is_missing", true, JAVA_BOOLEAN, NODE);
  private static final MethodHandle HAS_ERROR = find("ts_node_has_error", true, JAVA_BOOLEAN, NODE);
  private static final MethodHandle SYMBOL_TYPE =
      find("ts_language_symbol_type", false, JAVA_INT, ADDRESS, JAVA_SHORT);

  /** Names by symbol id, interned. */
  private static final String[] SYMBOLS = new String[GO.symbolCount()];

  private static final boolean[] NAMED = new boolean[GO.symbolCount()];
  private static final String[] FIELDS = new String[GO.fieldCount() + 1];

  static {
    MemorySegment language = (MemorySegment) call(() -> LANGUAGE.invoke());
    for (int i = 0; i < SYMBOLS.length; i++) {
      short symbol = (short) i;
      SYMBOLS[i] = GO.symbolName(i).intern();
      NAMED[i] = (int) call(() -> SYMBOL_TYPE.invoke(language, symbol)) == 0;
    }
    FIELDS[0] = "";
    for (int i = 1; i < FIELDS.length; i++) {
      FIELDS[i] = GO.fieldNameForId(i).intern();
    }
  }

  private NativeGrammar() {}

  /** Makes the library unpack its two native files into {@link NativeFolder}, and load them. */
  private static TreeSitterGo load() {
    TSParser.ts_parser_delete(TSParser.ts_parser_new());
    return new TreeSitterGo();
  }

  private interface Foreign {
    Object run() throws Throwable;
  }

  @SuppressWarnings("restricted")
  private static MethodHandle find(
      String name,
      boolean critical,
      @org.jspecify.annotations.Nullable MemoryLayout result,
      MemoryLayout... arguments) {
    FunctionDescriptor shape =
        result == null
            ? FunctionDescriptor.ofVoid(arguments)
            : FunctionDescriptor.of(result, arguments);
    MemorySegment at = SymbolLookup.loaderLookup().findOrThrow(name);
    return critical
        ? Linker.nativeLinker().downcallHandle(at, shape, Linker.Option.critical(false))
        : Linker.nativeLinker().downcallHandle(at, shape);
  }

  private static Object call(Foreign function) {
    try {
      return function.run();
    } catch (Throwable e) {
      throw new IllegalStateException("tree-sitter could not be called", e);
    }
  }

  /** What a node is, as far as the copy needs it. */
  interface Visitor {
    /** Whether to go into the node; {@link #leave} follows only then. */
    boolean enter(String type, boolean named, boolean missing, String field, int start, int end);

    void leave();
  }

  /** Parses and walks in source order; everything native is freed before it returns. */
  static void parse(byte[] bytes, java.util.function.Consumer<Boolean> broken, Visitor visitor) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocate(Math.max(1, bytes.length));
      MemorySegment.copy(bytes, 0, text, java.lang.foreign.ValueLayout.JAVA_BYTE, 0, bytes.length);
      MemorySegment parser = (MemorySegment) PARSER_NEW.invokeExact();
      try {
        MemorySegment language = (MemorySegment) LANGUAGE.invokeExact();
        boolean _ = (boolean) SET_LANGUAGE.invokeExact(parser, language);
        MemorySegment tree =
            (MemorySegment) PARSE.invokeExact(parser, MemorySegment.NULL, text, bytes.length);
        try {
          walk(arena, tree, broken, visitor);
        } finally {
          TREE_DELETE.invokeExact(tree);
        }
      } finally {
        PARSER_DELETE.invokeExact(parser);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("tree-sitter could not be called", e);
    }
  }

  private static void walk(
      Arena arena, MemorySegment tree, java.util.function.Consumer<Boolean> broken, Visitor visitor)
      throws Throwable {
    MemorySegment slot = arena.allocate(NODE);
    SegmentAllocator node = (size, alignment) -> slot;
    MemorySegment top = (MemorySegment) ROOT.invokeExact((SegmentAllocator) arena, tree);
    boolean hasError = (boolean) HAS_ERROR.invokeExact(top);
    broken.accept(hasError);
    MemorySegment cursor = (MemorySegment) CURSOR_NEW.invokeExact((SegmentAllocator) arena, top);
    try {
      while (true) {
        MemorySegment at = (MemorySegment) CURRENT.invokeExact(node, cursor);
        int symbol = Short.toUnsignedInt((short) SYMBOL.invokeExact(at));
        boolean known = symbol < SYMBOLS.length;
        boolean missing = hasError && (boolean) MISSING.invokeExact(at);
        int field = Short.toUnsignedInt((short) FIELD.invokeExact(cursor));
        int start = (int) START.invokeExact(at);
        int end = (int) END.invokeExact(at);
        boolean inside =
            visitor.enter(
                known ? SYMBOLS[symbol] : "ERROR",
                known && NAMED[symbol],
                missing,
                FIELDS[field],
                start,
                end);
        if (inside && (boolean) FIRST_CHILD.invokeExact(cursor)) {
          continue;
        }
        if (inside) {
          visitor.leave();
        }
        while (!(boolean) NEXT_SIBLING.invokeExact(cursor)) {
          if (!(boolean) PARENT.invokeExact(cursor)) {
            return;
          }
          visitor.leave();
        }
      }
    } finally {
      CURSOR_DELETE.invokeExact(cursor);
    }
  }
}
