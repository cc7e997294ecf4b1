package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.audit.AuditReport.CutTime;
import com.thaloco.releaseconsole.audit.AuditReport.ReleasePoint;
import com.thaloco.releaseconsole.audit.AuditReport.StepTime;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.journal.Entry;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.Journal;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.json.ForeignJson;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The numbers behind the charts: tarball size, time between releases, where a cut's time went. */
final class Charts {
  private Charts() {}

  /** One point for each entry, in version order. */
  static List<ReleasePoint> releases(AuditedState scene) {
    return releases(
        scene.profile(),
        scene.entries(),
        key -> Optional.ofNullable(scene.objects().get(key)).map(ObjectInfo::size));
  }

  /** The same from a listing that someone else has read. */
  static List<ReleasePoint> releases(
      Profile profile,
      List<ManifestEntry> unsorted,
      Function<? super String, Optional<Long>> sizes) {
    List<ManifestEntry> entries =
        unsorted.stream().sorted(Comparator.comparing(ManifestEntry::version)).toList();
    var points = new ArrayList<ReleasePoint>();
    Optional<Instant> before = Optional.empty();
    for (ManifestEntry entry : entries) {
      Optional<Instant> at = entry.releasedAt();
      Optional<Duration> since =
          at.isPresent() && before.isPresent()
              ? Optional.of(Duration.between(before.get(), at.get()))
              : Optional.empty();
      String key = profile.tarballKey(entry.version().text());
      points.add(new ReleasePoint(entry.version(), at, sizes.apply(key), since));
      before = at;
    }
    return points;
  }

  /** The cuts that this machine has seen to their end, by journal, else by receipt. */
  static List<CutTime> cuts(StateFolder state) {
    Map<ReleaseVersion, CutTime> found = new TreeMap<>();
    for (Path file : files(state.receipts(), ".json")) {
      receipt(file).ifPresent(cut -> found.put(cut.version(), cut));
    }
    for (Path file : files(state.ended(), ".jsonl")) {
      journal(file).ifPresent(cut -> found.put(cut.version(), cut));
    }
    return List.copyOf(found.values());
  }

  private static List<Path> files(Path folder, String end) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A resumed cut begins to count again where it was resumed: no one worked in between. */
  private static Optional<CutTime> journal(Path file) {
    History history;
    try {
      history = Journal.read(file);
    } catch (ProblemException e) {
      return Optional.empty(); // the journal of an ended cut is only read for its times
    }
    Optional<ReleaseVersion> version =
        history.last(Fact.Opened.class).flatMap(o -> ReleaseVersion.parse(o.version()));
    if (version.isEmpty() || history.last(Fact.Abandoned.class).isPresent()) {
      return Optional.empty();
    }
    var took = new LinkedHashMap<String, Duration>();
    Instant since = history.entries().getFirst().at();
    for (Entry entry : history.entries()) {
      switch (entry.fact()) {
        case Fact.Done done -> {
          took.merge(done.step(), Duration.between(since, entry.at()), Duration::plus);
          since = entry.at();
        }
        case Fact.Intended _ -> {}
        case Fact.Opened _,
            Fact.Cleared _,
            Fact.Asked _,
            Fact.Answered _,
            Fact.Abandoned _,
            Fact.Recovering _,
            Fact.Changing _ ->
            since = entry.at();
      }
    }
    return took.isEmpty() ? Optional.empty() : Optional.of(cut(version.get(), took));
  }

  private static Optional<CutTime> receipt(Path file) {
    try {
      JsonNode receipt = ForeignJson.mapper().build().readTree(Files.readAllBytes(file));
      Optional<ReleaseVersion> version = ReleaseVersion.parse(receipt.path("version").asString(""));
      if (version.isEmpty() || !receipt.path("steps").isArray()) {
        return Optional.empty();
      }
      var took = new LinkedHashMap<String, Duration>();
      Instant since = Instant.parse(receipt.path("builtAt").asString(""));
      for (JsonNode step : receipt.path("steps")) {
        Instant at = Instant.parse(step.path("at").asString(""));
        Duration span = Duration.between(since, at);
        took.put(step.path("step").asString(""), span.isNegative() ? Duration.ZERO : span);
        since = at;
      }
      return took.isEmpty() ? Optional.empty() : Optional.of(cut(version.get(), took));
    } catch (JacksonException | DateTimeException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CutTime cut(ReleaseVersion version, Map<String, Duration> took) {
    return new CutTime(
        version,
        took.entrySet().stream().map(e -> new StepTime(e.getKey(), e.getValue())).toList());
  }
}
