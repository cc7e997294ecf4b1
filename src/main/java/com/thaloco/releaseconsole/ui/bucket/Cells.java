package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.TreeRow;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusIcon;
import com.thaloco.releaseconsole.ui.state.AuditMarks;
import com.thaloco.releaseconsole.ui.state.Browsing;
import java.time.Instant;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeTableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The cells of the tree-table; each keeps its nodes, so that scrolling makes none. */
final class Cells {
  private Cells() {}

  /** Icon and name. */
  static final class Name extends TreeTableCell<TreeRow, TreeRow> {
    private static final PseudoClass FOLDER = PseudoClass.getPseudoClass("folder");

    private final FontIcon icon = new FontIcon(Feather.FILE);

    Name() {
      icon.getStyleClass().add("object-icon");
      setGraphicTextGap(8);
    }

    @Override
    protected void updateItem(@Nullable TreeRow row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      icon.setIconCode(icon(row));
      icon.pseudoClassStateChanged(FOLDER, row instanceof TreeRow.Folder);
      setText(ShownRows.bare(row));
      setGraphic(icon);
    }
  }

  /** The icon of a kind of object. */
  static Feather icon(TreeRow row) {
    String path = row.path();
    if (row instanceof TreeRow.Folder) {
      return Feather.FOLDER;
    }
    if (path.endsWith(".tar.gz") || path.endsWith(".tgz")) {
      return Feather.ARCHIVE;
    }
    return path.endsWith(".json") ? Feather.FILE_TEXT : Feather.FILE;
  }

  /** Bytes, right-aligned, in the type of numbers. */
  static final class Size extends TreeTableCell<TreeRow, TreeRow> {
    Size() {
      getStyleClass().add("code");
      setAlignment(Pos.CENTER_RIGHT);
    }

    @Override
    protected void updateItem(@Nullable TreeRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(
          empty || row == null ? null : Browsing.isAbsent(row) ? "–" : Amounts.size(row.size()));
    }
  }

  /** When it was written; the exact time as a tooltip. */
  static final class Changed extends TreeTableCell<TreeRow, TreeRow> {
    Changed() {
      getStyleClass().add("muted");
      hoverProperty().addListener((all, before, now) -> tip());
    }

    @Override
    protected void updateItem(@Nullable TreeRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(
          empty || row == null || Browsing.isAbsent(row)
              ? null
              : Amounts.cell(row.modified(), Instant.now()));
      tip();
    }

    /** A tooltip is a window with a scene, so only the row that is pointed at has one. */
    private void tip() {
      TreeRow row = getItem();
      setTooltip(
          isHover() && getText() != null && row != null
              ? new Tooltip(Amounts.exact(row.modified()))
              : null);
    }
  }

  /** Icon and word of the audit: a {@link StatusLabel} that is the cell itself. */
  static final class Word extends TreeTableCell<TreeRow, TreeRow> {
    private final Browsing browsing;
    private final StatusIcon icon = new StatusIcon(Status.NOT_RUN);
    private final InvalidationListener again = all -> show();

    Word(Browsing browsing) {
      this.browsing = browsing;
      getStyleClass().add("status-label");
      browsing.rows().onMarks(new WeakInvalidationListener(again));
    }

    @Override
    protected void updateItem(@Nullable TreeRow row, boolean empty) {
      super.updateItem(row, empty);
      show();
    }

    /** Also when another audit is there, while the row is the same. */
    private void show() {
      TreeRow row = getItem();
      if (isEmpty() || row == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      AuditMarks.Mark mark = browsing.rows().mark(row.path());
      icon.statusProperty().set(mark.status());
      mark.status().mark(this);
      setText(mark.word());
      setGraphic(icon);
    }
  }
}
