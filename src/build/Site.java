import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Makes a site of the pages at the root and under docs, in the same folders. */
final class Site {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>%s</title>
      <style>
      body { font: 16px/1.5 Inter, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1f2328 }
      pre, code { font-family: "JetBrains Mono", monospace; font-size: 14px; background: #f3f4f6 }
      pre { padding: .8rem; overflow-x: auto } img { max-width: 100%% } a { color: #0b57d0 }
      table { border-collapse: collapse; display: block; overflow-x: auto } td, th { border: 1px solid #d0d4da; padding: .3rem .6rem; text-align: left; vertical-align: top }
      @media (prefers-color-scheme: dark) { body { background: #16181d; color: #e3e5e8 } pre, code { background: #22252c } a { color: #8ab4f8 } td, th { border-color: #3a3f49 } }
      </style>
      <p><a href="%sdocs/guide/README.html">Release Console</a></p>
      %s</html>
      """;

  private static final Parser PARSER;
  private static final HtmlRenderer RENDERER;

  static {
    var options =
        new MutableDataSet()
            .set(Parser.EXTENSIONS, List.of(TablesExtension.create()))
            .set(HtmlRenderer.GENERATE_HEADER_ID, true)
            .set(HtmlRenderer.RENDER_HEADER_ID, true)
            .set(HtmlRenderer.HEADER_ID_GENERATOR_NO_DUPED_DASHES, false)
            .set(HtmlRenderer.HEADER_ID_GENERATOR_TO_DASH_CHARS, " ")
            .set(HtmlRenderer.HEADER_ID_GENERATOR_NON_DASH_CHARS, "_-");
    PARSER = Parser.builder(options).build();
    RENDERER = HtmlRenderer.builder(options).build();
  }

  private Site() {}

  /**
   * @param arguments the repository, and the folder that the site goes to
   */
  public static void main(String[] arguments) throws IOException {
    Path from = Path.of(arguments[0]);
    Path to = Path.of(arguments[1]);
    try (Stream<Path> docs = Files.walk(from.resolve("docs"));
        Stream<Path> others = Files.list(from)) {
      for (Path file : Stream.concat(docs, others).filter(Files::isRegularFile).toList()) {
        write(file, from.relativize(file), to);
      }
    }
  }

  private static void write(Path file, Path name, Path to) throws IOException {
    Path target = to.resolve(name);
    Files.createDirectories(target.getParent());
    if (file.toString().endsWith(".md")) {
      Files.writeString(
          target.resolveSibling(html(target.getFileName().toString())),
          page(Files.readString(file), "../".repeat(name.getNameCount() - 1)));
    } else {
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String page(String markdown, String up) {
    Document document = PARSER.parse(markdown);
    String title = "Release Console";
    for (var node : document.getDescendants()) {
      if (node instanceof Link link) {
        link.setUrl(BasedSequence.of(target(link.getUrl().toString())));
      } else if (node instanceof Heading heading && heading.getLevel() == 1) {
        title = heading.getText().toString();
      }
    }
    return PAGE.formatted(title, up, RENDERER.render(document));
  }

  private static String target(String url) {
    if (url.contains("://")) {
      return url;
    }
    String[] parts = url.split("#", 2);
    return html(parts[0]) + (parts.length > 1 ? "#" + parts[1] : "");
  }

  private static String html(String name) {
    return name.endsWith(".md") ? name.substring(0, name.length() - 3) + ".html" : name;
  }
}
