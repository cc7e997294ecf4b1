package com.thaloco.releaseconsole.changelog;

import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlBlockBase;
import com.vladsch.flexmark.ast.HtmlCommentBlock;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.ListBlock;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.core.ReferencePreProcessorFactory;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.InlineParserImpl;
import com.vladsch.flexmark.parser.internal.LinkRefProcessorData;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.SubSequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a text, as flexmark sees them, with offsets in the original text.
 *
 * @param blocks directly in the document, in order
 * @param headings directly in the document, in order
 * @param rows link reference definitions anywhere, in order
 * @param paragraphs anywhere
 * @param enclosed comments, HTML and code, anywhere
 */
record Markdown(
    List<Block> blocks,
    List<Heading> headings,
    List<LinkRow> rows,
    List<Range> paragraphs,
    List<Enclosed> enclosed) {
  private static final Pattern EMPTY_ITEMS =
      Pattern.compile("(?:[-*+\\s]|\\d{1,9}[.)]|\\[[ xX]?])*+");
  private static final Pattern RAW =
      Pattern.compile("<(pre|script|style|textarea)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern ANCHORS =
      Pattern.compile("(?i)\\s*(?:<a\\s[^<>]{0,200}>\\s*</a>\\s*){1,20}");
  static final Duration LIMIT = Duration.ofSeconds(2);

  // Blocks and link rows are all that sections, lints and edits need; what inlines cost (quadratic
  // time, one stack frame for each character) is not done for them.
  private static final Parser BLOCKS =
      Parser.builder()
          .customInlineParserFactory(BlocksOnly::new)
          // flexmark takes this one out together with its own inline parser.
          .paragraphPreProcessorFactory(new ReferencePreProcessorFactory())
          .build();

  private static final class BlocksOnly extends InlineParserImpl {
    BlocksOnly(
        DataHolder options,
        BitSet special,
        BitSet delimiters,
        Map<Character, DelimiterProcessor> processors,
        LinkRefProcessorData references,
        List<InlineParserExtensionFactory> extensions) {
      super(options, special, delimiters, processors, references, extensions);
    }

    @Override
    public void parse(BasedSequence content, Node node) {}
  }

  /** Blocks of HTML that begin with a comment. */
  List<Range> comments() {
    return enclosed.stream()
        .filter(each -> each.kind() == Enclosed.Kind.COMMENT)
        .map(Enclosed::range)
        .toList();
  }

  /** Reads a text; a byte order mark is skipped. */
  static Markdown of(Source source) {
    int shift = source.hasBom() ? 1 : 0;
    return Guard.run(
        source.name(),
        source.text().substring(shift),
        LIMIT,
        text -> new Reader(source, shift).read(BLOCKS.parse(SubSequence.of(text))));
  }

  /** Walks the tree without recursion: it may be as deep as the text is long. */
  private static final class Reader {
    private final Source source;
    private final int shift;
    private final Markdown found =
        new Markdown(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());

    Reader(Source source, int shift) {
      this.source = source;
      this.shift = shift;
    }

    Markdown read(Document document) {
      @Nullable Node node = document.getFirstChild();
      while (node != null) {
        take(node, node.getParent() == document);
        node = next(node, document);
      }
      return found;
    }

    private static @Nullable Node next(Node node, Document document) {
      Node child = node.getFirstChild();
      if (child != null) {
        return child;
      }
      @Nullable Node at = node;
      while (at != null && at != document) {
        Node sibling = at.getNext();
        if (sibling != null) {
          return sibling;
        }
        at = at.getParent();
      }
      return null;
    }

    private void take(Node node, boolean top) {
      Range range = range(node.getChars());
      Block.Kind kind = Block.Kind.OTHER;
      switch (node) {
        case com.vladsch.flexmark.ast.Heading heading -> {
          kind = Block.Kind.HEADING;
          if (top) {
            found.headings.add(heading(heading, range));
          }
        }
        case Reference row -> {
          kind = Block.Kind.ROW;
          found.rows.add(row(row, range));
        }
        case HtmlBlockBase html -> {
          boolean comment = html instanceof HtmlCommentBlock || isComment((HtmlBlock) html);
          if (comment || ANCHORS.matcher(range.in(source.text())).matches()) {
            kind = Block.Kind.COMMENT;
          }
          found.enclosed.add(
              new Enclosed(
                  comment ? Enclosed.Kind.COMMENT : Enclosed.Kind.HTML,
                  range,
                  isOpen(range.in(source.text()).strip())));
        }
        case ListBlock _ ->
            kind =
                EMPTY_ITEMS.matcher(range.in(source.text())).matches()
                    ? Block.Kind.EMPTY_LIST
                    : Block.Kind.LIST;
        case ThematicBreak _ -> kind = Block.Kind.BREAK;
        case Paragraph _ -> {
          if (ANCHORS.matcher(range.in(source.text())).matches()) {
            kind = Block.Kind.COMMENT; // what only marks a place says nothing
          }
          found.paragraphs.add(range);
        }
        case FencedCodeBlock code ->
            found.enclosed.add(
                new Enclosed(Enclosed.Kind.FENCE, range, code.getClosingMarker().isEmpty()));
        case IndentedCodeBlock _ ->
            found.enclosed.add(
                new Enclosed(top ? Enclosed.Kind.CODE : Enclosed.Kind.SHOWN, range, false));
        default -> {}
      }
      if (top) {
        found.blocks.add(new Block(kind, range));
      }
    }

    // Only these run on to the end of the file when their end is missing.
    private static boolean isOpen(String html) {
      if (html.startsWith("<!--")) {
        return !html.contains("-->");
      }
      Matcher raw = RAW.matcher(html);
      return raw.lookingAt()
          && !html.toLowerCase(Locale.ROOT).contains("</" + raw.group(1).toLowerCase(Locale.ROOT));
    }

    private static boolean isComment(HtmlBlock html) {
      return html.getChars().trimStart().startsWith("<!--");
    }

    private Heading heading(com.vladsch.flexmark.ast.Heading heading, Range range) {
      Range text = range(heading.getText());
      return new Heading(
          heading.getLevel(),
          source.lines().at(range.start()),
          text.in(source.text()),
          range,
          text,
          heading.isSetextHeading());
    }

    private LinkRow row(Reference row, Range range) {
      Range url = range(row.getUrl());
      return new LinkRow(
          row.getReference().toString(),
          url.in(source.text()),
          source.lines().at(range.start()),
          range,
          url);
    }

    private Range range(BasedSequence chars) {
      String text = source.text();
      int start = chars.getStartOffset() + shift;
      int end = Math.max(start, chars.getEndOffset() + shift);
      while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
        end--;
      }
      return new Range(start, end);
    }
  }
}
