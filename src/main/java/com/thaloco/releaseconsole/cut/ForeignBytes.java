package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.engine.WriteManifest;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.project.LiveState;
import java.util.Optional;

/**
 * May bytes that someone left under this version be replaced? Only while the version has no entry,
 * no tag and no burn; and only behind a fence: a conditional write that changes the manifest's
 * bytes, so that whoever wrote them and is about to publish gets a 412.
 */
final class ForeignBytes {
  private final CutContext context;
  private final ReplacementWaits replacement;
  private final VersionClaim claiming;

  ForeignBytes(CutContext context, ReplacementWaits replacement, VersionClaim claiming) {
    this.context = context;
    this.replacement = replacement;
    this.claiming = claiming;
  }

  /** Why they may not be replaced; empty if they may. */
  Optional<Problem> refusal(String key, Work work) {
    LiveState now = context.subject().world().fresh();
    if (now.burned(work).contains(context.version())) {
      return Optional.of(
          taken(key, "the version is burned", Remedy.text("Cut the next patch number.")));
    }
    if (now.tag(context.version(), work).isPresent()) {
      return Optional.of(
          taken(key, "the version is tagged", Remedy.text("Cut the next patch number.")));
    }
    Optional<Manifest> manifest = now.manifest();
    if (manifest.isEmpty()) {
      return Optional.of(
          taken(
              key,
              "there is no manifest yet that could be fenced",
              Remedy.text("Inspect the object, remove it if it is a leftover, and cut again.")));
    }
    if (manifest.get().entry(context.version()).isPresent()) {
      return Optional.of(
          taken(
              key,
              "the manifest names the version",
              Remedy.text("Clients may hold the old hashes: cut it again on purpose")
                  .aside(OwnCommand.RECOVER.with("re-cut", "--version", context.version().text()))
                  .then(", or cut the next patch number.")));
    }
    return Optional.empty();
  }

  /** Whether the right bytes are written once more, so that what is under way comes too late. */
  boolean isToSettle(String key, ObjectInfo there, String tarballSha256, Work work) {
    return claiming.isSince(there, tarballSha256) && refusal(key, work).isEmpty();
  }

  /**
   * Claims the version, and changes the manifest's bytes without changing what it says: whoever has
   * read the manifest before can't write it any more, and whoever reads it now sees the claim.
   */
  void fence(String tarballSha256, Work work) {
    claiming.take(tarballSha256, work);
    replacement.drain(work);
    LiveState now = context.subject().world().fresh();
    ConfirmedObject before = now.manifestObject().orElseThrow();
    Manifest manifest = Manifest.parse(before.bytes(), context.profile().manifest());
    // In this order: a withdrawal burns the version before it takes out the entry, whose clients
    // may still be downloading.
    if (manifest.entry(context.version()).isPresent()
        || now.burned(work).contains(context.version())) {
      throw lost().toException();
    }
    Written written = WriteManifest.fence(context.targets(), before, work);
    if (written instanceof Written.Refused) {
      throw lost().toException();
    }
  }

  private Problem lost() {
    return Problem.refused(
        "cut.fence-lost",
        "Another program wrote the manifest while %s was being cut.".formatted(context.version()),
        "No object of it was replaced, and clients see no change by this cut.",
        "Find out who else is releasing, then cut again: it resumes and checks again.");
  }

  private Problem taken(String key, String why, Remedy next) {
    return Problem.refused(
        "cut.other-bytes",
        "%s is in the bucket with other bytes, and %s.".formatted(key, why),
        "It was not replaced, and clients see no change by this cut.",
        next);
  }
}
