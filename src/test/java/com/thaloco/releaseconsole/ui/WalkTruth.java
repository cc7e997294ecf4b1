package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the command line says of the world as it is now; asked once for each state. */
final class WalkTruth {
  private static final JsonMapper JSON = JsonMapper.builder().build();

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
    return world.head();
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

  /** What each check says of a version, or of the next one, by its id. */
  Map<String, JsonNode> check(Optional<String> version) {
    JsonNode checked = version.map(v -> ask("check", "--version", v)).orElseGet(() -> ask("check"));
    var findings = new HashMap<String, JsonNode>();
    for (JsonNode finding : checked.path("findings")) {
      findings.put(finding.path("id").asString(""), finding);
    }
    return findings;
  }

  JsonNode receipts() {
    return ask("receipt", "list");
  }

  JsonNode advice() {
    return ask("advise");
  }

  /** The commit of each tag on the remote. */
  Map<String, String> tags() {
    return world.tags();
  }

  /** The version that comes next; empty where no advice can be given. */
  Optional<String> next() {
    JsonNode next = advice().path("next");
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

  /** The versions of the manifest's entries, the newest first. */
  List<String> published() {
    var versions = new ArrayList<ReleaseVersion>();
    for (JsonNode entry : manifest().path("entries")) {
      versions.add(new ReleaseVersion(JSON.readTree(entry.asString()).path("version").asString()));
    }
    return versions.stream().sorted(Comparator.reverseOrder()).map(ReleaseVersion::text).toList();
  }

  private JsonNode manifest() {
    return ask("bucket", "show", "manifest.json").path("preview");
  }

  private JsonNode ask(String... command) {
    return asked.computeIfAbsent(
        String.join(" ", command), key -> CommandLineView.ask(world.repository(), command));
  }
}
