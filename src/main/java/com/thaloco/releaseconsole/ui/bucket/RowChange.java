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
import com.thaloco.releaseconsole.ui.state.Browsing;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
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
  /** What fits the chosen rows; removing, which is locked, where nothing does. */
  public static RowChange of(List<TreeRow> rows, Browsing browsing) {
    List<String> orphans =
        rows.stream().flatMap(each -> orphans(each, browsing).stream()).distinct().toList();
    if (rows.size() > 1 || rows.size() == 1 && rows.getFirst() instanceof TreeRow.Folder) {
      if (!orphans.isEmpty()) {
        return removal(orphans, Optional.empty());
      }
    }
    Optional<TreeRow> row = rows.size() == 1 ? Optional.of(rows.getFirst()) : Optional.empty();
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
    return removal(orphans, locked(row, orphans, browsing));
  }

  private static RowChange latest(ReleaseVersion version) {
    return new RowChange(
        Texts.of("bucket.latest", version),
        Feather.CORNER_UP_LEFT,
        Optional.empty(),
        (changes, work) -> changes.latest(version, work));
  }

  /** The orphans that a row means: itself, or those in a folder. */
  private static List<String> orphans(TreeRow row, Browsing browsing) {
    return browsing.rows().auditedProperty().get().map(a -> a.of(row.path())).stream()
        .flatMap(List::stream)
        .filter(RowChange::isOrphan)
        .flatMap(finding -> finding.object().stream())
        .filter(key -> key.startsWith(row.path()))
        .distinct()
        .toList();
  }

  private static Optional<String> locked(
      Optional<TreeRow> row, List<String> orphans, Browsing browsing) {
    if (row.isEmpty() || row.get() instanceof TreeRow.Folder) {
      return Optional.of(Texts.of("bucket.locked.choose"));
    }
    if (browsing.rows().auditedProperty().get().isEmpty()) {
      return Optional.of(Texts.of("bucket.locked.audit"));
    }
    return orphans.isEmpty() ? Optional.of(Texts.of("bucket.locked.needed")) : Optional.empty();
  }

  private static RowChange removal(List<String> keys, Optional<String> locked) {
    return new RowChange(
        keys.size() > 1 ? Texts.of("bucket.remove-many", keys.size()) : Texts.of("bucket.remove"),
        Feather.TRASH_2,
        locked,
        (changes, work) -> changes.removal(keys, work));
  }

  private static boolean isOrphan(AuditFinding finding) {
    return finding.rule() == AuditRule.ORPHAN_OBJECT && finding.severity() != Severity.SOUND;
  }
}
