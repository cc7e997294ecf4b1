package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.audit.AuditFinding;
import com.thaloco.releaseconsole.snapshot.Snapshot;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What the newest audit says of each row of the bucket. A row that changed since is not reported by
 * what the audit said of it. Follows the snapshot; lives on the FX thread.
 */
public final class AuditRows {
  private final ProjectModel model;
  private final ReadOnlyObjectWrapper<Optional<AuditMarks>> audited =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper older = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyObjectWrapper<RowChanges> changes =
      new ReadOnlyObjectWrapper<>(RowChanges.NONE);

  AuditRows(ProjectModel model) {
    this.model = model;
  }

  /**
   * Follows the snapshot.
   *
   * @param changed called when what is said of rows has changed
   */
  void follow(Runnable changed) {
    model
        .live()
        .property()
        .addListener((all, before, now) -> {
          older.set(now.auditAsOf().isPresent());
          if (now.audit().isPresent() && !same(before, now)) {
            compare(now, changed);
          }
        });
  }

  private static boolean same(Snapshot before, Snapshot now) {
    return now.audit().equals(before.audit())
        && now.objects().equals(before.objects())
        && now.current().equals(before.current());
  }

  private void compare(Snapshot now, Runnable changed) {
    model
        .worker()
        .<RowChanges>run(
            () -> RowChanges.of(now),
            found -> {
              if (same(now, model.live().get()) && !found.equals(changes.get())) {
                changes.set(found);
                changed.run();
              }
            },
            failed -> {});
  }

  /** Another audit has ended. */
  void show(AuditMarks marks) {
    audited.set(Optional.of(marks));
    changes.set(RowChanges.NONE);
  }

  /** The newest audit. */
  public ReadOnlyObjectProperty<Optional<AuditMarks>> auditedProperty() {
    return audited.getReadOnlyProperty();
  }

  /** Whether the newest audit is of an earlier state of the bucket, the manifest or the tags. */
  public ReadOnlyBooleanProperty olderProperty() {
    return older.getReadOnlyProperty();
  }

  /** Since when the audit is known, where it is older. */
  public Optional<Instant> asOf() {
    return model.live().get().auditAsOf();
  }

  /** Calls when what is said of rows has changed. */
  public void onMarks(InvalidationListener listener) {
    audited.addListener(listener);
    changes.addListener(listener);
  }

  /** What the audit says of a row. */
  public AuditMarks.Mark mark(String path) {
    AuditMarks.Mark mark = said(path);
    return changes.get().has(path) ? mark.older(changes.get().paths().contains(path)) : mark;
  }

  /** Whether the newest audit found a problem with a row, also where it changed since. */
  public boolean hasTrouble(String path) {
    return said(path).status().isTrouble();
  }

  /** Whether a finding is of an earlier state than what lies there now. */
  public boolean isOlder(AuditFinding finding) {
    RowChanges now = changes.get();
    return now.all()
        || finding.object().filter(now::has).isPresent()
        || finding.version().map(version -> version.text() + "/").filter(now::has).isPresent();
  }

  private AuditMarks.Mark said(String path) {
    return audited.get().map(a -> a.mark(path)).orElseGet(AuditMarks::unknown);
  }
}
