package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.ChildEnvironment;
import com.thaloco.releaseconsole.process.Processes;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.rehearsal.HistoricReleases.Ready;
import com.thaloco.releaseconsole.rehearsal.SampleRepository.Commit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/** Makes a rehearsal folder: see {@link RehearsalFolder#prepare}. */
final class Preparation {
  private static final StepId STEP = new StepId("prepare");

  private final SampleFiles files = SampleFiles.load();
  private final Processes processes;
  private final Map<String, String> environment;

  Preparation(Processes processes, Map<String, String> environment) {
    this.processes = processes;
    this.environment = environment;
  }

  RehearsalFolder prepare(Path dir, OptionalInt port, Work outer) {
    Work work = outer.in(STEP, Optional.empty());
    work.emit(stamp -> new Event.StepChanged(stamp, Event.State.RUNNING, Optional.empty()));
    try (var place = NewFolder.at(dir)) {
      for (Path left : place.removeAbandoned()) {
        work.line("Removed %s, which a killed preparation had left".formatted(left));
      }
      var unfinished = new RehearsalFolder(place.unfinished());
      var finished = new RehearsalFolder(place.target());
      fill(unfinished, finished, Ports.choose(port), work);
      work.checkpoint();
      place.finish();
      OwnRehearsal.remember(finished, environment);
      String done = "The rehearsal folder is %s".formatted(finished.root());
      work.emit(stamp -> new Event.StepChanged(stamp, Event.State.DONE, Optional.of(done)));
      return finished;
    } catch (IOException e) {
      throw NewFolder.failed(dir, e);
    }
  }

  private void fill(RehearsalFolder unfinished, RehearsalFolder finished, Ports ports, Work work)
      throws IOException {
    Files.createDirectories(unfinished.bucket());
    NewFolder.writePrivate(unfinished.key(), RehearsalKey.file(files));
    NewFolder.writePrivate(unfinished.credentials(), newCredentials());
    Files.writeString(
        unfinished.ci(), "{\"format\": 1, \"default\": \"success\", \"commits\": {}}\n");
    NewFolder.createPrivate(unfinished.state());
    Files.createDirectories(unfinished.receipt());

    // Read with the paths of now, written with those of the end.
    Profile profile =
        ProfileReader.read(
            new ProfileReader.Source(
                unfinished.profile().toString(),
                profile(unfinished, ports).getBytes(StandardCharsets.UTF_8),
                unfinished.repository()));
    // One thread makes the repository; the others begin what the upload needs.
    try (var target = new UploadTarget(profile, environment)) {
      List<List<Commit>> made =
          work.all(
              List.<Callable<List<Commit>>>of(
                  () -> repository(unfinished, finished, work),
                  () -> {
                    target.unlock(files);
                    return List.of();
                  },
                  () -> {
                    target.serve(unfinished);
                    return List.of();
                  }));
      publish(unfinished, profile, made.getFirst(), target, work);
    }
    Files.writeString(unfinished.profile(), profile(finished, ports));
  }

  private List<Commit> repository(RehearsalFolder unfinished, RehearsalFolder finished, Work work)
      throws IOException {
    List<Commit> commits =
        new SampleRepository(files)
            .make(
                unfinished.repository(),
                unfinished.remote(),
                finished.remote(),
                LocalDate.ofInstant(work.now(), ZoneOffset.UTC),
                work);
    work.line(
        "Made the sample project's repository: %s is ready to be cut"
            .formatted(commits.getLast().version()));
    return commits.stream().filter(Commit::released).toList();
  }

  private String profile(RehearsalFolder named, Ports ports) {
    return RehearsalProfile.text(files, named.root(), ports.s3Address(), ports.publicAddress());
  }

  /** Secrets of this folder's bucket only; {@code loopback_only} keeps them from any other. */
  private static byte[] newCredentials() {
    var random = new SecureRandom();
    return """
    # Keys of the rehearsal's own bucket. They open nothing but a server on this machine.
    [default]
    aws_access_key_id = %s
    aws_secret_access_key = %s
    loopback_only = true
    """
        .formatted("REHEARSAL" + hex(random, 6).toUpperCase(Locale.ROOT), hex(random, 20))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String hex(SecureRandom random, int bytes) {
    byte[] some = new byte[bytes];
    random.nextBytes(some);
    return HexFormat.of().formatHex(some);
  }

  private void publish(
      RehearsalFolder folder, Profile profile, List<Commit> commits, UploadTarget target, Work work)
      throws IOException {
    Path scratch = Files.createDirectories(folder.root().resolve("scratch"));
    Map<String, String> forBuilds =
        ChildEnvironment.of(environment, profile.build().environment(), Map.of()).orThrow();
    var releases =
        new HistoricReleases(
            profile,
            processes,
            forBuilds,
            scratch,
            HistoricCache.of(environment, forBuilds, profile.build(), processes, scratch, work));
    work.line("Building " + Plural.of(commits.size(), "earlier release"));
    List<Ready> ready = releases.build(commits, work);
    work.line("Uploading them");
    work.checkpoint();
    new HistoricUpload(profile, target.bucket(), target.key()).upload(ready, work);
    try (Bucket whole = S3Bucket.open(profile.bucket().withoutPrefix(), environment)) {
      for (String catalog : List.of("kernels", "images")) {
        files
            .below("objects/" + catalog)
            .forEach((name, bytes) -> put(whole, catalog + "/" + name, bytes, profile, work));
      }
    }
    NewFolder.remove(scratch);
  }

  private static void put(Bucket bucket, String key, byte[] bytes, Profile profile, Work work) {
    var headers =
        new ObjectHeaders("application/octet-stream", profile.bucket().versionedCache(), Map.of());
    bucket.put(key, new Body.Bytes(bytes), headers, new Condition.Absent(), work);
  }
}
