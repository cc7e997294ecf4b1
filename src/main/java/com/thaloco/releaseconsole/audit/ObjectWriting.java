package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.audit.ChangePlan.ObjectWrite;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.ObjectRules;
import com.thaloco.releaseconsole.engine.ChangeTargets;
import com.thaloco.releaseconsole.engine.PlannedSteps;
import com.thaloco.releaseconsole.engine.PutObject;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.engine.StoredHeaders;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.Folders;
import com.thaloco.releaseconsole.profile.OwnKeys;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Storing one object: a file from this machine, or an object's own bytes with other headers. What a
 * release, a client or the console needs gets no other bytes than a cut or a recovery gives it, and
 * no other headers than the profile says.
 */
final class ObjectWriting {
  private static final String NOTHING = "Nothing was stored.";

  private final AuditedState scene;
  private final NamedKeys named;
  private final HeaderRules rules;

  /** The headers that were asked for; empty where nothing was said of one. */
  record Asked(Optional<String> contentType, Optional<String> cacheControl) {}

  ObjectWriting(AuditedState scene) {
    this.scene = scene;
    this.named = NamedKeys.of(scene);
    this.rules = new HeaderRules(scene.profile());
  }

  /** What it begins with in the journal. */
  static Fact.Changing name(ObjectWrite plan) {
    return new Fact.Changing(
        "%s %s".formatted(plan.file().isPresent() ? "upload" : "headers", plan.key()));
  }

  ObjectWrite upload(Path file, String key, Asked asked, Work work) {
    ObjectRules.requireKey(key);
    requireFree(key);
    LocalFile local = LocalFile.read(file, work);
    Optional<ObjectInfo> there = scene.bucket().head(key);
    var headers =
        new ObjectHeaders(
            asked.contentType().orElseGet(() -> LocalFile.typeOf(key)),
            asked.cacheControl().orElse(scene.profile().bucket().rootCache()),
            Map.of(StoredHeaders.SHA256, local.sha256()));
    requireHeaders(headers);
    String size = Plural.of(local.size(), "byte");
    var limits = new ArrayList<String>();
    limits.add(
        "No release names %s, and no client of one reads it. The audit lists it as an orphan."
            .formatted(Printable.of(key)));
    there.ifPresent(_ ->
        limits.add("The bytes that are there are not kept: save a copy first if they matter."));
    return plan(
        new ObjectWrite(
            key,
            Optional.of(file),
            headers,
            Optional.of(local.sha256()),
            there.map(ObjectInfo::etag),
            there
                .map(info ->
                    "Replace %s (%s) with %s (%s)."
                        .formatted(Printable.of(key), Plural.of(info.size(), "byte"), file, size))
                .orElseGet(() -> "Upload %s as %s (%s).".formatted(file, Printable.of(key), size)),
            PlannedSteps.of(List.of()),
            limits),
        there,
        work);
  }

  ObjectWrite headers(String key, Asked asked, Work work) {
    Optional<ObjectInfo> there = scene.bucket().head(key);
    if (there.isEmpty() || there.get().isFolderMarker()) {
      throw refused(
          "There is no object '%s'.".formatted(Printable.of(key)),
          Remedy.text("Look for the right key").by(OwnCommand.BUCKET_LS.with()));
    }
    ObjectInfo info = there.get();
    boolean ruled = named.keys().contains(key);
    if (!ruled) {
      requireFree(key);
    }
    var headers =
        new ObjectHeaders(
            asked.contentType().orElseGet(() -> typeOf(info, ruled)),
            asked.cacheControl().orElseGet(() -> ruled ? rules.cache(key) : stored(info)),
            info.metadata());
    requireHeaders(headers);
    if (ruled) {
      requireRuled(key, headers);
    }
    return plan(
        new ObjectWrite(
            key,
            Optional.empty(),
            headers,
            Optional.empty(),
            Optional.of(info.etag()),
            "Set the headers of %s: Content-Type %s, Cache-Control %s."
                .formatted(Printable.of(key), headers.contentType(), headers.cacheControl()),
            PlannedSteps.of(List.of()),
            List.of(
                "The bytes and the metadata stay as they are.",
                "Caches may serve the old headers until their copy expires or is purged.")),
        there,
        work);
  }

  private String typeOf(ObjectInfo info, boolean ruled) {
    String now = info.headers().getOrDefault("content-type", "");
    if (ruled) {
      return rules.type(info.key());
    }
    return now.isEmpty() ? LocalFile.typeOf(info.key()) : now;
  }

  private String stored(ObjectInfo info) {
    return info.headers().getOrDefault("cache-control", scene.profile().bucket().rootCache());
  }

  private ObjectWrite plan(ObjectWrite wanted, Optional<ObjectInfo> there, Work work) {
    PutObject<AuditedState, AuditedState> step = step(wanted, Path.of(""));
    boolean done = new StoredObject(scene, wanted, Path.of("")).isThere(there, work);
    return wanted.taking(done ? List.of() : List.of(step));
  }

  void take(ObjectWrite plan, Runner runner, Work work) {
    if (plan.file().isEmpty() && named.keys().contains(plan.key())) {
      requireRuled(plan.key(), plan.headers());
    } else {
      requireFree(plan.key());
    }
    Folders.inScratch(
        "store",
        folder -> {
          Path copy = folder.resolve("object");
          LocalFile.take(scene.bucket(), plan, copy, work);
          runner.take(step(plan, copy), scene);
          return true;
        });
  }

  private PutObject<AuditedState, AuditedState> step(ObjectWrite plan, Path bytes) {
    return new PutObject<>(
        ChangeStep.STORE_OBJECT,
        ChangeTargets.of(scene.project()),
        new StoredObject(scene, plan, bytes));
  }

  /** Refuses what only a cut, a recovery or the console itself may write. */
  private void requireFree(String key) {
    Optional<ReleaseVersion> version = OrphanAudit.versionOf(key);
    if (scene.profile().installer().filter(i -> i.key().equals(key)).isPresent()) {
      throw refused(
          "%s is the install script, which is that of the latest release.".formatted(key),
          Remedy.text("Put it back").by(OwnCommand.RECOVER.with("installer")));
    }
    if (key.equals(scene.profile().manifest().key())) {
      throw refused(
          "%s is the manifest, which only a cut or a recovery writes.".formatted(key),
          Remedy.text("Put it back").by(OwnCommand.RECOVER.with("manifest")));
    }
    if (OwnKeys.isOwn(key)) {
      throw refused(
          "%s is in a folder where the console keeps its own records.".formatted(key),
          Remedy.text("Choose another key."));
    }
    if (version.isPresent()) {
      throw refused(
          "%s is in the folder of a release, which only a cut or a recovery writes.".formatted(key),
          Remedy.text("Choose another key. A lost or damaged object of a release is put back with")
              .by(OwnCommand.RECOVER.with("object", "--version", version.get().text())));
    }
    if (named.keys().contains(key)) {
      throw refused(
          "%s is named by a catalog.".formatted(key),
          Remedy.text("Publish the catalog's objects").by(OwnCommand.CATALOG_PUBLISH.with()));
    }
    if (named.unread().isPresent()) {
      throw refused(
          "A catalog may name %s, and not all can be read here (%s)."
              .formatted(Printable.of(key), named.unread().get().sentence()),
          named.unread().get().remedy());
    }
  }

  private void requireRuled(String key, ObjectHeaders headers) {
    if (!PublicLook.media(headers.contentType()).equals(rules.type(key))
        || !headers.cacheControl().equals(rules.cache(key))) {
      throw refused(
          "%s belongs to a release: it is stored with Content-Type %s and Cache-Control %s."
              .formatted(key, rules.type(key), rules.cache(key)),
          Remedy.text("Without other values, these are set")
              .by(new Action.Console(OwnCommand.BUCKET_HEADERS, List.of(), List.of(key))));
    }
  }

  private static void requireHeaders(ObjectHeaders headers) {
    if (!headers.contentType().matches("[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+( *;[ -~]*)?")) {
      throw refused(
          "'%s' is not a content type.".formatted(Printable.of(headers.contentType())),
          Remedy.text("Write it as type/subtype, such as text/html."));
    }
    if (!headers.cacheControl().matches("[!-~]([ -~]*[!-~])?")) {
      throw refused(
          "'%s' can't be a Cache-Control header.".formatted(Printable.of(headers.cacheControl())),
          Remedy.text("Write it in ASCII, such as no-cache or public, max-age=300."));
    }
  }

  static RuntimeException refused(String happened, Remedy next) {
    return Problem.refused("change.not-storable", happened, NOTHING, next).toException();
  }
}
