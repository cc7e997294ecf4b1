package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.AuditFinding;
import com.thaloco.releaseconsole.audit.AuditRule;
import com.thaloco.releaseconsole.audit.ChangePlan;
import com.thaloco.releaseconsole.audit.Changes;
import com.thaloco.releaseconsole.audit.Severity;
import com.thaloco.releaseconsole.audit.TreeRow;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.AuditMarks;
import com.thaloco.releaseconsole.ui.state.Browsing;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Optional;
import java.util.function.BiFunction;
import org.kordamp.ikonli.feather.Feather;

/**
 * The careful change that fits a row: an orphan is removed, a release becomes the latest, a kept
 * manifest comes back. The core still refuses what is not safe.
 *
 * @param locked why it can't be done; empty where it can be asked for
 */
public record RowChange(
    String button,
    Feather icon,
    Optional<String> locked,
    BiFunction<Changes, Work, ? extends Outcome<? extends ChangePlan>> question) {
  /** What fits a row; removing, which is locked, where nothing does. */
  public static RowChange of(Optional<TreeRow> row, Browsing browsing) {
    if (row.isPresent() && row.get() instanceof TreeRow.Folder folder) {
      Optional<ReleaseVersion> version = ReleaseVersion.parse(ShownRows.bare(folder));
      if (version.isPresent()) {
        return latest(version.get());
      }
    }
    if (row.isPresent() && KeptManifests.parse(row.get().path()).isPresent()) {
      String key = row.get().path();
      return new RowChange(
          Texts.of("bucket.restore"),
          Feather.ROTATE_CCW,
          Optional.empty(),
          (changes, work) -> changes.restoration(key, false, work));
    }
    return removal(row, browsing.rows().auditedProperty().get());
  }

  private static RowChange latest(ReleaseVersion version) {
    return new RowChange(
        Texts.of("bucket.latest", version),
        Feather.CORNER_UP_LEFT,
        Optional.empty(),
        (changes, work) -> changes.latest(version, work));
  }

  private static RowChange removal(Optional<TreeRow> row, Optional<AuditMarks> audited) {
    String key = row.map(TreeRow::path).orElse("");
    boolean orphan =
        audited.map(a -> a.of(key)).stream()
            .flatMap(java.util.List::stream)
            .anyMatch(RowChange::isOrphan);
    Optional<String> locked = Optional.empty();
    if (row.isEmpty() || row.get() instanceof TreeRow.Folder) {
      locked = Optional.of(Texts.of("bucket.locked.choose"));
    } else if (audited.isEmpty()) {
      locked = Optional.of(Texts.of("bucket.locked.audit"));
    } else if (!orphan) {
      locked = Optional.of(Texts.of("bucket.locked.needed"));
    }
    return new RowChange(
        Texts.of("bucket.remove"),
        Feather.TRASH_2,
        locked,
        (changes, work) -> changes.removal(key, work));
  }

  private static boolean isOrphan(AuditFinding finding) {
    return finding.rule() == AuditRule.ORPHAN_OBJECT && finding.severity() != Severity.SOUND;
  }
}
