package com.thaloco.releaseconsole.ui.publish;

import com.thaloco.releaseconsole.check.PendingVerification;
import com.thaloco.releaseconsole.snapshot.Releases;
import com.thaloco.releaseconsole.snapshot.Snapshot;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The verification release that is pending, why, and the draft of its entry. */
public final class PendingVerificationCard {
  private PendingVerificationCard() {}

  /** How much is known of what is pending. */
  public enum State {
    LOOKING,
    /** The commit could not be compared. */
    UNKNOWN,
    /** The releases could not be read. */
    UNREAD,
    /** Of an earlier state of the project. */
    OLDER,
    KNOWN;

    public static State of(Snapshot now) {
      if (now.releases().isEmpty()) {
        return now.observed().noReleases().isPresent() ? UNREAD : LOOKING;
      }
      if (now.releases().flatMap(Releases::advice).isEmpty()) {
        return UNKNOWN;
      }
      return now.releasesAsOf().isPresent() ? OLDER : KNOWN;
    }
  }

  /** The colour of what is pending: green only where it is known that nothing is. */
  public static Status tone(State state, List<PendingVerification.Owed> debts) {
    return switch (state) {
      case LOOKING, UNKNOWN, UNREAD -> Status.NOT_RUN;
      case OLDER -> Status.OUT_OF_DATE;
      case KNOWN -> debts.isEmpty() ? Status.PASSED : Status.WARNED;
    };
  }

  /** The picture of that. */
  public static String icon(Status tone) {
    return switch (tone) {
      case NOT_RUN, OUT_OF_DATE -> "fth-circle";
      case PASSED -> "fth-check-circle";
      default -> "fth-alert-triangle";
    };
  }

  private static Optional<String> unknown(State state) {
    return switch (state) {
      case LOOKING -> Optional.of(Texts.of("home.owed.looking"));
      case UNKNOWN -> Optional.of(Texts.of("home.owed.unknown"));
      case UNREAD -> Optional.of(Texts.of("home.owed.unread"));
      case OLDER, KNOWN -> Optional.empty();
    };
  }

  public static List<Node> nodes(
      List<PendingVerification.Owed> debts, ReleaseVersion next, State state, Navigator go) {
    Optional<String> unknown = unknown(state);
    if (unknown.isPresent()) {
      return List.of(new Prose(unknown.get()));
    }
    if (debts.isEmpty()) {
      return List.of(
          new StatusLabel(
              state == State.OLDER ? Status.OUT_OF_DATE : Status.PASSED,
              Texts.of("home.nothing-owed")),
          new Prose(Texts.of("home.nothing-owed.why")));
    }
    var nodes = new ArrayList<Node>();
    PendingVerification.Owed first = debts.getFirst();
    var lead = new Label(Texts.of("home.owing", first.version().text()));
    lead.getStyleClass().add("card-lead");
    lead.setWrapText(true);
    nodes.add(lead);
    String what = first.evidence().isEmpty() ? "" : symbol(first.evidence().getFirst());
    nodes.add(new Prose(Texts.of("home.owing.why", first.version().text(), what)));
    nodes.add(
        new Prose(
            debts.size() > 1
                ? Texts.of("home.owing.more", debts.size() - 1)
                : Texts.of("home.owing.next", next.text())));
    var space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    nodes.add(space);
    Button draft =
        Buttons.compact(
            Texts.of("home.draft", next.text()),
            Feather.EDIT_2,
            () -> go.overlay(new DraftPane(first, next, go)));
    draft.setId("draft-verification");
    nodes.add(draft);
    return nodes;
  }

  /** "func runUpdate in update.go:12: changed" names {@code runUpdate}. */
  private static String symbol(String evidence) {
    String[] words = evidence.split("\\s+", 3);
    boolean kind = words.length > 1 && words[0].matches("func|method|const|var|type");
    return (kind ? words[1] : words[0]).replaceFirst(":$", "");
  }
}
