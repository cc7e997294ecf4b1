package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.engine.Claim;
import com.thaloco.releaseconsole.engine.RecutMark;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import com.thaloco.releaseconsole.profile.ManifestRules;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.ManifestState;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the objects of a version may be put back at this moment: only those of a release that is
 * neither taken back nor being cut again. It is asked again before each write, since finding and
 * building the objects takes minutes.
 */
final class Repairable {
  private final ReleaseVersion version;
  private final ManifestRules rules;
  private final LiveState now;
  private final Work work;

  Repairable(RecoveryContext scene, LiveState now, Work work) {
    this.version = scene.version();
    this.rules = scene.profile().manifest();
    this.now = now;
    this.work = work;
  }

  /**
   * Refuses where they may not be put back.
   *
   * @throws ProblemException {@code recover.burned}, {@code recover.recut-unfinished} or {@code
   *     recover.not-named}
   */
  void require() {
    if (now.burned(work).contains(version)) {
      throw refused(
          "recover.burned",
          "%s is burned: it was withdrawn, and its objects are left unchanged.".formatted(version),
          Remedy.text("Nothing needs to be done."));
    }
    if (now.tag(version, work).isPresent()) {
      return;
    }
    if (RecutMark.find(now, version).isPresent()) {
      throw refused(
          "recover.recut-unfinished",
          "%s is being cut again, which replaces its objects.".formatted(version),
          Remedy.text("Finish that")
              .by(OwnCommand.RECOVER.with("re-cut", "--version", version.text())));
    }
    boolean named =
        now.manifestState() instanceof ManifestState.Read(var _, var manifest)
            ? manifest.entry(version).isPresent()
            : entry().isPresent();
    if (!named) {
      throw refused(
          "recover.not-named",
          "Neither the manifest nor a tag names %s: it was not released.".formatted(version),
          Remedy.text("See what is wrong").by(OwnCommand.RECOVER.with()));
    }
  }

  /**
   * Refuses also where another machine has begun to replace the objects since they were searched.
   *
   * @throws ProblemException {@code recover.other-writer}, or as {@link #require}
   */
  void requireSame(Repair repair) {
    require();
    if (!claim().equals(repair.claim())) {
      throw refused(
          "recover.other-writer",
          "Another machine has begun to replace the objects of %s.".formatted(version),
          Remedy.text("List what is wrong now").by(OwnCommand.RECOVER.with()));
    }
  }

  /** The ETag of the claim on the version. */
  Optional<String> claim() {
    return Claim.find(now, version).map(Claim.Found::etag);
  }

  /** As the manifest has it, or as the newest kept copy has that names it. */
  Optional<ManifestEntry> entry() {
    Stream<ManifestEntry> present =
        switch (now.manifestState()) {
          case ManifestState.Read(var _, var manifest) -> manifest.entries().stream();
          case ManifestState.Unreadable(var _, Optional<ConfirmedObject> stored) ->
              stored.stream()
                  .map(object -> ManifestReading.of(object.bytes(), rules))
                  .flatMap(reading -> reading.entries().stream());
          case ManifestState.None _ -> Stream.empty();
        };
    return present
        .filter(entry -> entry.version().equals(version))
        .findFirst()
        .or(() -> {
          var copies = new KeptCopies(now, rules, work);
          return copies.keys().stream()
              .map(copies::read)
              .flatMap(Optional::stream)
              .map(copy -> copy.manifest().entry(version))
              .flatMap(Optional::stream)
              .findFirst();
        });
  }

  private static RuntimeException refused(String id, String happened, Remedy next) {
    return Problem.refused(id, happened, "The object was not written.", next).toException();
  }
}
