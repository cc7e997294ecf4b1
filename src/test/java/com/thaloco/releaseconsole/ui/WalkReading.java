package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import tools.jackson.databind.JsonNode;

/**
 * What the screen in sight says, and where that differs from the truth. What is marked as older may
 * differ; what the screen says to be unknown may not be known to the command line either.
 */
final class WalkReading {
  private static final Set<String> COUNT_AS_PROBLEM = Set.of("clients", "hand");
  private static final Set<String> NO_CLAIM = Set.of("Out of date", "Not run", "Running");

  private final Node root;
  private final WalkTruth truth;
  private final List<String> found = new ArrayList<>();

  private WalkReading(Node root, WalkTruth truth) {
    this.root = root;
    this.truth = truth;
  }

  /** Waits until nothing is under way beside the FX thread. */
  static void settles(Studio studio) {
    for (int i = 0; i < 2; i++) {
      Studio.await(
          "the window has settled",
          Duration.ofSeconds(60),
          () -> studio.modelNow().worker().isIdle());
      Studio.pause(40);
    }
  }

  /**
   * Compares; on the FX thread.
   *
   * @param unlocked whether the key is open in the window, which the command line's is not
   */
  static List<String> differences(Studio studio, WalkTruth truth, boolean unlocked) {
    ScreenId screen = studio.window().current().orElseThrow();
    var reading = new WalkReading(studio.stage().getScene().getRoot(), truth);
    switch (screen) {
      case HOME -> reading.home();
      case RECOVER -> reading.recover();
      case BUCKET -> reading.bucket();
      default -> {}
    }
    reading.rail(studio, unlocked);
    reading.expect("the commit", "top-commit", truth.head().substring(0, 7));
    return reading.found.stream().map(line -> screen.key() + ": " + line).toList();
  }

  private void home() {
    if (isShown("home-as-of")) {
      return;
    }
    expect("last release", "home-version", truth.latest().orElse("–"));
    truth.next().ifPresent(next -> expect("next version", "home-next", next));
    clients("home-clients");
    standing("home-standing");
  }

  private void recover() {
    if (isShown("recover-as-of")) {
      return;
    }
    Set<String> listed = new HashSet<>();
    cards(root, listed);
    Set<String> known = new HashSet<>();
    for (JsonNode problem : truth.recover().path("troubles")) {
      known.add(problem.path("sentence").asString());
    }
    truthIs("problems", listed, known);
    clients("recover-clients");
    standing("recover-standing");
  }

  private static void cards(Node node, Set<String> into) {
    if (!node.isVisible()) {
      return;
    }
    if (node.getId() != null && node.getId().startsWith("trouble-")) {
      into.add(String.valueOf(node.getUserData()));
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> cards(child, into));
    }
  }

  private void bucket() {
    JsonNode listing = truth.objects();
    String shown = text("bucket-count").orElse("");
    if (listing.has("count")) {
      String count = listing.path("count").asInt() + " objects";
      if (!shown.startsWith(count)) {
        found.add("shows %s and there are %s".formatted(shown, count));
      }
    } else if (!shown.isEmpty() && !text("bucket-audit-state").orElse("").startsWith("As of")) {
      found.add("shows %s as current while the bucket can't be listed".formatted(shown));
    }
    if (!text("bucket-audit-state").orElse("").startsWith("Audited ")
        || isShown("bucket-audit-as-of")) {
      return;
    }
    JsonNode audit = truth.audit();
    if (audit.has("counts") || audit.has("findings")) {
      long broken = severity(audit, "broken");
      boolean says = texts("bucket-audit-pills").contains(broken + " broken");
      if (broken > 0 != says && broken > 0) {
        found.add(
            "audit shows %s and %d are broken".formatted(texts("bucket-audit-pills"), broken));
      }
      if (broken == 0 && texts("bucket-audit-pills").contains("broken")) {
        found.add("audit shows %s and nothing is broken".formatted(texts("bucket-audit-pills")));
      }
    }
  }

  private static long severity(JsonNode audit, String word) {
    long count = 0;
    for (JsonNode finding : audit.path("findings")) {
      count += finding.path("severity").asString("").equals(word) ? 1 : 0;
    }
    return count;
  }

  private void clients(String id) {
    String shown = text(id).orElse("(nothing)");
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
    String shown = text(id).orElse("(nothing)");
    long problems = 0;
    for (JsonNode problem : truth.recover().path("troubles")) {
      problems += COUNT_AS_PROBLEM.contains(problem.path("severity").asString("")) ? 1 : 0;
    }
    String expected =
        problems == 0 ? "No problem" : problems == 1 ? "1 problem " : problems + " problems";
    if (!shown.startsWith(expected) && truth.recover().has("troubles")) {
      found.add("state: “%s” while the command line lists %d".formatted(shown, problems));
    }
  }

  /** Every check whose state the rail claims has that state on the command line. */
  private void rail(Studio studio, boolean unlocked) {
    for (ScreenId screen : ScreenId.ofGroup(ScreenId.Group.CHECK)) {
      String word = railWord(screen);
      if (word.isEmpty() || NO_CLAIM.contains(word) || unlocked && screen == ScreenId.TRUST) {
        continue;
      }
      Set<String> known = new HashSet<>();
      String version = studio.modelNow().versionProperty().get().text();
      for (JsonNode finding : truth.check(version).path("findings")) {
        if (ScreenId.of(finding.path("id").asString("")).equals(Optional.of(screen))) {
          known.add(WalkTruth.word(finding.path("status").asString("")));
        }
      }
      if (!known.isEmpty() && !known.contains(word)) {
        found.add("rail: %s is %s; the command line says %s".formatted(screen.key(), word, known));
      }
    }
  }

  private String railWord(ScreenId screen) {
    return find("rail-" + screen.key())
        .map(Node::getAccessibleText)
        .map(name -> name.substring(name.lastIndexOf(": ") + 2))
        .orElse("");
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
    String shown = text(id).orElse("(nothing)");
    if (!shown.startsWith(expected)) {
      found.add("%s: shows %s; the command line says %s".formatted(what, shown, expected));
    }
  }

  private boolean isShown(String id) {
    return find(id).isPresent();
  }

  private Optional<String> text(String id) {
    return find(id).filter(Labeled.class::isInstance).map(node -> ((Labeled) node).getText());
  }

  private String texts(String id) {
    var all = new ArrayList<String>();
    find(id).ifPresent(node -> collect(node, all));
    return String.join(" · ", all);
  }

  private static void collect(Node node, List<String> texts) {
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      texts.add(labeled.getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
    }
  }

  private Optional<Node> find(String id) {
    return all(root).filter(node -> id.equals(node.getId())).findFirst();
  }

  /** All that can be seen. */
  private static Stream<Node> all(Node node) {
    if (!node.isVisible()) {
      return Stream.empty();
    }
    return node instanceof Parent parent
        ? Stream.concat(
            Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(WalkReading::all))
        : Stream.of(node);
  }
}
