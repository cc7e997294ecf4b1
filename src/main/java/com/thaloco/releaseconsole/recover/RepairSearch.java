package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.bucket.Download;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.SmallObject;
import com.thaloco.releaseconsole.cut.Unfinished;
import com.thaloco.releaseconsole.engine.StoredHeaders;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Pins;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.source.Tag;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.trust.Verifier;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what the objects of a release have to be. A hash is believed when the release key signed
 * it, or when the manifest's entry (as it is, or as a kept copy has it) names it and nothing else
 * could be meant.
 */
final class RepairSearch {
  private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");

  private final RecoveryContext scene;
  private final ReleaseVersion version;
  private final Profile profile;
  private final LiveState now;
  private final Work work;

  RepairSearch(RecoveryContext scene, Work work) {
    this.scene = scene;
    this.version = scene.version();
    this.profile = scene.profile();
    this.now = scene.now();
    this.work = work;
  }

  /**
   * Looks at every byte.
   *
   * @throws ProblemException where it can't be determined what the objects were, with what remains
   */
  Repair find() {
    var repairable = new Repairable(scene, now, work);
    repairable.require();
    Optional<String> claim = repairable.claim(); // before what takes minutes
    Optional<ManifestEntry> entry = repairable.entry();
    Optional<RemoteRef> tag = now.tag(version, work);
    List<ObjectInfo> there = there();
    String commit = commit(tag, there);
    ReleaseKey pinned =
        Pins.key(Pins.ofUsers(profile, scene.project().repository(), commit))
            .orElseThrow(() ->
                unknown("no key can be read from its commit %s".formatted(commit), List.of()));
    Optional<SmallObject> sums = small(profile.hashesKey(version.text()));
    Optional<SmallObject> signature = small(profile.signatureKey(version.text()));
    Optional<byte[]> der = signature.flatMap(object -> SignatureFile.read(object.bytes()));
    Optional<Download> tarball =
        now.bucket().get(tarballKey(), OutputStream.nullOutputStream(), work);
    Optional<String> actual = tarball.map(Download::sha256);
    boolean signed =
        sums.isPresent()
            && der.filter(d -> Verifier.accepts(pinned, sums.get().bytes(), d)).isPresent();
    Predicate<String> isSigned =
        hash -> der.filter(d -> Verifier.accepts(pinned, sums(hash).render(), d)).isPresent();
    String hash;
    String source;
    if (signed) {
      hash = listed(sums.orElseThrow(), entry);
      source = "SHA256SUMS, which the release key signed";
    } else {
      hash = named(entry, actual, isSigned);
      source = "the manifest's entry";
    }
    Sha256Sums wanted = sums(hash);
    return new Repair(
        commit,
        pinned,
        hash,
        source,
        wanted,
        fault(tarballKey(), actual, hash),
        signed
            ? Optional.empty()
            : fault(
                profile.hashesKey(version.text()),
                sums.map(SmallObject::sha256),
                Hashes.sha256(wanted.render())),
        signed || isSigned.test(hash)
            ? Optional.empty()
            : Optional.of(
                "%s is missing, or the release key does not accept it"
                    .formatted(profile.signatureKey(version.text()))),
        builtAt(there, entry),
        etags(
            there,
            tarball.map(Download::info),
            sums.map(SmallObject::info),
            signature.map(SmallObject::info)),
        claim);
  }

  /** Of what was read; of an object that is too large to be read, as it was seen before. */
  @SafeVarargs
  private static Map<String, String> etags(List<ObjectInfo> there, Optional<ObjectInfo>... read) {
    var etags = new HashMap<String, String>();
    Stream.concat(there.stream(), Stream.of(read).flatMap(Optional::stream))
        .forEach(info -> etags.put(info.key(), info.etag()));
    return etags;
  }

  private String tarballKey() {
    return profile.tarballKey(version.text());
  }

  private Sha256Sums sums(String hash) {
    return new Sha256Sums(List.of(new Sha256Sums.Line(hash, profile.tarballName(version.text()))));
  }

  private static Optional<String> fault(String key, Optional<String> actual, String wanted) {
    if (actual.isEmpty()) {
      return Optional.of(key + " is missing");
    }
    return actual.get().equals(wanted)
        ? Optional.empty()
        : Optional.of("%s has the SHA-256 %s, not %s".formatted(key, actual.get(), wanted));
  }

  private List<ObjectInfo> there() {
    return Stream.of(
            tarballKey(), profile.hashesKey(version.text()), profile.signatureKey(version.text()))
        .map(key -> now.bucket().head(key))
        .flatMap(Optional::stream)
        .toList();
  }

  private String commit(Optional<RemoteRef> tag, List<ObjectInfo> there) {
    String commit =
        tag.map(RemoteRef::commit)
            .or(() -> scene.project().repository().tag(version.text()).map(Tag::commit))
            .or(() ->
                there.stream()
                    .flatMap(object ->
                        Optional.ofNullable(object.metadata().get(StoredHeaders.COMMIT)).stream())
                    .findFirst())
            .orElseThrow(
                () -> unknown("it has no tag, and its objects do not name a commit", List.of()));
    scene.requireKnown(commit, "No object was written.");
    return commit;
  }

  private Optional<SmallObject> small(String key) {
    try {
      return now.bucket().read(key, LiveState.HASHES_LIMIT);
    } catch (ProblemException e) {
      if (e.problem().id().equals(LiveState.TOO_LARGE)) {
        return Optional.empty(); // damaged, whatever it holds
      }
      throw e;
    }
  }

  /** What was signed counts; an entry that names another tarball is wrong itself. */
  private String listed(SmallObject sums, Optional<ManifestEntry> entry) {
    String hash =
        only(sums)
            .orElseThrow(() ->
                unknown("SHA256SUMS is signed and does not list exactly its tarball", List.of()));
    if (entry.filter(e -> !Unfinished.mayBeOf(hash, e)).isPresent()) {
      throw refused(
          "recover.other-entry",
          "The manifest's entry of %s names another tarball than the signed SHA256SUMS."
              .formatted(version),
          Remedy.text("Compare it with the kept copies").by(OwnCommand.BUCKET_LS.with("history/")));
    }
    return hash;
  }

  /** The hash of its tarball, where nothing else is listed in the bytes that were verified. */
  private Optional<String> only(SmallObject sums) {
    try {
      Sha256Sums listed = Sha256Sums.parse(sums.bytes(), sums.info().key());
      return listed.lines().size() == 1
          ? listed.sha256Of(profile.tarballName(version.text()))
          : Optional.empty();
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /** The hash that the entry names: proved by a signature, by the bytes, or as the only one. */
  private String named(
      Optional<ManifestEntry> entry, Optional<String> actual, Predicate<String> isSigned) {
    Set<String> hashes = new LinkedHashSet<>();
    entry.ifPresent(e -> {
      Matcher found = HASH.matcher(e.raw());
      while (found.find()) {
        hashes.add(found.group());
      }
    });
    return hashes.stream()
        .filter(isSigned)
        .findFirst()
        .or(() -> actual.filter(hashes::contains))
        .or(() ->
            hashes.stream()
                .filter(hash -> hashes.contains(Hashes.sha256(sums(hash).render())))
                .findFirst())
        .or(() -> hashes.size() == 1 ? hashes.stream().findFirst() : Optional.empty())
        .orElseThrow(() ->
            unknown(
                "SHA256SUMS is lost or its signature is not accepted, and the manifest's entry does"
                    + " not say which hash the tarball had",
                List.copyOf(hashes)));
  }

  private static List<Instant> builtAt(List<ObjectInfo> there, Optional<ManifestEntry> entry) {
    var times = new ArrayList<Instant>();
    there.stream()
        .flatMap(
            object -> Optional.ofNullable(object.metadata().get(StoredHeaders.BUILT_AT)).stream())
        .flatMap(text -> time(text).stream())
        .forEach(times::add);
    entry.flatMap(ManifestEntry::releasedAt).ifPresent(times::add);
    return times.stream().distinct().toList();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private RuntimeException unknown(String why, List<String> evidence) {
    return Problem.refused(
            "recover.unknown-objects",
            "The correct content of the objects of %s is not known: %s.".formatted(version, why),
            "No object was written.",
            ObjectRemedies.withdraw(version))
        .with(evidence)
        .toException();
  }

  private static RuntimeException refused(String id, String happened, Remedy next) {
    return Problem.refused(id, happened, "No object was written.", next).toException();
  }
}
