package com.thaloco.releaseconsole.audit;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the profile, the manifest and the catalogs name.
 *
 * @param keys relative to the prefix
 * @param unread why not all catalogs could be read
 */
record NamedKeys(Set<String> keys, Optional<AuditFinding> unread) {
  static NamedKeys of(AuditedState scene) {
    Set<String> named = new HashSet<>(scene.profile().rootKeys());
    scene.entries().forEach(entry -> named.addAll(scene.keysOf(entry.version())));
    FindingCollector unread = FindingCollector.quiet();
    named.addAll(new PrefixAudit(scene, unread).catalogKeys());
    named.addAll(new PrefixAudit(scene, FindingCollector.quiet()).everyCatalogKey());
    return new NamedKeys(named, unread.sorted().stream().findFirst());
  }
}
