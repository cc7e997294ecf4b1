package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.audit.Audit;
import com.thaloco.releaseconsole.audit.Audited;
import com.thaloco.releaseconsole.audit.Browser;
import com.thaloco.releaseconsole.audit.Figures;
import com.thaloco.releaseconsole.audit.Listing;
import com.thaloco.releaseconsole.audit.ListingPage;
import com.thaloco.releaseconsole.audit.ObjectTree;
import com.thaloco.releaseconsole.audit.TreeRow;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.snapshot.ListedObjects;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * What lies in the bucket, page by page as the listing brings it, and what the audit says of it.
 * Lives on the FX thread. A look that fails leaves the last known data where it is.
 */
public final class Browsing {
  private static final StepId STEP = new StepId("bucket");

  private final ProjectModel model;
  private final ReadOnlyBooleanWrapper listing = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper auditing = new ReadOnlyBooleanWrapper(false);
  private final DoubleProperty progress = new SimpleDoubleProperty(-1);
  private final ReadOnlyObjectWrapper<Optional<Instant>> asOf =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Figures> figures =
      new ReadOnlyObjectWrapper<>(new Figures(List.of(), List.of()));
  private final List<Consumer<Set<String>>> listeners = new ArrayList<>();
  private final ObjectInspection inspection;
  private final Copies copies;
  private ObjectTree tree = new ObjectTree();
  private final AuditRows rows;
  private boolean listAgain;
  private Run lists = Run.of(event -> {});
  private Run audits = Run.of(event -> {});
  private int audit;

  /** What a whole listing tells beside its rows. */
  private record Listed(Figures figures, ListedObjects objects) {}

  /** An audit, and what it makes the rows say. */
  private record Done(Audited audited, AuditMarks marks) {}

  Browsing(ProjectModel model) {
    this.model = model;
    this.inspection = new ObjectInspection(model);
    this.copies = new Copies(model);
    this.rows = new AuditRows(model);
  }

  /** Follows the snapshot: what the audit says of a row is older once the row has changed. */
  void follow() {
    rows.follow(() -> tell(Set.of()));
  }

  /** What the newest audit says of each row, and whether that is still so. */
  public AuditRows rows() {
    return rows;
  }

  /** The object under the glass. */
  public ObjectInspection inspection() {
    return inspection;
  }

  /** The copies that are being saved. */
  public Copies copies() {
    return copies;
  }

  /** The core's browser, for work beside the FX thread. */
  public Browser browser() {
    return new Browser(model.project());
  }

  /** Works something out that takes a while; {@code done} gets it on the FX thread. */
  public <T> void beside(Callable<T> work, Consumer<T> done) {
    model.worker().<T>run(work, done, failed -> problem.set(Optional.of(failed)));
  }

  /** Tells of the folders whose rows changed; the root is {@code ""}. */
  public void onRows(Consumer<Set<String>> listener) {
    listeners.add(listener);
  }

  public ReadOnlyBooleanProperty listingProperty() {
    return listing.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty auditingProperty() {
    return auditing.getReadOnlyProperty();
  }

  /** How much of the audit is done; negative while no one knows. */
  public DoubleProperty progressProperty() {
    return progress;
  }

  /** When the listing was whole for the last time. */
  public ReadOnlyObjectProperty<Optional<Instant>> asOfProperty() {
    return asOf.getReadOnlyProperty();
  }

  /** Why the newest look failed. */
  public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The numbers behind the charts. */
  public ReadOnlyObjectProperty<Figures> figuresProperty() {
    return figures.getReadOnlyProperty();
  }

  /** Lists the bucket; once more where that is under way, which may have missed the reason. */
  public void list() {
    if (listing.get()) {
      listAgain = true;
    } else {
      listAnew();
    }
  }

  private void listed() {
    listing.set(false);
    if (listAgain) {
      listAnew();
    }
  }

  /**
   * After a change from here: a look that is under way may have missed it, so listing and audit
   * begin again; what the audit before said is out of date meanwhile.
   */
  public void changed() {
    model.live().objectsChanged();
    listAnew();
    if (auditing.get() || rows.auditedProperty().get().isPresent()) {
      auditAnew();
    }
  }

  private void listAnew() {
    lists.stop();
    Run mine = Run.of(event -> {});
    lists = mine;
    listAgain = false;
    listing.set(true);
    boolean first = asOf.get().isEmpty();
    var fresh = new ObjectTree();
    if (first) {
      replace(fresh);
    }
    model
        .worker()
        .<Listed>run(
            () -> listed(fresh, mine.at(STEP)),
            whole -> {
              if (mine == lists) {
                problem.set(Optional.empty());
                if (!first) {
                  replace(fresh);
                }
                figures.set(whole.figures());
                asOf.set(Optional.of(Instant.now()));
                model.live().objects(whole.objects());
                listed();
              }
            },
            failed -> {
              if (mine == lists) {
                problem.set(Optional.of(failed));
                listed();
              }
            });
  }

  private Listed listed(ObjectTree fresh, Work work) {
    var sizes = new HashMap<String, Long>();
    var marks = new HashMap<String, String>();
    browser()
        .listing()
        .read(
            "",
            page -> {
              for (ObjectInfo info : page.objects()) {
                sizes.put(info.key(), info.size());
                marks.put(info.key(), Listing.mark(info));
              }
              UiThread.later(() -> add(fresh, page));
            },
            work);
    return new Listed(browser().figures(sizes), ListedObjects.of(marks));
  }

  private void add(ObjectTree into, ListingPage page) {
    Set<String> touched = into.add(page);
    if (into == tree) {
      tell(touched);
    }
  }

  private void replace(ObjectTree now) {
    tree = now;
    tell(Set.of());
  }

  /** No folder: any may have changed. */
  private void tell(Set<String> touched) {
    listeners.forEach(listener -> listener.accept(touched));
  }

  /** The rows in a folder, with what should be there and is not. */
  public List<TreeRow> children(String folder) {
    List<TreeRow> rows = tree.children(folder);
    List<TreeRow> missing = missing(folder, rows);
    if (missing.isEmpty()) {
      return rows;
    }
    var all = new ArrayList<>(rows);
    all.addAll(missing);
    return all;
  }

  /** The objects that a row means: itself, or all that lie in a folder. */
  public List<ObjectInfo> objects(TreeRow row) {
    return switch (row) {
      case TreeRow.File file -> isAbsent(file) ? List.of() : List.of(file.info());
      case TreeRow.Folder folder -> objects(folder.path());
    };
  }

  /** All objects in a folder; of the whole bucket for {@code ""}. */
  public List<ObjectInfo> objects(String folder) {
    return tree.children(folder).stream().flatMap(row -> objects(row).stream()).toList();
  }

  private List<TreeRow> missing(String folder, List<TreeRow> rows) {
    Set<String> missing =
        this.rows.auditedProperty().get().map(a -> a.missing(folder)).orElse(Set.of());
    if (missing.isEmpty()) {
      return List.of();
    }
    Set<String> there = HashSet.newHashSet(rows.size());
    rows.forEach(row -> there.add(row.path()));
    return missing.stream()
        .filter(path -> !there.contains(path))
        .map(path ->
            path.endsWith("/") ? new TreeRow.Folder(path, 0, 0, Instant.EPOCH) : absent(path))
        .toList();
  }

  private static TreeRow absent(String key) {
    return new TreeRow.File(new ObjectInfo(key, -1, Instant.EPOCH, "", Map.of(), Map.of()));
  }

  /** Whether a row represents something that is not there. */
  public static boolean isAbsent(TreeRow row) {
    return row.modified().equals(Instant.EPOCH);
  }

  /** All that is listed. */
  public TreeRow.Folder total() {
    return tree.total();
  }

  /** Audits the bucket and lists it again; a stop leaves the last audit where it is. */
  public void audit() {
    if (!auditing.get()) {
      auditAnew();
      list();
    }
  }

  private void auditAnew() {
    audits.stop();
    auditing.set(true);
    progress.set(-1);
    int mine = ++audit;
    var feed =
        new EventFeed(batch -> {
          if (mine == audit) {
            batch.moved().forEach(this::moved);
          }
        });
    audits = Run.of(feed);
    Work work = audits.at(STEP);
    model
        .worker()
        .<Done>run(
            () -> {
              Audited report = new Audit(model.freshProject()).audited(work);
              return new Done(report, new AuditMarks(report.report()));
            },
            now -> {
              if (mine == audit) {
                auditing.set(false);
                problem.set(Optional.empty());
                rows.show(now.marks());
                model.live().audited(now.audited());
                UiThread.later(() -> tell(Set.of())); // after the words are painted
              }
            },
            failed -> {
              if (mine == audit) {
                auditing.set(false);
                problem.set(Optional.of(failed));
              }
            },
            () -> {
              if (mine == audit) {
                auditing.set(false);
              }
            });
  }

  private void moved(Event.Moved moved) {
    if (moved.total() > 0 && moved.stamp().object().isEmpty()) {
      progress.set(Math.max(progress.get(), (double) moved.done() / moved.total()));
    }
  }

  /** Stops the audit. */
  public void stop() {
    audits.stop();
  }

  /** Stops all that someone asked for: the audit, copies, and hashes. */
  public void stopAll() {
    stop();
    copies.stop();
    inspection.stop();
  }

  /** Ends everything. */
  void close() {
    stopAll();
    lists.stop();
    inspection.close();
  }
}
