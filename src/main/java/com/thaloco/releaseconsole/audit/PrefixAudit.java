package com.thaloco.releaseconsole.audit;

import static com.thaloco.releaseconsole.audit.FindingCollector.About.all;
import static com.thaloco.releaseconsole.audit.FindingCollector.About.object;
import static com.thaloco.releaseconsole.audit.FindingCollector.About.release;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.SmallObject;
import com.thaloco.releaseconsole.catalog.Catalog;
import com.thaloco.releaseconsole.catalog.CatalogEntry;
import com.thaloco.releaseconsole.catalog.CatalogObject;
import com.thaloco.releaseconsole.catalog.CatalogProbe;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.profile.CatalogRule;
import com.thaloco.releaseconsole.profile.InstallerRules;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.Verifier;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Audits what belongs to the release that {@code latest_stable} names: the installer, the catalogs,
 * and whether every installed client accepts it.
 */
final class PrefixAudit {
  private record Part(CatalogRule rule, CatalogEntry entry, CatalogObject object) {}

  private final AuditedState scene;
  private final FindingCollector notes;

  PrefixAudit(AuditedState scene, FindingCollector notes) {
    this.scene = scene;
    this.notes = notes;
  }

  void installer(InstallerRules rules, ObjectAudit objects, Work work) {
    String key = rules.key();
    Optional<ReleaseVersion> latest = scene.latest();
    var about = object(AuditRule.INSTALLER, key);
    if (latest.isEmpty()) {
      return; // the finding on latest_stable says it
    }
    Remedy remedy =
        Remedy.text("Put the latest release's install script back")
            .by(OwnCommand.RECOVER.with("installer", "--version", latest.get().text()));
    Optional<ObjectInfo> listed = Optional.ofNullable(scene.objects().get(key));
    if (listed.filter(info -> info.size() > LiveState.INSTALLER_LIMIT).isPresent()) {
      notes.broken(
          about,
          "%s has %d bytes: that is no script.".formatted(key, listed.get().size()),
          List.of(),
          remedy);
      return;
    }
    Optional<SmallObject> there =
        listed.flatMap(info -> scene.bucket().read(key, LiveState.INSTALLER_LIMIT));
    if (there.isEmpty()) {
      notes.broken(
          about, "%s is missing: new installations fail.".formatted(key), List.of(), remedy);
      return;
    }
    objects.audit(there.get().info(), Optional.of(there.get().sha256()), Optional.empty(), work);
    Optional<byte[]> wanted =
        commit(latest.get()).flatMap(id -> scene.project().repository().blob(id, rules.path()));
    if (wanted.isEmpty()) {
      notes.warned(
          about,
          "%s could not be compared: the commit of %s is not in this repository."
              .formatted(key, latest.get()),
          List.of(),
          Remedy.text("Fetch the tag and its commit")
              .aside(Action.shell("git", "fetch", "--tags"))
              .then(", then audit again."));
    } else if (Arrays.equals(wanted.get(), there.get().bytes())) {
      notes.sound(about, "%s is that of %s.".formatted(key, latest.get()), there.get().sha256());
    } else {
      notes.broken(
          about,
          "%s is not that of %s.".formatted(key, latest.get()),
          List.of("has " + there.get().sha256(), "should have " + Hashes.sha256(wanted.get())),
          remedy);
    }
  }

  /** The client-acceptance table of the latest release, in one finding. */
  void clients() {
    Optional<ReleaseVersion> latest = scene.latest();
    if (latest.isEmpty()
        || scene.entries().stream().noneMatch(e -> e.version().equals(latest.get()))) {
      return;
    }
    String text = latest.get().text();
    Optional<SmallObject> sums = small(scene.profile().hashesKey(text));
    Optional<byte[]> der =
        small(scene.profile().signatureKey(text))
            .map(SmallObject::bytes)
            .flatMap(SignatureFile::read);
    if (sums.isEmpty() || der.isEmpty()) {
      return; // the entry's own findings say it
    }
    var refusing = new ArrayList<String>();
    for (ManifestEntry entry : scene.entries()) {
      PinnedKeys.Pinned pin = scene.pins().of(entry.version());
      if (pin.key().isPresent()
          && !Verifier.accepts(pin.key().get(), sums.get().bytes(), der.get())) {
        refusing.add("%s pins %s".formatted(entry.version(), pin.key().get().sha256()));
      }
    }
    var about = release(AuditRule.CLIENTS, latest.get());
    if (refusing.isEmpty()) {
      notes.sound(about, "The clients of every release accept %s.".formatted(latest.get()));
    } else {
      notes.broken(
          about,
          "The clients of %s refuse %s."
              .formatted(Plural.of(refusing.size(), "release"), latest.get()),
          refusing,
          Remedy.text("Make latest_stable name a release that they accept")
              .aside(OwnCommand.BUCKET_ROLLBACK.with())
              .then(", and cut one that is signed with their key."));
    }
  }

  private Optional<SmallObject> small(String key) {
    boolean fits =
        scene.objects().containsKey(key)
            && scene.objects().get(key).size() <= LiveState.HASHES_LIMIT;
    return fits ? scene.bucket().read(key, LiveState.HASHES_LIMIT) : Optional.empty();
  }

  private Optional<String> commit(ReleaseVersion version) {
    return Optional.ofNullable(scene.tags().get(version))
        .filter(id -> scene.project().repository().commit(id).isPresent());
  }

  /** The keys below the prefix that the catalogs embedded in the latest release name. */
  Set<String> catalogKeys() {
    return keys(parts());
  }

  /** The same of every release that a client may have, as far as its commit is here. */
  Set<String> everyCatalogKey() {
    var keys = new HashSet<String>();
    scene
        .entries()
        .forEach(entry -> commit(entry.version()).ifPresent(id -> keys.addAll(keys(parts(id)))));
    return keys;
  }

  private Set<String> keys(List<Part> parts) {
    String base = scene.profile().bucket().publicUrl().toString();
    var keys = new HashSet<String>();
    for (Part part : parts) {
      String address =
          part.object().isAbsolute()
              ? part.object().address()
              : part.rule().publicUrl() + part.object().address().replaceFirst("^(\\./|/)+", "");
      if (address.startsWith(base)) {
        keys.add(address.substring(base.length()));
      }
    }
    return keys;
  }

  /** Looks at everything that these catalogs point at. */
  void catalogs(Work work) {
    BoundedParallel.each(parts(), work, part -> look(part, work));
  }

  private List<Part> parts() {
    Optional<String> commit = scene.latest().flatMap(this::commit);
    if (commit.isEmpty() && !scene.profile().catalogs().isEmpty()) {
      boolean named = scene.latest().isPresent();
      notes.warned(
          all(AuditRule.CATALOG),
          "The catalogs of the latest release could not be read: "
              + (named ? "its commit is not in this repository." : "no latest release is known."),
          List.of(),
          named
              ? Remedy.text("Fetch the tag and its commit")
                  .by(Action.shell("git", "fetch", "--tags"))
              : Remedy.text("Fix the manifest first, then audit again."));
    }
    return commit.map(this::parts).orElse(List.of());
  }

  private List<Part> parts(String commit) {
    var parts = new ArrayList<Part>();
    for (CatalogRule rule : scene.profile().catalogs()) {
      try {
        scene
            .project()
            .repository()
            .blob(commit, rule.path())
            .map(bytes -> Catalog.parse(bytes, rule.path(), rule.entries()))
            .ifPresent(catalog ->
                catalog
                    .entries()
                    .forEach(entry ->
                        entry.objects().forEach(o -> parts.add(new Part(rule, entry, o)))));
      } catch (ProblemException e) {
        notes.warned(all(AuditRule.CATALOG), e.problem().happened(), List.of(), e.problem().next());
      }
    }
    return parts;
  }

  private void look(Part part, Work work) {
    String name = "%s of %s".formatted(part.entry().name(), part.rule().name());
    var about =
        object(AuditRule.CATALOG, "%s: %s".formatted(part.rule().name(), part.entry().name()));
    switch (CatalogProbe.look(part.object(), part.rule(), work)) {
      case CatalogProbe.Seen.Right(String evidence) ->
          notes.sound(about, "The objects that %s points at exist.".formatted(name), evidence);
      case CatalogProbe.Seen.Unproven(String evidence) ->
          notes.warned(
              about,
              "What %s points at exists, but has no hash to compare it with.".formatted(name),
              List.of(evidence),
              "Give the entry a sha256 with the next release.");
      case CatalogProbe.Seen.Wrong(String evidence) ->
          notes.broken(
              about,
              "The object that %s points at does not match the entry: %s."
                  .formatted(name, evidence),
              List.of(evidence),
              Remedy.text("Publish the object again")
                  .aside(OwnCommand.CATALOG_PUBLISH.with())
                  .then(", byte for byte."));
      case CatalogProbe.Seen.Unreachable(String evidence) ->
          notes.warned(
              about,
              "The object that %s points at could not be requested.".formatted(name),
              List.of(evidence),
              "Make the catalog's public URL reachable from here, then audit again.");
    }
  }
}
