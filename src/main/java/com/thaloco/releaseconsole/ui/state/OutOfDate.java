package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Whether the newest audit still speaks of what lies in the bucket: it does not after a change from
 * here, nor once the bucket is listed otherwise than when it was audited.
 */
final class OutOfDate {
  /** What the first listing after the beginning of an audit saw: the objects by their keys. */
  private static final class Seen {
    private Optional<Map<String, ObjectInfo>> objects = Optional.empty();
  }

  private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper(false);
  private Seen beginning = new Seen();
  private Optional<Seen> audited = Optional.empty();
  private boolean changed;

  ReadOnlyBooleanProperty property() {
    return outdated.getReadOnlyProperty();
  }

  /** An audit begins. */
  void begins() {
    beginning = new Seen();
  }

  /** The audit that began last has come to its end. */
  void ended() {
    audited = Optional.of(beginning);
    changed = false;
    outdated.set(false);
  }

  /** The bucket was changed from here. */
  void changed() {
    changed = true;
    outdated.set(audited.isPresent());
  }

  /** The bucket is listed whole. */
  void listed(Map<String, ObjectInfo> objects) {
    if (beginning.objects.isEmpty()) {
      beginning.objects = Optional.of(objects);
    }
    boolean otherwise =
        audited.flatMap(seen -> seen.objects).filter(seen -> !seen.equals(objects)).isPresent();
    outdated.set(audited.isPresent() && (changed || otherwise));
  }
}
