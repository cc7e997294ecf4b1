package com.thaloco.releaseconsole.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A page of {@code src/main/resources/reports}, without scripts or anything from elsewhere. Every
 * value in it is escaped, for text and for attributes in double quotes.
 */
public final class PageTemplate {
  private static final Mustache.Escaper HTML =
      Escapers.simple(
          new String[][] {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}});

  private final Template template;

  /**
   * The template of that name.
   *
   * @param shown how a value is shown, before it is escaped
   */
  public PageTemplate(String name, UnaryOperator<String> shown) {
    template =
        Mustache.compiler()
            .withLoader(PageTemplate::open)
            .emptyStringIsFalse(true)
            .withEscaper(value -> HTML.escape(shown.apply(value)))
            .compile(open(name));
  }

  private static Reader open(String name) {
    return new InputStreamReader(
        Objects.requireNonNull(
            PageTemplate.class.getResourceAsStream("/reports/%s.html".formatted(name)), name),
        StandardCharsets.UTF_8);
  }

  /** The page for one record, whose components are the names in the template. */
  public String render(Record page) {
    return template.execute(page);
  }
}
