package com.thaloco.releaseconsole.ui.home;

import com.thaloco.releaseconsole.check.PendingVerification;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.snapshot.ReleaseRow;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.EvidenceTable;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.verify.ClientAcceptance;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The columns of the published releases. */
final class ReleasesTable {
  private ReleasesTable() {}

  /** A column for each part that the project has. */
  static void columns(EvidenceTable<ReleaseRow> table, Profile profile) {
    table
        .nodes(Texts.of("home.version"), 155, Pos.CENTER_LEFT, ReleasesTable::version)
        .quiet(Texts.of("home.published"), 95, r -> r.releasedAt().map(Amounts::day).orElse("?"))
        .hash(
            Texts.of("home.commit"),
            80,
            r -> r.commit().map(Hash::commit).orElse(Texts.of("home.no-tag")))
        .optional()
        .text(Texts.of("home.kind"), 155, ReleasesTable::kind)
        .optional()
        .amount(Texts.of("home.tarball"), 90, r -> r.tarball().map(Amounts::size).orElse("?"))
        .optional();
    if (profile.trust().client().isPresent()) {
      table.nodes(Texts.of("home.clients"), 138, Pos.CENTER_LEFT, ReleasesTable::clients);
      table.optional();
    }
    if (profile.updateFlow().isPresent()) {
      table.nodes(Texts.of("home.verification"), 166, Pos.CENTER_LEFT, ReleasesTable::verification);
      table.optional();
    }
    table.setAccessibleText(Texts.of("home.releases"));
    table.setPlaceholder(new Label(Texts.of("home.none")));
  }

  private static Node version(ReleaseRow row) {
    var version = new Label(row.version());
    version.getStyleClass().add("strong-cell");
    version.setMinWidth(Region.USE_PREF_SIZE);
    row.commit().map(Tooltip::new).ifPresent(version::setTooltip);
    if (!row.latest()) {
      return version;
    }
    var pill = new Label("latest_stable");
    pill.getStyleClass().addAll("pill", "plain-pill");
    var both = new HBox(8, version, pill);
    both.setAlignment(Pos.CENTER_LEFT);
    return both;
  }

  /** What the release is, from its entry: nothing is guessed from its code. */
  static String kind(ReleaseRow row) {
    Optional<String> pays =
        row.account()
            .map(PendingVerification.Account::pays)
            .filter(versions -> !versions.isEmpty())
            .map(versions ->
                versions.stream().map(ReleaseVersion::text).collect(Collectors.joining(", ")));
    if (pays.isPresent()) {
      return Texts.of("home.kind.verifies", pays.get());
    }
    String headings =
        row.headings().stream()
            .map(ReleasesTable::word)
            .filter(word -> !word.isEmpty())
            .distinct()
            .limit(2)
            .collect(Collectors.joining(", "));
    String first = headings.isEmpty() ? Texts.of("home.kind.none") : headings;
    String capital = first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
    return row.callout() ? Texts.of("home.kind.units", capital) : capital;
  }

  private static String word(String heading) {
    return switch (heading.toLowerCase(Locale.ROOT)) {
      case "added" -> Texts.of("home.kind.added");
      case "changed" -> Texts.of("home.kind.changed");
      case "fixed" -> Texts.of("home.kind.fixed");
      case "removed" -> Texts.of("home.kind.removed");
      case "security" -> Texts.of("home.kind.security");
      case "notes" -> "";
      default -> heading;
    };
  }

  static StatusLabel clients(ReleaseRow row) {
    if (row.clients().isEmpty()) {
      return new StatusLabel(Status.NOT_RUN, Texts.of("home.clients.unasked"));
    }
    int all = row.clients().get().size();
    if (all == 0) {
      return new StatusLabel(Status.NOT_NEEDED, Texts.of("home.clients.first"));
    }
    long accepting = row.accepting();
    var label =
        new StatusLabel(
            accepting == all ? Status.PASSED : Status.BLOCKED,
            Texts.of("home.clients.accept", accepting, all));
    label.setTooltip(
        new Tooltip(
            row.clients().get().stream()
                .map((ClientAcceptance c) -> c.version() + ": " + c.reason())
                .collect(Collectors.joining("\n"))));
    return label;
  }

  private static StatusLabel verification(ReleaseRow row) {
    if (row.owes()) {
      return new StatusLabel(Status.WARNED, Texts.of("home.owes"));
    }
    return row.account()
        .flatMap(PendingVerification.Account::paidBy)
        .map(by -> new StatusLabel(Status.PASSED, Texts.of("home.paid", by.text())))
        .orElseGet(() -> new StatusLabel(Status.NOT_NEEDED));
  }
}
