package com.thaloco.releaseconsole.ui.screen.bucket;

import com.thaloco.releaseconsole.audit.Details;
import com.thaloco.releaseconsole.audit.Preview;
import com.thaloco.releaseconsole.audit.PublicView;
import com.thaloco.releaseconsole.audit.Row;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.Facts;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Segmented;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import com.thaloco.releaseconsole.ui.state.Audited;
import com.thaloco.releaseconsole.ui.state.Browsing;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Inspection;
import com.thaloco.releaseconsole.ui.state.Navigator;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is known of the chosen row: details and contents of an object, findings of a folder. */
public final class InspectorPane {
  private final Desk desk;
  private final Navigator go;
  private final Panel panel;
  private final Inspection inspection;
  private final Facts facts = new Facts();
  private final VBox contents = new VBox();
  private final CopyMenu copy = new CopyMenu();
  private final Button larger;
  private final Button more;
  private final HBox tools;
  private final Segmented ways;
  private Optional<Row> row = Optional.empty();
  private Optional<Preview> drawn = Optional.empty();

  /**
   * @param panel the card that this fills
   */
  public InspectorPane(Desk desk, Navigator go, Panel panel) {
    this.desk = desk;
    this.go = go;
    this.panel = panel;
    this.inspection = desk.browsing().inspection();
    larger = Buttons.icon(Feather.MAXIMIZE_2, Texts.of("bucket.larger"), this::enlarge);
    larger.setId("larger");
    more = Buttons.compact(Texts.of("bucket.headers"), Feather.LIST, () -> {});
    more.setId("headers");
    copy.setMinWidth(Region.USE_PREF_SIZE);
    more.setMinWidth(Region.USE_PREF_SIZE);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    tools = new HBox(8, copy, more, space, larger);
    tools.setAlignment(Pos.CENTER_LEFT);
    tools.getStyleClass().add("inspector-tools");
    panel.shrinkTitle();
    ways =
        new Segmented(
            List.of("way-tree", "way-text", "way-diff"),
            List.of(
                Texts.of("bucket.way.tree"),
                Texts.of("bucket.way.text"),
                Texts.of("bucket.way.diff")),
            this::way);
    facts.getStyleClass().add("inspector-facts");
    VBox.setVgrow(contents, Priority.ALWAYS);
    InvalidationListener renderer = all -> render();
    inspection.detailsProperty().addListener(renderer);
    inspection.sha256Property().addListener(renderer);
    inspection.publiclyProperty().addListener(renderer);
    inspection.previewProperty().addListener(renderer);
    inspection.problemProperty().addListener(renderer);
    desk.browsing().auditedProperty().addListener(all -> UiThread.later(this::again));
    show(Optional.empty());
  }

  /** After an audit: what is under the glass may have been written since it was looked at. */
  private void again() {
    String key = inspection.keyProperty().get();
    if (!key.isEmpty()) {
      inspection.look(key);
    }
    show(row);
  }

  /** Shows a row; without one, what the audit found in all. */
  public void show(Optional<Row> chosen) {
    row = chosen;
    drawn = Optional.empty();
    contents.getChildren().clear();
    if (chosen.isPresent()
        && chosen.get() instanceof Row.File
        && !Browsing.isAbsent(chosen.get())) {
      panel.getBody().setAll(facts, tools, contents);
      panel.getRight().clear();
      larger.setDisable(true);
      if (!inspection.keyProperty().get().equals(chosen.get().path())) {
        inspection.look(chosen.get().path());
      }
      title(chosen.get());
      render();
    } else {
      inspection.look("");
      folder(chosen);
    }
  }

  private void title(Row chosen) {
    panel.setTitle(ShownRows.bare(chosen));
    panel.setNote("");
    panel.setHeaderGraphic(new FontIcon(Cells.icon(chosen)));
  }

  /** A folder, or something that is not there, or the whole bucket. */
  private void folder(Optional<Row> chosen) {
    panel.getRight().clear();
    chosen.ifPresentOrElse(
        this::title,
        () -> {
          panel.setTitle(Texts.of("bucket.found"));
          panel.setNote("");
          panel.setHeaderGraphic(new FontIcon(Feather.SHIELD));
        });
    facts.clear();
    chosen.ifPresent(r -> {
      if (r instanceof Row.Folder f && !Browsing.isAbsent(r)) {
        facts.add(
            Texts.of("bucket.holds"),
            Texts.of("bucket.count", f.objects(), Amounts.size(f.size())));
        facts.add(Texts.of("bucket.changed"), Amounts.exact(f.modified()));
      }
    });
    Optional<Audited> audited = desk.browsing().auditedProperty().get();
    Node found =
        audited
            .map(a -> chosen.map(r -> a.of(r.path())).orElse(a.trouble()))
            .<Node>map(findings ->
                findings.isEmpty()
                    ? note(Texts.of(chosen.isEmpty() ? "bucket.no-trouble" : "bucket.no-findings"))
                    : new FindingsView(findings))
            .orElseGet(() -> note(Texts.of("bucket.audit-first")));
    VBox.setVgrow(found, Priority.ALWAYS);
    contents.getChildren().setAll(found);
    if (facts.getChildren().isEmpty()) {
      panel.getBody().setAll(contents);
    } else {
      panel.getBody().setAll(facts, contents);
    }
    contents.getStyleClass().removeAll("to-edge");
    contents.getStyleClass().add("to-edge");
  }

  private static Node note(String text) {
    var prose = new Prose(text);
    prose.getStyleClass().add("preview-note");
    return prose;
  }

  private void render() {
    if (row.filter(r -> inspection.keyProperty().get().equals(r.path())).isEmpty()) {
      return; // what is told is still of the row before
    }
    facts.clear();
    inspection.detailsProperty().get().ifPresent(this::facts);
    Optional<Preview> preview = inspection.previewProperty().get();
    if (preview.isPresent()) {
      if (!drawn.equals(preview)) {
        draw(preview.get());
      }
    } else if (inspection.problemProperty().get().isPresent()) {
      var message = new MessageBar();
      message.problem(inspection.problemProperty().get().get());
      contents.getChildren().setAll(message);
    } else if (contents.getChildren().isEmpty()) {
      contents.getChildren().setAll(reading());
    }
    contents.getStyleClass().removeAll("to-edge");
    contents.getStyleClass().add("to-edge");
  }

  private static StatusLabel reading() {
    var label = new StatusLabel(Status.RUNNING, Texts.of("bucket.reading"));
    label.getStyleClass().add("preview-note");
    return label;
  }

  private void facts(Details details) {
    String key = details.info().key();
    Optional<String> sha256 = inspection.sha256Property().get();
    facts.add(
        Texts.of("bucket.sha256"),
        sha256
            .map(hex -> copyable(Hash.brief(hex), Texts.of("bucket.copy.hash"), hex))
            .orElseGet(() -> unhashed(details)));
    String etag = details.info().etag().replace("\"", "");
    facts.code(
        Texts.of("bucket.etag"), etag.isEmpty() ? Texts.of("bucket.none") : Hash.brief(etag));
    Optional<PublicView> view = inspection.publiclyProperty().get();
    facts.add(
        Texts.of("bucket.public"),
        view.map(Served::line)
            .orElseGet(() -> new StatusLabel(Status.RUNNING, Texts.of("bucket.reading"))));
    view.map(Served::differences).orElse(List.of()).forEach(line -> facts.code("", line));
    copy.show(key, details.address().toString(), sha256, desk.browsing().browser().commands(key));
    more.setDisable(view.isEmpty());
    more.setOnAction(event -> view.ifPresent(v -> go.overlay(new HeadersDialog(details, v, go))));
  }

  private Node unhashed(Details details) {
    if (details.info().size() <= Inspection.HASHED_AT_ONCE) {
      return new StatusLabel(Status.RUNNING, Texts.of("bucket.reading"));
    }
    Button ask = Buttons.compact(Texts.of("bucket.hash"), Feather.HASH, inspection::hash);
    ask.setId("hash-now");
    return ask;
  }

  static Node copyable(String shown, String what, String value) {
    var text = new Label(shown);
    text.getStyleClass().add("code");
    var box = new HBox(4, text, new CopyButton(what, () -> value));
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private void draw(Preview preview) {
    drawn = Optional.of(preview);
    Node node = new Previewer(desk).of(inspection.keyProperty().get(), preview);
    VBox.setVgrow(node, Priority.ALWAYS);
    contents.getChildren().setAll(node);
    UiThread.later(() -> { // the contents first
      if (drawn.filter(preview::equals).isPresent()) {
        ways.choose(0);
        panel
            .getRight()
            .setAll(preview instanceof Preview.ManifestFile ? List.of(ways) : List.of());
      }
    });
    larger.setDisable(false);
  }

  private void way(int way) {
    if (contents.getChildren().stream().findFirst().orElse(null) instanceof ManifestPreview shown) {
      shown.show(way);
    }
  }

  private void enlarge() {
    drawn.ifPresent(preview ->
        go.overlay(
            new PreviewDialog(
                inspection.keyProperty().get(),
                new Previewer(desk).of(inspection.keyProperty().get(), preview),
                go)));
  }
}
