package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.catalog.CatalogChange;
import com.thaloco.releaseconsole.catalog.CatalogEntry;
import com.thaloco.releaseconsole.catalog.CatalogObject;
import com.thaloco.releaseconsole.catalog.CatalogState;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.EvidenceTable;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** One sibling catalog: its entries, what they point at, and the command that publishes one. */
final class CatalogCard {
  private CatalogCard() {}

  /**
   * Makes the card.
   *
   * @param command what publishes an entry
   */
  static Panel of(CatalogState state, Node command) {
    var panel = new Panel();
    panel.setTitle(state.rule().name());
    panel.setNote(state.rule().path());
    panel.setIcon("fth-layers");
    long moved = state.moved().size();
    panel
        .getRight()
        .setAll(
            new StatusLabel(
                moved > 0 ? Status.PASSED : Status.NOT_NEEDED, Texts.of("catalogs.ride", moved)));
    var table = new EvidenceTable<CatalogChange>();
    table.setAccessibleText(state.rule().name());
    table.setPlaceholder(new Label(Texts.of("catalogs.empty")));
    table
        .text(Texts.of("catalogs.entry"), 130, CatalogChange::name)
        .nodes(Texts.of("catalogs.state"), 110, Pos.CENTER_LEFT, CatalogCard::word)
        .code(Texts.of("catalogs.object"), 280, change -> object(change, state))
        .amount(Texts.of("review.size"), 80, CatalogCard::size);
    table.show(state.changes());
    table.fit(5);
    panel.getBody().add(table);
    panel.getBody().add(command);
    return panel;
  }

  private static Node word(CatalogChange change) {
    String key = change.state().name().toLowerCase(Locale.ROOT);
    return new StatusLabel(
        change.state() == CatalogChange.State.UNCHANGED ? Status.NOT_NEEDED : Status.PASSED,
        Texts.of("catalogs.state." + key));
  }

  private static Stream<CatalogObject> objects(CatalogChange change) {
    return change.after().or(change::before).map(CatalogEntry::objects).stream()
        .flatMap(List::stream);
  }

  private static String object(CatalogChange change, CatalogState state) {
    return objects(change)
        .findFirst()
        .map(one ->
            one.isAbsolute()
                ? one.address()
                : state.rule().publicUrl().getAuthority() + "/… " + one.address())
        .orElse("–");
  }

  private static String size(CatalogChange change) {
    return objects(change)
        .findFirst()
        .filter(one -> one.size().isPresent())
        .map(one -> Amounts.size(one.size().getAsLong()))
        .orElse("–");
  }
}
