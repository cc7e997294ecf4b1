package com.thaloco.releaseconsole.audit;

import java.util.function.Consumer;

/**
 * Something that someone does to a healthy bucket.
 *
 * @param id the finding that must tell it
 */
record Damage(String name, String id, Severity severity, Consumer<AuditedBucket> doing) {
  static Damage breaks(String id, String name, Consumer<AuditedBucket> doing) {
    return new Damage(name, "audit." + id, Severity.BROKEN, doing);
  }

  static Damage warns(String id, String name, Consumer<AuditedBucket> doing) {
    return new Damage(name, "audit." + id, Severity.WARNED, doing);
  }
}
