package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.engine.PlanId;
import com.thaloco.releaseconsole.engine.PlannedStep;
import com.thaloco.releaseconsole.engine.PlannedSteps;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A careful change of the bucket: shown whole, confirmed by typing, then carried out. */
public sealed interface ChangePlan {
  /** What has to be typed to confirm it. */
  String confirm();

  /** One sentence on the whole. */
  String title();

  /** The steps that are missing, in order; none: the bucket is that way already. */
  default List<PlannedStep> steps() {
    return planned().list();
  }

  /** The same, for whoever takes them: no other is taken. */
  PlannedSteps planned();

  /** What it can't do, and what stays as it is. */
  List<String> limits();

  /** Its name, which another process confirms it by. */
  default String id() {
    return PlanId.of(
        Stream.of(List.of(title()), planned().lines(), limits()).flatMap(List::stream).toList());
  }

  /**
   * Orphans go.
   *
   * @param keys all that were asked for, also those that are gone already
   * @param etags of the objects that were examined, by their keys
   * @param size of all of them, in bytes
   */
  record Removal(
      List<String> keys,
      Map<String, String> etags,
      long size,
      PlannedSteps planned,
      List<String> limits)
      implements ChangePlan {
    public Removal {
      keys = List.copyOf(keys);
      etags = Map.copyOf(etags);
      limits = List.copyOf(limits);
    }

    @Override
    public String confirm() {
      return keys.size() == 1
          ? Printable.of(keys.getFirst())
          : "remove %d objects".formatted(keys.size());
    }

    @Override
    public String title() {
      return keys.size() == 1
          ? "Remove %s (%d bytes).".formatted(Printable.of(keys.getFirst()), size)
          : "Remove %d objects (%d bytes).".formatted(keys.size(), size);
    }
  }

  /**
   * {@code latest_stable} names another release, and the installer is that release's.
   *
   * @param from what it names now, where that is a version
   * @param manifest what tells the manifest that it was made for, where there is one
   */
  record LatestChange(
      Optional<ReleaseVersion> from,
      ReleaseVersion to,
      PlannedSteps planned,
      List<String> limits,
      Optional<String> manifest)
      implements ChangePlan {
    public LatestChange {
      limits = List.copyOf(limits);
    }

    @Override
    public String confirm() {
      return to.text();
    }

    @Override
    public String title() {
      return "Let new installs get %s%s."
          .formatted(to, from.map(v -> " instead of " + v).orElse(""));
    }
  }

  /**
   * An earlier kept manifest comes back.
   *
   * @param key of the kept one
   * @param latest what it names
   * @param back versions whose entries return or change back
   * @param stay entries published since, which are carried over
   * @param gone versions whose entries go
   */
  record Restoration(
      String key,
      boolean exact,
      ReleaseVersion latest,
      List<ReleaseVersion> back,
      List<ReleaseVersion> stay,
      List<ReleaseVersion> gone,
      PlannedSteps planned,
      List<String> limits,
      Optional<String> manifest)
      implements ChangePlan {
    public Restoration {
      back = List.copyOf(back);
      stay = List.copyOf(stay);
      gone = List.copyOf(gone);
      limits = List.copyOf(limits);
    }

    @Override
    public String confirm() {
      return key;
    }

    @Override
    public String title() {
      return "Restore %s, whose latest is %s.".formatted(key, latest);
    }
  }

  /**
   * An object is stored: a file's bytes, or its own with other headers.
   *
   * @param file empty where the bytes stay
   * @param sha256 of the file's bytes
   * @param etag of what is there; empty where nothing is
   */
  record ObjectWrite(
      String key,
      Optional<Path> file,
      ObjectHeaders headers,
      Optional<String> sha256,
      Optional<String> etag,
      String title,
      PlannedSteps planned,
      List<String> limits)
      implements ChangePlan {
    public ObjectWrite {
      limits = List.copyOf(limits);
    }

    /** The same with its steps. */
    ObjectWrite taking(List<? extends Step<?, ?>> steps) {
      return new ObjectWrite(
          key, file, headers, sha256, etag, title, PlannedSteps.of(steps), limits);
    }

    @Override
    public String confirm() {
      return Printable.of(key);
    }
  }
}
