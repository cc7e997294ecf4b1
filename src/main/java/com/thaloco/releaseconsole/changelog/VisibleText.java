package com.thaloco.releaseconsole.changelog;

import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.HtmlBlockBase;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ast.TextBase;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.SubSequence;
import java.util.regex.Pattern;

/** What a reader sees of a piece of Markdown. */
public final class VisibleText {
  private static final Parser PARSER = Parser.builder().build();
  private static final Pattern COMMENT = Pattern.compile("<!--(?s:.*?)(?:-->|\\z)");
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>");

  private VisibleText() {}

  /**
   * Text of each block on a line of its own.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException when it takes too long to parse
   */
  public static String of(String name, String markdown) {
    return Guard.run(
        name,
        markdown,
        Markdown.LIMIT,
        text -> {
          var out = new StringBuilder();
          append(PARSER.parse(SubSequence.of(text)), out);
          return out.toString().strip();
        });
  }

  // Recursion is fine here: the guard gives it a large stack.
  private static void append(Node node, StringBuilder out) {
    switch (node) {
      case Text text -> out.append(text.getChars().unescape());
      case Code code -> out.append(code.getText().toString().replaceAll("\\s*\\R\\s*", " "));
      case SoftLineBreak _, HardLineBreak _ -> out.append(' ');
      case HtmlEntity entity -> out.append(entity.getChars().unescape());
      case FencedCodeBlock code -> line(out, code.getContentChars().toString());
      case IndentedCodeBlock code -> line(out, code.getContentChars().toString());
      case HtmlBlockBase html -> {
        String shown = COMMENT.matcher(html.getChars().toString()).replaceAll(" ");
        line(out, TAG.matcher(shown).replaceAll(" "));
      }
      default -> children(node, out);
    }
    if (node instanceof Block && !out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }

  private static void line(StringBuilder out, String text) {
    out.append(text.strip());
  }

  private static void children(Node node, StringBuilder out) {
    boolean shows = node instanceof Block || node instanceof TextBase || node.hasChildren();
    for (Node child = node.getFirstChild(); shows && child != null; child = child.getNext()) {
      append(child, out);
    }
  }
}
