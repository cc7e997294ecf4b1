package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Remedy;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * A remedy is its text. Where it proposes something to do, and is a member of an object, the member
 * {@code actions} follows it.
 */
final class RemedyText extends StdSerializer<Remedy> {
  /** The options that name this run's project, which the writer is given; a file has none. */
  static final String PROJECT = "project";

  RemedyText() {
    super(Remedy.class);
  }

  @Override
  public void serialize(Remedy remedy, JsonGenerator json, SerializationContext context) {
    @SuppressWarnings("unchecked") // ContractJson sets it
    var project = Optional.ofNullable((List<String>) context.getAttribute(PROJECT));
    Remedy named = project.map(remedy::on).orElse(remedy);
    json.writeString(named.asText());
    if (project.isPresent() && json.streamWriteContext().inObject() && !named.actions().isEmpty()) {
      json.writeName("actions");
      context.writeValue(json, named.actions().stream().map(RemedyText::member).toList());
    }
  }

  private static Record member(Action action) {
    return switch (action) {
      case Action.Console console -> new Command(console.words());
      case Action.Shell(String line) -> new Shell(line);
      case Action.Answer(String id, Optional<String> choice) -> new Answer(id, choice);
      case Action.Option(String typed) -> new Option(typed);
    };
  }

  record Command(List<String> command) {}

  record Shell(String shell) {}

  record Answer(String answer, Optional<String> text) {}

  record Option(String option) {}
}
