package com.thaloco.releaseconsole.ui.screen;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.catalog.CatalogChange;
import com.thaloco.releaseconsole.catalog.CatalogEntry;
import com.thaloco.releaseconsole.catalog.CatalogObject;
import com.thaloco.releaseconsole.check.CatalogState;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.EvidenceTable;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One sibling catalog: its entries, what they point at, and the command that publishes one. */
final class CatalogCard {
  private CatalogCard() {}

  /**
   * Makes the card.
   *
   * @param publish gets the catalog's name and the arguments
   */
  static Panel of(CatalogState state, BiConsumer<String, List<String>> publish) {
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
    panel.getBody().add(command(state, publish));
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

  private static Node command(CatalogState state, BiConsumer<String, List<String>> publish) {
    var row = new HBox(8);
    row.setAlignment(Pos.CENTER_LEFT);
    var foot = new VBox(8, row);
    foot.getStyleClass().add("card-foot");
    if (state.rule().publish().isEmpty()) {
      var none = new Label(Texts.of("catalogs.no-command"));
      none.getStyleClass().addAll("caption", "muted");
      row.getChildren().add(none);
      return foot;
    }
    var fixed = new Label(String.join(" ", state.rule().publish()));
    fixed.getStyleClass().add("code");
    fixed.setWrapText(true);
    fixed.setMinHeight(Region.USE_PREF_SIZE);
    foot.getChildren().addFirst(fixed);
    var arguments = new TextField();
    arguments.setId("catalog-args-" + state.rule().name());
    arguments.setPromptText(Texts.of("catalogs.arguments"));
    arguments.setAccessibleText(Texts.of("catalogs.arguments"));
    HBox.setHgrow(arguments, Priority.ALWAYS);
    Button run =
        Buttons.of(
            Texts.of("catalogs.publish"),
            Feather.UPLOAD,
            () -> publish.accept(state.rule().name(), words(arguments.getText())));
    run.setId("catalog-publish-" + state.rule().name());
    run.getStyleClass().add(Styles.SMALL);
    run.setMinWidth(Region.USE_PREF_SIZE);
    row.getChildren().addAll(arguments, run);
    return foot;
  }

  /** Arguments as they were typed, between spaces; no shell looks at them. */
  private static List<String> words(String text) {
    return Stream.of(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }
}
