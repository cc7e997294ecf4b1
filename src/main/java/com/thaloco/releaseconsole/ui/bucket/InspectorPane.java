package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.AuditFinding;
import com.thaloco.releaseconsole.audit.ObjectDetails;
import com.thaloco.releaseconsole.audit.ObjectPreview;
import com.thaloco.releaseconsole.audit.PublicView;
import com.thaloco.releaseconsole.audit.TreeRow;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.FactTable;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Segmented;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import com.thaloco.releaseconsole.ui.state.AuditMarks;
import com.thaloco.releaseconsole.ui.state.Browsing;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ObjectInspection;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Reading;
import java.time.Instant;
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
  private final ProjectModel model;
  private final Navigator go;
  private final Panel panel;
  private final ObjectInspection inspection;
  private final FactTable facts = new FactTable();
  private final VBox contents = new VBox();
  private final CopyMenu copy = new CopyMenu();
  private final Button larger;
  private final Button more;
  private final HBox tools;
  private final Segmented ways;
  private List<TreeRow> rows = List.of();
  private Optional<TreeRow> row = Optional.empty();
  private Optional<ObjectPreview> drawn = Optional.empty();
  private final Previewer previewer;
  private Optional<HashProgress> hashing = Optional.empty();
  private int way;
  private final Button back;
  private final RowReasons reasons;

  /**
   * @param panel the card that this fills
   * @param all leads back to all that the audit found
   */
  public InspectorPane(ProjectModel model, Navigator go, Panel panel, Runnable all) {
    this.model = model;
    this.go = go;
    this.panel = panel;
    this.inspection = model.browsing().inspection();
    this.previewer = new Previewer(model, go);
    this.reasons = new RowReasons(model.browsing().rows());
    larger = Buttons.icon(Feather.MAXIMIZE_2, Texts.of("bucket.larger"), this::enlarge);
    larger.setId("larger");
    more = Buttons.compact(Texts.of("bucket.headers"), Feather.LIST, () -> {});
    more.setId("headers");
    back = Buttons.icon(Feather.CORNER_UP_LEFT, Texts.of("bucket.all-found"), all);
    back.setId("all-findings");
    copy.setMinWidth(Region.USE_PREF_SIZE);
    more.setMinWidth(Region.USE_PREF_SIZE);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    tools = new HBox(8, copy, more, space, larger);
    tools.setAlignment(Pos.CENTER_LEFT);
    tools.getStyleClass().add("inspector-tools");
    panel.shrinkTitle();
    ways = ManifestPreview.ways("way-", this::way);
    facts.getStyleClass().add("inspector-facts");
    contents.getStyleClass().add("to-edge"); // before it is in the card, which looks only then
    VBox.setVgrow(contents, Priority.ALWAYS);
    InvalidationListener renderer = change -> render();
    inspection.detailsProperty().addListener(renderer);
    inspection.hashedProperty().addListener(renderer);
    inspection.publiclyProperty().addListener(renderer);
    inspection.noViewProperty().addListener(renderer);
    inspection.previewProperty().addListener(renderer);
    inspection.problemProperty().addListener(renderer);
    model.browsing().rows().onMarks(change -> UiThread.later(this::again));
    model.browsing().rows().olderProperty().addListener(change -> noteAge());
    show(List.of());
  }

  /** After an audit: what is under the glass may have been written since it was examined. */
  private void again() {
    String key = inspection.keyProperty().get();
    if (!key.isEmpty()) {
      inspection.look(key);
    }
    show(rows);
  }

  /** Shows rows; without one, what the audit found in all. */
  public void show(List<TreeRow> all) {
    rows = all;
    Optional<TreeRow> before = row;
    Optional<TreeRow> chosen = all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    row = chosen;
    if (chosen.isPresent()
        && chosen.get() instanceof TreeRow.File
        && !Browsing.isAbsent(chosen.get())) {
      file(chosen.get(), before);
    } else {
      forget();
      inspection.look("");
      folder(chosen);
    }
  }

  /** What is shown of the same object stays until the new answers are there. */
  private void file(TreeRow chosen, Optional<TreeRow> before) {
    boolean same =
        before.filter(r -> r.path().equals(chosen.path()) && !Browsing.isAbsent(r)).isPresent();
    if (!same) {
      forget();
      nothingKnown();
    }
    reasons.show(chosen.path());
    List<Node> parts = List.of(reasons, facts, tools, contents);
    if (!panel.getBody().equals(parts)) {
      panel.getBody().setAll(parts);
    }
    title(chosen);
    noteAge();
    if (!inspection.keyProperty().get().equals(chosen.path())
        || before.filter(r -> same && !r.equals(chosen)).isPresent()) {
      inspection.look(chosen.path());
    }
    render();
  }

  private void nothingKnown() {
    panel.getRight().setAll(back);
    facts.clear();
    copy.setDisable(true);
    more.setDisable(true);
    larger.setDisable(true);
  }

  private void forget() {
    drawn = Optional.empty();
    previewer.stop();
    way = 0;
    contents.getChildren().clear();
  }

  /** Findings are those of the newest audit, also where the bucket has changed since. */
  private void noteAge() {
    boolean findings = row.isEmpty() || row.get() instanceof TreeRow.Folder;
    panel.setNote(
        model
            .browsing()
            .rows()
            .asOf()
            .filter(at -> findings)
            .map(at -> Texts.of("as-of", Amounts.when(at, Instant.now())))
            .orElse(""));
  }

  private void title(TreeRow chosen) {
    panel.setTitle(ShownRows.bare(chosen));
    panel.setHeaderGraphic(new FontIcon(Cells.icon(chosen)));
  }

  /** A folder, or something that is not there, or the whole bucket. */
  private void folder(Optional<TreeRow> chosen) {
    panel.getRight().setAll(rows.isEmpty() ? List.of() : List.of(back));
    chosen.ifPresentOrElse(
        this::title,
        () -> {
          panel.setTitle(Texts.of(rows.isEmpty() ? "bucket.found" : "bucket.rows", rows.size()));
          panel.setHeaderGraphic(new FontIcon(Feather.SHIELD));
        });
    noteAge();
    facts.clear();
    chosen.ifPresent(r -> {
      if (r instanceof TreeRow.Folder f && !Browsing.isAbsent(r)) {
        facts.add(
            Texts.of("bucket.holds"),
            Texts.of("bucket.count", f.objects(), Amounts.size(f.size())));
        facts.add(Texts.of("bucket.changed"), Amounts.exact(f.modified()));
      }
    });
    Optional<AuditMarks> audited = model.browsing().rows().auditedProperty().get();
    Node found =
        audited
            .map(a -> rows.isEmpty() ? a.trouble() : found(a))
            .<Node>map(findings ->
                findings.isEmpty()
                    ? note(Texts.of(rows.isEmpty() ? "bucket.no-trouble" : "bucket.no-findings"))
                    : new FindingsView(findings, model.browsing().rows()))
            .orElseGet(() -> note(Texts.of("bucket.audit-first")));
    VBox.setVgrow(found, Priority.ALWAYS);
    contents.getChildren().setAll(found);
    if (facts.getChildren().isEmpty()) {
      panel.getBody().setAll(contents);
    } else {
      panel.getBody().setAll(facts, contents);
    }
  }

  private List<AuditFinding> found(AuditMarks audited) {
    return rows.stream().flatMap(each -> audited.of(each.path()).stream()).distinct().toList();
  }

  private static Node note(String text) {
    var prose = new Prose(text);
    prose.getStyleClass().add("preview-note");
    return prose;
  }

  private void render() {
    if (row.filter(r -> inspection.keyProperty().get().equals(r.path())).isEmpty()) {
      return; // what is reported is still of the row before
    }
    Optional<ObjectPreview> preview = inspection.previewProperty().get();
    Optional<Problem> problem = inspection.problemProperty().get();
    if (inspection.detailsProperty().get().isEmpty() && problem.isPresent()) {
      forget();
      nothingKnown();
    }
    inspection.detailsProperty().get().ifPresent(this::facts);
    if (preview.isPresent()) {
      if (!isDrawn(preview.get())) {
        draw(preview.get());
      }
    } else if (problem.isPresent()) {
      var message = new MessageBar();
      message.problem(problem.get());
      contents.getChildren().setAll(message);
    } else if (contents.getChildren().isEmpty()) {
      contents.getChildren().setAll(reading());
    }
  }

  /** A tarball may hold other bytes under the same names: what it shows of them is read again. */
  private boolean isDrawn(ObjectPreview preview) {
    return drawn
        .filter(shown ->
            shown == preview
                || !(preview instanceof ObjectPreview.Tarball) && shown.equals(preview))
        .isPresent();
  }

  private static StatusLabel reading() {
    var label = new StatusLabel(Status.RUNNING, Texts.of("bucket.reading"));
    label.getStyleClass().add("preview-note");
    return label;
  }

  private void facts(ObjectDetails details) {
    boolean focused = holdsFocus(facts);
    facts.clear();
    String key = details.info().key();
    ObjectInspection.Hashed hashed = inspection.hashedProperty().get();
    facts.add(Texts.of("bucket.sha256"), hash(details, hashed));
    String etag = details.info().etag().replace("\"", "");
    facts.code(
        Texts.of("bucket.etag"), etag.isEmpty() ? Texts.of("bucket.none") : Hash.brief(etag));
    Optional<PublicView> view = inspection.publiclyProperty().get();
    facts.add(Texts.of("bucket.public"), view.map(PublicViewText::line).orElseGet(this::noView));
    view.map(PublicViewText::differences).orElse(List.of()).forEach(line -> facts.code("", line));
    copy.show(
        key,
        details.address().toString(),
        hashed.sha256(),
        model.browsing().browser().commands(key));
    copy.setDisable(false);
    more.setDisable(view.isEmpty());
    more.setOnAction(event -> view.ifPresent(v -> go.overlay(new HeadersDialog(details, v, go))));
    if (focused) { // the button that had it was made again
      Optional.ofNullable(facts.lookup(".button")).orElse(copy).requestFocus();
    }
  }

  private static boolean holdsFocus(Node node) {
    for (Node at = node.getScene() == null ? null : node.getScene().getFocusOwner();
        at != null;
        at = at.getParent()) {
      if (at == node) {
        return true;
      }
    }
    return false;
  }

  private StatusLabel noView() {
    return inspection
        .noViewProperty()
        .get()
        .map(why -> new StatusLabel(Status.WARNED, why.happened()))
        .orElseGet(() -> new StatusLabel(Status.RUNNING, Texts.of("bucket.reading")));
  }

  private Node hash(ObjectDetails details, ObjectInspection.Hashed hashed) {
    if (hashed.sha256().isPresent()) {
      String hex = hashed.sha256().get();
      return copyable(Hash.brief(hex), Texts.of("bucket.copy.hash"), hex);
    }
    if (hashed.underWay().isPresent() && details.info().size() > ObjectInspection.HASHED_AT_ONCE) {
      Reading reading = hashed.underWay().get();
      if (hashing.filter(shown -> shown.isOf(reading)).isEmpty()) {
        hashing = Optional.of(new HashProgress(reading));
      }
      return hashing.get();
    }
    if (hashed.problem().isPresent()) {
      var why = new StatusLabel(Status.WARNED, hashed.problem().get().happened());
      why.setWrapText(true);
      return new VBox(6, why, askForHash());
    }
    return details.info().size() > ObjectInspection.HASHED_AT_ONCE
        ? askForHash()
        : new StatusLabel(Status.RUNNING, Texts.of("bucket.reading"));
  }

  private Button askForHash() {
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

  private void draw(ObjectPreview preview) {
    drawn = Optional.of(preview);
    previewer.stop();
    Node node = previewer.of(inspection.keyProperty().get(), preview);
    VBox.setVgrow(node, Priority.ALWAYS);
    contents.getChildren().setAll(node);
    UiThread.later(() -> { // the contents first
      if (drawn.filter(preview::equals).isPresent()) {
        ways.choose(way);
        if (way != 0) {
          way(way);
        }
        panel
            .getRight()
            .setAll(
                preview instanceof ObjectPreview.ManifestFile
                    ? List.of(ways, back)
                    : List.of(back));
      }
    });
    larger.setDisable(false);
  }

  private void way(int chosen) {
    way = chosen;
    if (contents.getChildren().stream().findFirst().orElse(null) instanceof ManifestPreview shown) {
      shown.show(chosen);
    }
  }

  private void enlarge() {
    drawn.ifPresent(preview ->
        go.overlay(
            new PreviewDialog(
                inspection.keyProperty().get(),
                new Previewer(model, go).of(inspection.keyProperty().get(), preview),
                go)));
  }
}
