package com.thaloco.releaseconsole.profile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * One YAML 1.2 document without what makes a file mean more than it says: anchors, aliases, tags,
 * directives, several documents.
 */
final class YamlText {
  /**
   * No profile is larger; a larger file is something else, and reading takes a thousand times it.
   */
  static final int LIMIT = 1 << 18;

  /** No profile nests deeper; the reader's time grows with the square of the depth. */
  private static final int DEPTH = 20;

  private static final String PLAIN =
      "A profile is one document of plain mappings, lists and texts.";

  private YamlText() {}

  static Node read(byte[] bytes, String file, ProfileErrors findings) {
    if (bytes.length > LIMIT) {
      throw ProfileErrors.problem(file + " is larger than 256 KiB.", PLAIN).toException();
    }
    String text = decode(bytes, file);
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setUseMarks(true)
            .setSchema(new CoreSchema())
            .setAllowDuplicateKeys(true) // reported by the binder, as are the next
            .setAllowNonScalarKeys(true)
            .build();
    try {
      refuseMore(text, settings, file, findings);
      findings.raise();
      return new Compose(settings)
          .composeString(text)
          .orElseThrow(() ->
              ProfileErrors.problem(file + " is empty.", "It begins with format: 1.")
                  .toException());
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      findings.add(
          file,
          mark.map(Mark::getLine).orElse(0) + 1,
          mark.map(Mark::getColumn).orElse(0) + 1,
          "this is not YAML: " + String.valueOf(e.getProblem()).strip() + ".",
          PLAIN);
      findings.raise();
      throw e;
    } catch (YamlEngineException | IndexOutOfBoundsException e) { // the latter: its reader's own
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw ProfileErrors.problem(file + " is not YAML: " + why + ".", PLAIN).toException();
    }
  }

  private static void refuseMore(
      String text, LoadSettings settings, String file, ProfileErrors findings) {
    int documents = 0;
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      depth +=
          event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
      if (depth > DEPTH) {
        refuse(event, file, "this is nested more than " + DEPTH + " deep", findings);
        return;
      }
      switch (event) {
        case DocumentStartEvent d -> {
          if (++documents > 1) {
            refuse(event, file, "a second document begins here", findings);
          }
          if (d.getSpecVersion().isPresent() || !d.getTags().isEmpty()) {
            refuse(event, file, "there is a directive here", findings);
          }
        }
        case AliasEvent a -> refuse(a, file, "there is an alias here", findings);
        case NodeEvent n -> {
          if (n.getAnchor().isPresent()) {
            refuse(n, file, "the anchor &" + n.getAnchor().get() + " is used here", findings);
          }
          Optional<String> tag =
              switch (n) {
                case ScalarEvent s -> s.getTag();
                case CollectionStartEvent c -> c.getTag();
                default -> Optional.empty();
              };
          tag.ifPresent(t -> refuse(n, file, "the tag " + t + " is used here", findings));
        }
        default -> {}
      }
    }
  }

  private static void refuse(Event event, String file, String what, ProfileErrors findings) {
    Optional<Mark> mark = event.getStartMark();
    findings.add(
        file,
        mark.map(Mark::getLine).orElse(0) + 1,
        mark.map(Mark::getColumn).orElse(0) + 1,
        what + ".",
        PLAIN);
  }

  private static String decode(byte[] bytes, String file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw ProfileErrors.problem(file + " is not UTF-8 text.", PLAIN).toException();
    }
  }
}
