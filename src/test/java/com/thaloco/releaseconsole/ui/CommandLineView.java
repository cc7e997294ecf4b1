package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.cli.CommandLineFace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the command line's JSON says of a project, asked at this moment. */
final class CommandLineView {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CommandLineView() {}

  /** The document of a command; an error is a document too. */
  static JsonNode ask(Path repository, String... command) {
    var arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--repo", repository.toString(), "--json"));
    var out = new ByteArrayOutputStream();
    try (var printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        var ignored = new PrintStream(new ByteArrayOutputStream())) {
      CommandLineFace.run(arguments.toArray(String[]::new), printed, ignored);
    }
    return JSON.readTree(out.toString(StandardCharsets.UTF_8));
  }
}
