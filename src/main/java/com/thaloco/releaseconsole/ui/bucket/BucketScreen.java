package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.AuditFiles;
import com.thaloco.releaseconsole.audit.AuditReport;
import com.thaloco.releaseconsole.audit.ListingFiles;
import com.thaloco.releaseconsole.audit.ObjectDetails;
import com.thaloco.releaseconsole.audit.TreeRow;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.snapshot.Releases;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Segmented;
import com.thaloco.releaseconsole.ui.kit.Skeleton;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import com.thaloco.releaseconsole.ui.state.AuditMarks;
import com.thaloco.releaseconsole.ui.state.Browsing;
import com.thaloco.releaseconsole.ui.state.Changing;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is really in the bucket, compared with the manifest, the tags and the public URL. */
public final class BucketScreen extends Screen {
  @FXML private MessageBar message;
  @FXML private Panel objects;
  @FXML private Panel inspector;
  @FXML private Panel figures;
  @FXML private VBox table;
  @FXML private HBox foot;
  @FXML private Label count;
  @FXML private Label audited;
  @FXML private ProgressBar progress;
  @FXML private Button tryAgain;
  @FXML private Button change;
  @FXML private Button save;
  @FXML private Button export;
  @FXML private Button upload;
  @FXML private Button outside;
  @FXML private TextField filter;
  @FXML private StackPane placeholder;

  private final Browsing browsing;
  private Optional<AuditControls> audit = Optional.empty();
  private final Label nothing = new Label();
  private final Skeleton waiting = new Skeleton(8, Texts.of("bucket.listing"));
  private List<TreeRow> chosen = List.of();
  private boolean onlyTrouble;
  private boolean opened;
  private Consumer<List<TreeRow>> show = rows -> {};
  private final RowMenu menu;
  private Optional<ObjectTable> shown = Optional.empty(); // once its rows are made

  public BucketScreen(ProjectModel model, Navigator go) {
    super(model, go);
    browsing = model.browsing();
    menu = new RowMenu(browsing, go);
  }

  @Override
  protected void initialize() {
    var rows = new ObjectTable(browsing, model.project().profile().manifest().key(), this::choose);
    tryAgain.setOnAction(event -> browsing.list());
    rows.setPlaceholder(placeholder);
    rows.setContextMenu(menu);
    VBox.setVgrow(rows, Priority.ALWAYS);
    table.getChildren().addFirst(rows);
    table.getChildren().add(1, new CopiesPane(browsing.copies()));
    var controls = new AuditControls(browsing, rows);
    audit = Optional.of(controls);
    frame.getHeaderRight().setAll(controls.header());
    foot.getChildren().addAll(controls.stop(), upload, outside, export);
    outside.setVisible(!model.project().profile().bucket().prefix().isEmpty());
    outside.setManaged(outside.isVisible());
    new Dragging(rows, browsing, this::store);
    var place = new Breadcrumbs(model.project().profile().bucket(), rows::choose);
    objects.setHeaderGraphic(place);
    var which =
        new Segmented(
            List.of("show-all", "show-trouble"),
            List.of(Texts.of("bucket.all"), Texts.of("bucket.trouble", 0)),
            index -> {
              onlyTrouble = index == 1;
              narrow(rows);
            });
    filter.textProperty().addListener(all -> narrow(rows));
    objects.getRight().add(which);
    Consumer<List<TreeRow>> placing =
        all -> place.show(all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty());
    show = placing;
    UiThread.inTurn(
        () -> {
          rows.showRows();
          shown = Optional.of(rows);
          footer();
          openLast(rows);
          browsing.onRows(touched -> openLast(rows));
        },
        () -> {
          var inspecting = new InspectorPane(model, go, inspector, () -> rows.choose(""));
          if (!chosen.isEmpty()) {
            inspecting.show(chosen);
          }
          show = placing.andThen(inspecting::show);
        },
        () -> new FiguresPane(browsing, figures));
    InvalidationListener renderer =
        all -> {
          which.rename(1, Texts.of("bucket.trouble", troubles()));
          render();
        };
    browsing.listingProperty().addListener(renderer);
    browsing.auditingProperty().addListener(renderer);
    browsing.problemProperty().addListener(renderer);
    browsing.rows().auditedProperty().addListener(renderer);
    browsing.asOfProperty().addListener(renderer);
    browsing.rows().olderProperty().addListener(renderer);
    browsing.onRows(touched -> footer());
    progress.progressProperty().bind(browsing.progressProperty());
    progress.visibleProperty().bind(browsing.auditingProperty());
    progress.managedProperty().bind(browsing.auditingProperty());
    render();
  }

  /** The newest release is open at first. */
  private void openLast(ObjectTable rows) {
    if (!opened && browsing.total().objects() > 0) {
      opened = true;
      model
          .live()
          .get()
          .releases()
          .flatMap(Releases::last)
          .ifPresent(last -> rows.open(last.version() + "/"));
    }
  }

  private void narrow(ObjectTable rows) {
    rows.narrow(filter.getText(), onlyTrouble);
    footer();
  }

  private int troubles() {
    return browsing.rows().auditedProperty().get().map(a -> a.trouble().size()).orElse(0);
  }

  private void choose(List<TreeRow> rows) {
    chosen = rows;
    show.accept(rows);
    actions();
  }

  private void render() {
    audit.ifPresent(AuditControls::render);
    messages();
    footer();
    actions();
  }

  private void messages() {
    Optional<Problem> problem = browsing.problemProperty().get();
    if (problem.isEmpty()) {
      message.clear();
      return;
    }
    message.problem(problem.get());
    message.action(tryAgain);
  }

  private void footer() {
    var total = browsing.total();
    boolean listing = browsing.listingProperty().get();
    Optional<Instant> asOf = browsing.asOfProperty().get();
    boolean known = asOf.isPresent() || total.objects() > 0;
    String all = known ? Texts.of("bucket.count", total.objects(), Amounts.size(total.size())) : "";
    OptionalInt found = shown.map(ObjectTable::matches).orElse(OptionalInt.empty());
    count.setText(
        found.isPresent() ? Texts.of("bucket.matches", found.getAsInt(), total.objects()) : all);
    audited.setText(state(listing, asOf));
    nothing.setText(Texts.of(nothingWord()));
    Node instead = listing || shown.isEmpty() ? waiting : nothing;
    if (!placeholder.getChildren().equals(List.of(instead))) {
      placeholder.getChildren().setAll(instead);
    }
  }

  private String nothingWord() {
    if (browsing.problemProperty().get().isPresent()) {
      return "bucket.unknown";
    }
    return filter.getText().isBlank() && !onlyTrouble ? "bucket.empty" : "bucket.no-match";
  }

  private String state(boolean listing, Optional<Instant> asOf) {
    if (browsing.auditingProperty().get()) {
      return Texts.of("bucket.auditing");
    }
    if (browsing.problemProperty().get().isPresent() && asOf.isPresent()) {
      return Texts.of("bucket.as-of", Amounts.second(asOf.get()).substring(0, 5));
    }
    if (listing) {
      return Texts.of("bucket.listing");
    }
    return browsing
        .rows()
        .auditedProperty()
        .get()
        .map(a ->
            Texts.of(
                browsing.rows().olderProperty().get() ? "bucket.audited-before" : "bucket.audited",
                Amounts.when(a.report().endedAt(), Instant.now())))
        .orElse(Texts.of("bucket.never-audited"));
  }

  private void actions() {
    RowChange offer = RowChange.of(chosen, browsing);
    change.setText(offer.button());
    change.setGraphic(new FontIcon(offer.icon()));
    change.setDisable(offer.locked().isPresent());
    change.setTooltip(new Tooltip(offer.locked().orElse(offer.button())));
    save.setDisable(chosen.stream().allMatch(Browsing::isAbsent));
    menu.show(chosen, offer, this::save, this::headers, this::change);
    frame
        .actions()
        .promise(
            Texts.of("bucket.promise"), offer.locked().orElse(Texts.of("bucket.promise.rest")));
    frame.actions().buttons(change, save);
  }

  @FXML
  void change() {
    RowChange offer = RowChange.of(chosen, browsing);
    if (offer.locked().isEmpty()) {
      go.overlay(new ChangePane(new Changing(model, offer.question()), go));
    }
  }

  @FXML
  void upload() {
    go.askFile(Texts.of("bucket.upload.choose")).ifPresent(this::store);
  }

  @FXML
  void outside() {
    go.overlay(new OutsideDialog(model, go));
  }

  /** Beside what is chosen. */
  private void store(Path file) {
    String folder =
        chosen.size() == 1 && chosen.getFirst() instanceof TreeRow.Folder open
            ? open.path()
            : above(chosen);
    boolean free = ReleaseVersion.parse(folder.replaceFirst("/.*", "")).isEmpty();
    go.overlay(StoreDialog.upload(model, go, file, free ? folder : ""));
  }

  private void headers() {
    String key = chosen.getFirst().path();
    browsing.<Optional<ObjectDetails>>beside(
        () -> browsing.browser().details(key),
        found -> found.ifPresent(now -> go.overlay(StoreDialog.headers(model, go, now))));
  }

  @FXML
  void save() {
    if (!chosen.isEmpty()) {
      go.askFolder(Texts.of("bucket.save.title")).ifPresent(this::save);
    }
  }

  private void save(Path folder) {
    if (chosen.size() == 1 && chosen.getFirst() instanceof TreeRow.File file) {
      save(file.path(), folder);
      return;
    }
    List<String> keys =
        chosen.stream()
            .flatMap(row -> browsing.objects(row).stream())
            .map(ObjectInfo::key)
            .filter(key -> !key.endsWith("/"))
            .distinct()
            .toList();
    browsing
        .copies()
        .save(
            keys,
            above(chosen),
            Texts.of("bucket.objects", keys.size()),
            folder,
            count -> go.tell(Texts.of("bucket.saved-many", count, folder)),
            go::problem);
  }

  /** The folder that all rows lie in; the root where they don't lie in one. */
  private static String above(List<TreeRow> rows) {
    List<String> folders =
        rows.stream()
            .map(TreeRow::path)
            .map(path -> path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1))
            .distinct()
            .toList();
    return folders.size() == 1 ? folders.getFirst() : "";
  }

  @FXML
  void export() {
    go.askFolder(Texts.of("bucket.export.title"))
        .ifPresent(folder -> {
          List<ObjectInfo> objects = browsing.objects("");
          Optional<AuditReport> report =
              browsing.rows().auditedProperty().get().map(AuditMarks::report);
          browsing.<Path>beside(
              () -> {
                ListingFiles.write(
                    model.project().world().bucket().name(), Instant.now(), objects, folder);
                report.ifPresent(audit -> AuditFiles.write(audit, folder));
                return folder;
              },
              done ->
                  go.tell(
                      Texts.of(
                          report.isPresent() ? "bucket.exported-both" : "bucket.exported", done)));
        });
  }

  private void save(String key, Path folder) {
    browsing
        .copies()
        .save(key, folder, file -> go.tell(Texts.of("bucket.saved", file)), go::problem);
  }

  @Override
  public void shown() {
    model.refresh(); // what is known stays in sight meanwhile
  }
}
