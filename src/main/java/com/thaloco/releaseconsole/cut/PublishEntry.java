package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.cut.CutProofs.Published;
import com.thaloco.releaseconsole.cut.CutProofs.ReadBack;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.ManifestChange;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.engine.StoredManifest;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestDifference;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.manifest.NewEntry;
import com.thaloco.releaseconsole.profile.ManifestRules;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.LastRelease;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Publishes: from here on clients see the release. The manifest is written with the ETag from
 * before read-back, after tags and burned versions were read once more. One that another maintainer
 * changed meanwhile is never overwritten: everything is read back again first.
 */
final class PublishEntry implements ManifestChange<ReadBack, Published> {
  private final CutContext context;
  private final Function<? super CutProofs.Signed, NewEntry> entry;

  PublishEntry(CutContext context, Function<? super CutProofs.Signed, NewEntry> entry) {
    this.context = context;
    this.entry = entry;
  }

  @Override
  public Description description() {
    return new Description(
        CutStep.PUT_MANIFEST.title(),
        "One conditional write of %s: from here clients see %s."
            .formatted(context.profile().manifest().key(), context.version()),
        NoticedBy.CLIENTS,
        Undo.FOR_GOOD);
  }

  @Override
  public Optional<StepState<Published>> seen(ReadBack in, LiveState now, Work work) {
    Optional<Problem> taken = taken(now, work);
    if (taken.isPresent()) {
      return Optional.of(new StepState.Differs<>(taken.get()));
    }
    Optional<ConfirmedObject> there = now.manifestObject();
    Manifest manifest = now.manifest().orElseGet(() -> Manifest.first(rules()));
    boolean named =
        manifest
            .entry(context.version())
            .map(ManifestEntry::fields)
            .equals(Optional.of(entry.apply(in.signed()).fields()));
    if (!named) {
      return Optional.empty();
    }
    boolean latest = manifest.latestText().equals(context.version().text());
    work.emit(stamp -> new Event.Visibility(stamp, true, sentence(latest)));
    return Optional.of(
        new StepState.Holds<>(
            new Published(in.signed(), latest),
            sentence(latest),
            Map.of("manifest", there.map(ConfirmedObject::sha256).orElse(""))));
  }

  @Override
  public Manifest after(ReadBack in, StoredManifest before, Work work) {
    return wanted(before.manifest(context.profile()), in, context.subject().world().burned(work));
  }

  /** Only the highest stable version is what new installs get (docs/rules.md, Publishing order). */
  private Manifest wanted(Manifest before, ReadBack in, Set<ReleaseVersion> burned) {
    Manifest after = before.withEntry(entry.apply(in.signed()));
    boolean highest =
        after.entries().stream()
            .map(ManifestEntry::version)
            .filter(version -> version.isStable() && !burned.contains(version))
            .max(Comparator.naturalOrder())
            .equals(Optional.of(context.version()));
    return highest ? after.withLatest(context.version()) : after;
  }

  private Optional<Problem> taken(LiveState now, Work work) {
    if (now.burned(work).contains(context.version())) {
      return Optional.of(stopped("%s was burned meanwhile".formatted(context.version())));
    }
    return now.tag(context.version(), work)
        .filter(tag -> !tag.commit().equals(context.commit()))
        .map(tag -> stopped("%s was tagged on %s meanwhile".formatted(tag.name(), tag.commit())));
  }

  /** What changed before read-back leaves the ETag as it is, and yet was not checked against. */
  @Override
  public Optional<Problem> refusal(ReadBack in, LiveState now, Work work) {
    Candidate subject = context.subject();
    Optional<ReleaseVersion> checked = subject.lastRelease(work).map(LastRelease::version);
    Optional<ReleaseVersion> last = subject.lastRelease(now, work).map(LastRelease::version);
    return checked.equals(last)
        ? Optional.empty()
        : Optional.of(
            Problem.refused(
                "cut.overtaken",
                "The last release is now %s; it was %s when this commit was checked."
                    .formatted(text(last), text(checked)),
                "The manifest was not written: no client sees %s from this cut."
                    .formatted(context.version()),
                "Cut again: it resumes, and checks against the release that is the last now."));
  }

  private static String text(Optional<ReleaseVersion> version) {
    return version.map(ReleaseVersion::text).orElse("none");
  }

  @Override
  public Optional<Problem> moved(
      ReadBack in, Optional<StoredManifest> kept, LiveState now, Work work) {
    Manifest before = kept.orElseThrow().manifest(context.profile());
    Manifest there = now.manifest().orElseGet(() -> Manifest.first(rules()));
    ManifestDifference difference =
        ManifestDifference.between(before, there, wanted(before, in, now.burned(work)));
    work.line("The manifest was changed by another maintainer:");
    difference.lines().forEach(work::line);
    return difference.isMergeable()
        ? Optional.empty()
        : Optional.of(stopped(String.join("; ", difference.lines())));
  }

  /** Someone writes the manifest again and again. */
  static Problem restless(CutContext context) {
    return Problem.refused(
        "cut.restless-manifest",
        "The manifest kept changing while %s was being added to it.".formatted(context.version()),
        "The manifest was not written: no client sees %s.".formatted(context.version()),
        "Find out who writes to the bucket, then cut again to resume.");
  }

  private Problem stopped(String why) {
    return Problem.refused(
        "cut.overtaken",
        "Another maintainer was faster: %s.".formatted(why),
        "The manifest was not written: no client sees %s from this cut."
            .formatted(context.version()),
        Remedy.text("Abandon this cut")
            .aside(OwnCommand.CUT.with("--version", context.version().text(), "--abandon"))
            .then(", check again, and cut the number that is advised then."));
  }

  private String sentence(boolean latest) {
    return latest
        ? "Clients now get %s.".formatted(context.version())
        : "The manifest names %s; new installs still get the same release as before."
            .formatted(context.version());
  }

  private ManifestRules rules() {
    return context.profile().manifest();
  }
}
