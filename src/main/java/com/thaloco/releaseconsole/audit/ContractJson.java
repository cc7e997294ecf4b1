package com.thaloco.releaseconsole.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializerBase;

/**
 * Writes records as the JSON that scripts build on (docs/command-line.md): members in the order of
 * the components, an empty {@code Optional} left out, constants as the words of the contract.
 */
public final class ContractJson {
  private static final JsonMapper MAPPER =
      HiddenEscapes.mapper()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .addModule(
              new SimpleModule("contract")
                  .addSerializer(new RemedyText())
                  .addSerializer(new Text<>(Action.Console.class, ContractJson::words))
                  .addSerializer(new Text<>(AuditRule.class, AuditRule::id))
                  .addSerializer(new Text<>(Enum.class, ContractJson::word))
                  .addSerializer(new Text<>(Path.class, Path::toString))
                  .addSerializer(new Text<>(ReleaseVersion.class, ReleaseVersion::text)))
          .build();

  private ContractJson() {}

  /** One line, whose remedies name the project, with their actions beside them. */
  public static String line(Object document, List<String> project) {
    return MAPPER.writer().withAttribute(RemedyText.PROJECT, project).writeValueAsString(document);
  }

  /** The same in indented lines. */
  public static String indented(Object document, List<String> project) {
    return MAPPER
        .writerWithDefaultPrettyPrinter()
        .withAttribute(RemedyText.PROJECT, project)
        .writeValueAsString(document);
  }

  /** Indented lines for a file, where remedies are texts alone. */
  static String file(Object document) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
  }

  /** The same as plain maps, lists and values, for what shows it to people. */
  public static Map<String, Object> plain(Object document) {
    return MAPPER.convertValue(document, new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  /** {@code not-run} for {@code NOT_RUN}. */
  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String words(Action.Console command) {
    return String.join(" ", command.words());
  }

  /** A value that is one text. */
  private static final class Text<T> extends ToStringSerializerBase {
    private final Class<T> type;
    private final Function<? super T, String> text;

    Text(Class<T> type, Function<? super T, String> text) {
      super(type);
      this.type = type;
      this.text = text;
    }

    @Override
    public String valueToString(Object value) {
      return text.apply(type.cast(value));
    }
  }
}
