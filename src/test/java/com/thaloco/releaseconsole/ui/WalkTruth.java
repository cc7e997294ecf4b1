package com.thaloco.releaseconsole.ui;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the command line says of the world as it is now; asked once for each state. */
final class WalkTruth {
  private final WalkedWorld world;
  private final Map<String, JsonNode> asked = new HashMap<>();

  WalkTruth(WalkedWorld world) {
    this.world = world;
  }

  /** The world changed. */
  void forget() {
    asked.clear();
  }

  JsonNode recover() {
    return ask("recover");
  }

  JsonNode advise() {
    return ask("advise");
  }

  JsonNode audit() {
    return ask("bucket", "audit");
  }

  JsonNode objects() {
    return ask("bucket", "ls");
  }

  JsonNode manifest() {
    return ask("bucket", "show", "manifest.json");
  }

  JsonNode check(String version) {
    return ask("check", "--version", version);
  }

  boolean serverAnswers() {
    return world.serves();
  }

  private JsonNode ask(String... command) {
    return asked.computeIfAbsent(
        String.join(" ", command), key -> CommandLineView.ask(world.repository(), command));
  }
}
