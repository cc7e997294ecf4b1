package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.audit.AuditRule;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the screen in sight says, and where that differs from the truth. What is marked as older may
 * differ; what the screen says to be unknown may not be known to the command line either.
 */
final class WalkReading {
  private static final Set<String> COUNT_AS_PROBLEM = Set.of("clients", "hand");

  private final Sight sight;
  private final WalkTruth truth;
  private final List<String> found = new ArrayList<>();

  private WalkReading(Sight sight, WalkTruth truth) {
    this.sight = sight;
    this.truth = truth;
  }

  /**
   * Compares; on the FX thread.
   *
   * @param told what only the window knows
   */
  static List<String> differences(Studio studio, WalkTruth truth, WalkCheckReading.Told told) {
    ScreenId screen = studio.window().current().orElseThrow();
    var sight = new Sight(studio.stage().getScene().getRoot());
    var reading = new WalkReading(sight, truth);
    switch (screen) {
      case HOME -> reading.home(told);
      case RECOVER -> reading.recover();
      case BUCKET -> reading.bucket();
      case HISTORY -> reading.history();
      default -> {}
    }
    reading.expect("the commit", "top-commit", truth.head().substring(0, 7));
    reading.found.addAll(new WalkCheckReading(sight, truth, told).differences(screen));
    return reading.found.stream().map(line -> screen.key() + ": " + line).toList();
  }

  private void home(WalkCheckReading.Told told) {
    if (sight.has("home-as-of")) {
      return;
    }
    expect("last release", "home-version", truth.latest().orElse("–"));
    told.chosen().or(truth::next).ifPresent(next -> expect("next version", "home-next", next));
    clients("home-clients");
    standing("home-standing");
    releases();
  }

  /** Every published release, which of them is the latest, and the commit of its tag. */
  private void releases() {
    List<String> published = truth.published();
    if (!truth.canBeRead()) {
      return;
    }
    if (sight.rows("home-releases") != published.size()) {
      found.add(
          "%d releases are listed; the manifest has %s"
              .formatted(sight.rows("home-releases"), published));
      return;
    }
    List<List<String>> rows = sight.cells("home-releases");
    for (int i = 0; i < rows.size(); i++) {
      String version = published.get(i);
      List<String> row = rows.get(i);
      String commit =
          Optional.ofNullable(truth.tags().get(version))
              .map(Hash::commit)
              .orElse(Texts.of("home.no-tag"));
      boolean latest = truth.latest().equals(Optional.of(version));
      if (!row.getFirst().equals(version)
          || row.contains("latest_stable") != latest
          || !row.contains(commit)) {
        found.add("row %s; it is %s of %s, latest: %s".formatted(row, version, commit, latest));
      }
    }
  }

  private void recover() {
    if (sight.has("recover-as-of")) {
      return;
    }
    Set<String> listed =
        sight.withIds("trouble-").stream()
            .map(card -> String.valueOf(card.getUserData()))
            .collect(Collectors.toSet());
    Set<String> known = new HashSet<>();
    for (JsonNode problem : truth.recover().path("troubles")) {
      known.add(problem.path("sentence").asString());
    }
    truthIs("problems", listed, known);
    clients("recover-clients");
    standing("recover-standing");
  }

  private void bucket() {
    JsonNode listing = truth.objects();
    String shown = sight.text("bucket-count").orElse("");
    if (listing.has("count")) {
      String count = listing.path("count").asInt() + " objects";
      if (!shown.startsWith(count)) {
        found.add("shows %s and there are %s".formatted(shown, count));
      }
    } else if (!shown.isEmpty()
        && !sight.text("bucket-audit-state").orElse("").startsWith("As of")) {
      found.add("shows %s as current while the bucket can't be listed".formatted(shown));
    }
    if (!sight.text("bucket-audit-state").orElse("").startsWith("Audited ")
        || sight.has("bucket-audit-as-of")
        || !truth.audit().has("findings")) {
      return;
    }
    List<String> pills = sight.texts("bucket-audit-pills");
    if (!pills.equals(audited(truth.audit()))) {
      found.add("the audit shows %s; it found %s".formatted(pills, audited(truth.audit())));
    }
  }

  private static List<String> audited(JsonNode audit) {
    long orphans =
        audit
            .path("findings")
            .valueStream()
            .filter(finding -> finding.path("id").asString("").equals(AuditRule.ORPHAN_OBJECT.id()))
            .filter(finding -> !finding.path("severity").asString("").equals("sound"))
            .count();
    var pills = new ArrayList<String>();
    pill(pills, "bucket.broken", severity(audit, "broken"));
    long warned = severity(audit, "warned");
    if (orphans > 0) {
      pills.add(Texts.of("bucket.orphans", warned, orphans));
    } else {
      pill(pills, "bucket.warned", warned);
    }
    pills.add(Texts.of("bucket.sound", severity(audit, "sound")));
    return pills;
  }

  private static void pill(List<String> pills, String words, long count) {
    if (count > 0) {
      pills.add(Texts.of(words, count));
    }
  }

  private static long severity(JsonNode audit, String word) {
    return audit
        .path("findings")
        .valueStream()
        .filter(finding -> finding.path("severity").asString("").equals(word))
        .count();
  }

  /** Every cut and release, and what became of it. */
  private void history() {
    JsonNode cuts = truth.receipts().path("cuts");
    if (sight.rows("history-cuts") != cuts.size()) {
      found.add(
          "%d cuts are listed; there are %d".formatted(sight.rows("history-cuts"), cuts.size()));
      return;
    }
    List<List<String>> rows = sight.cells("history-cuts");
    for (int i = 0; i < rows.size(); i++) {
      JsonNode cut = cuts.path(i);
      List<String> known =
          List.of(
              cut.path("version").asString(),
              Hash.commit(cut.path("commit").asString()),
              Texts.of("history.state." + cut.path("state").asString()));
      if (!rows.get(i).containsAll(known)) {
        found.add("row %s; the command line lists %s".formatted(rows.get(i), known));
      }
    }
  }

  private void clients(String id) {
    String shown = sight.text(id).orElse("(nothing)");
    Optional<String> latest = truth.latest();
    boolean agrees =
        truth.canBeRead()
            ? latest
                .map(version -> shown.equals("Clients get %s.".formatted(version)))
                .orElse(shown.startsWith("Clients get nothing") || shown.contains("unknown"))
            : shown.contains("unknown") || shown.contains("when it was last checked");
    if (!agrees) {
      found.add("clients: “%s” while the manifest names %s".formatted(shown, latest));
    }
  }

  private void standing(String id) {
    String shown = sight.text(id).orElse("(nothing)");
    long problems =
        truth
            .recover()
            .path("troubles")
            .valueStream()
            .filter(problem -> COUNT_AS_PROBLEM.contains(problem.path("severity").asString("")))
            .count();
    String expected =
        problems == 0 ? "No problem" : problems == 1 ? "1 problem " : problems + " problems";
    if (shown.startsWith(expected)
        || problems == 0 && isOfAudit(shown)
        || !truth.recover().has("troubles")) {
      return;
    }
    found.add("state: “%s” while the command line lists %d".formatted(shown, problems));
  }

  /** Where nothing else is wrong, it may say what the window's audit found, now or before. */
  private boolean isOfAudit(String shown) {
    if (shown.startsWith("The audit before the last change found ")) {
      return true;
    }
    long broken = severity(truth.audit(), "broken");
    long warned = severity(truth.audit(), "warned");
    String warnings = Plural.of(warned, "warning");
    String counts =
        broken == 0
            ? warnings
            : Plural.of(broken, "problem") + (warned == 0 ? "" : " and " + warnings);
    return broken + warned > 0 && shown.equals("The audit found %s.".formatted(counts));
  }

  private void truthIs(String what, Set<String> shown, Set<String> known) {
    if (!shown.equals(known)) {
      var more = new HashSet<>(shown);
      more.removeAll(known);
      var missing = new HashSet<>(known);
      missing.removeAll(shown);
      found.add("%s: shows %s too many, and lacks %s".formatted(what, more, missing));
    }
  }

  private void expect(String what, String id, String expected) {
    String shown = sight.text(id).orElse("(nothing)");
    if (!shown.startsWith(expected)) {
      found.add("%s: shows %s; the command line says %s".formatted(what, shown, expected));
    }
  }
}
