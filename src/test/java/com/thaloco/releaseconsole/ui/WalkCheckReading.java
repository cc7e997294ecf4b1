package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusPill;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import tools.jackson.databind.JsonNode;

/**
 * What the window says of the checks: the rail's states, each answer with its sentence, the groups
 * of the checklist, the counts. What is out of date, running or was never asked claims nothing.
 */
final class WalkCheckReading {
  private static final String PASSED = Status.PASSED.word();
  private static final String KEY = "trust.key";

  /** What may be known of a key that the command line finds locked. */
  private static final List<Status> KEYS = List.of(Status.NOT_RUN, Status.PASSED);

  private static final Set<String> NO_CLAIM =
      Set.of(Status.OUT_OF_DATE.word(), Status.NOT_RUN.word(), Status.RUNNING.word());

  /**
   * What only the window knows.
   *
   * @param version that the checks judge, where one is known
   * @param chosen the version that a person chose
   */
  record Told(Optional<String> version, Optional<String> chosen) {}

  private final Sight sight;
  private final WalkTruth truth;
  private final Told told;
  private final List<String> found = new ArrayList<>();

  WalkCheckReading(Sight sight, WalkTruth truth, Told told) {
    this.sight = sight;
    this.truth = truth;
    this.told = told;
  }

  List<String> differences(ScreenId screen) {
    for (ScreenId check : ScreenId.ofGroup(ScreenId.Group.CHECK)) {
      worst("rail", "rail-", check);
      worst("group", "group-", check);
    }
    sight.withIds("finding-").forEach(this::answer);
    if (screen == ScreenId.CHECKLIST || screen == ScreenId.REVIEW) {
      pills(ScreenId.ofGroup(ScreenId.Group.CHECK));
    } else if (screen.group() == ScreenId.Group.CHECK && screen != ScreenId.SMOKE) {
      pills(List.of(screen));
    }
    if (screen == ScreenId.VERSION) {
      advice();
    }
    return found;
  }

  /** The state of a screen is the worst of its checks. */
  private void worst(String where, String id, ScreenId screen) {
    String word =
        sight
            .find(id + screen.key())
            .map(Node::getAccessibleText)
            .map(name -> name.substring(name.lastIndexOf(": ") + 2))
            .orElse("");
    if (word.isEmpty() || NO_CLAIM.contains(word)) {
      return;
    }
    Set<String> known =
        KEYS.stream()
            .map(key -> screen.checks().stream().map(check -> status(check, key)))
            .map(states -> states.reduce(Status.NOT_NEEDED, Status::or).word())
            .collect(Collectors.toSet());
    if (!known.contains(word)) {
      found.add("%s: %s is %s; the command line says %s".formatted(where, screen, word, known));
    }
  }

  /** Each answer has the state and the sentence of the command line. */
  private void answer(Node row) {
    String id = row.getId().substring("finding-".length());
    String title = Texts.of("check." + id) + ": ";
    String shown = String.valueOf(row.getAccessibleText());
    if (NO_CLAIM.stream().anyMatch(word -> shown.startsWith(title + word))
        || id.equals(KEY) && status(id) == Status.NOT_RUN && shown.startsWith(title + PASSED)) {
      return;
    }
    String known =
        "%s%s. %s".formatted(title, status(id).word(), finding(id).path("summary").asString(""));
    if (!shown.equals(known)) {
      found.add("%s: shows “%s”; the command line says “%s”".formatted(id, shown, known));
    }
  }

  /** How many checks are in each state, where all of them are known. */
  private void pills(List<ScreenId> screens) {
    var shown = new HashSet<String>();
    sight.all(StatusPill.class).forEach(pill -> shown.addAll(new Sight(pill).texts()));
    if (shown.stream().anyMatch(text -> NO_CLAIM.stream().anyMatch(word -> says(text, word)))) {
      return;
    }
    List<Set<String>> known = KEYS.stream().map(key -> pills(screens, key)).toList();
    if (!known.contains(shown)) {
      found.add("counts: %s; the command line says %s".formatted(shown, known.getFirst()));
    }
  }

  private Set<String> pills(List<ScreenId> screens, Status key) {
    var counts = new HashMap<Status, Integer>();
    for (ScreenId screen : screens) {
      screen.checks().forEach(id -> counts.merge(status(id, key), 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .map(one ->
            Texts.of("pill.count", one.getValue(), one.getKey().word().toLowerCase(Locale.ROOT)))
        .collect(Collectors.toSet());
  }

  private static boolean says(String text, String word) {
    return text.endsWith(word.toLowerCase(Locale.ROOT));
  }

  /** Why this number. */
  private void advice() {
    JsonNode advice = truth.advice();
    boolean patch = advice.path("bump").asString("").equals("patch");
    if (!advice.has("lastRelease") || !told.version().equals(truth.next())) {
      return;
    }
    String known =
        Texts.of(
            patch ? "version.advice.patch" : "version.advice.minor",
            advice.path("lastRelease").asString());
    if (!sight.texts().contains(known)) {
      found.add("the reasons lack “%s”".formatted(known));
    }
  }

  /** What was found while the key was unlocked is known, though the command line can't say it. */
  private Status status(String id, Status unlocked) {
    Status status = status(id);
    return id.equals(KEY) && status == Status.NOT_RUN ? unlocked : status;
  }

  private Status status(String id) {
    return switch (finding(id).path("status").asString("")) {
      case "passed" -> Status.PASSED;
      case "warned" -> Status.WARNED;
      case "asks" -> Status.ASKS;
      case "blocked" -> Status.BLOCKED;
      case "not-needed" -> Status.NOT_NEEDED;
      default -> Status.NOT_RUN;
    };
  }

  private JsonNode finding(String id) {
    return findings().getOrDefault(id, tools.jackson.databind.node.MissingNode.getInstance());
  }

  private Map<String, JsonNode> findings() {
    return truth.check(told.version());
  }
}
