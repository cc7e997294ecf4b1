package com.thaloco.releaseconsole.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

  String head() {
    try {
      return WalkedWorld.git(world.repository(), "rev-parse", "HEAD").strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode recover() {
    return ask("recover");
  }

  JsonNode audit() {
    return ask("bucket", "audit");
  }

  JsonNode objects() {
    return ask("bucket", "ls");
  }

  JsonNode check(String version) {
    return ask("check", "--version", version);
  }

  /** The version that comes next; empty where no advice can be given. */
  Optional<String> next() {
    JsonNode next = ask("advise").path("next");
    return next.isString() ? Optional.of(next.asString()) : Optional.empty();
  }

  /** Whether the manifest is there and says one thing only. */
  boolean canBeRead() {
    JsonNode preview = manifest();
    return preview.has("entries") && preview.path("faults").isEmpty();
  }

  /** The release that the manifest names as latest and has an entry of. */
  Optional<String> latest() {
    JsonNode preview = manifest();
    String latest = preview.path("latest").asString("");
    for (JsonNode entry : preview.path("entries")) {
      if (canBeRead() && entry.asString("").contains("\"%s\"".formatted(latest))) {
        return Optional.of(latest);
      }
    }
    return Optional.empty();
  }

  private JsonNode manifest() {
    return ask("bucket", "show", "manifest.json").path("preview");
  }

  /** The window's word for a status of the contract. */
  static String word(String status) {
    return switch (status) {
      case "passed" -> "Passed";
      case "warned" -> "Warned";
      case "asks" -> "Needs an answer";
      case "blocked" -> "Blocked";
      case "not-run" -> "Not run";
      default -> "Not applicable";
    };
  }

  private JsonNode ask(String... command) {
    return asked.computeIfAbsent(
        String.join(" ", command), key -> CommandLineView.ask(world.repository(), command));
  }
}
