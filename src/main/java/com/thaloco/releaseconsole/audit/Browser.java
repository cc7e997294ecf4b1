package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.Download;
import com.thaloco.releaseconsole.bucket.PresignedLink;
import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.flow.DiskProblem;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import com.thaloco.releaseconsole.project.Project;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a screen or a command asks about single objects. Every call may take a while (it asks the
 * bucket), can be stopped, and throws {@link com.thaloco.releaseconsole.flow.ProblemException}
 * ({@code bucket.*}) where the bucket does not answer. Nothing here changes the bucket.
 */
public final class Browser {
  static final StepId STEP = new StepId("bucket");

  private final Project project;
  private final Optional<Bucket> whole;

  /** A browser of a project's bucket, below its prefix. */
  public Browser(Project project) {
    this(project, Optional.empty());
  }

  private Browser(Project project, Optional<Bucket> whole) {
    this.project = project;
    this.whole = whole;
  }

  /**
   * Looks at all of the bucket, also outside the prefix. Keys are the full ones, and public URLs
   * are not known.
   */
  public static <T> T inWhole(Project project, Function<? super Browser, T> look) {
    try (Bucket all =
        S3Bucket.open(project.profile().bucket().withoutPrefix(), project.environment())) {
      return look.apply(new Browser(project, Optional.of(all)));
    }
  }

  /** The listing, a page at a time. */
  public Listing listing() {
    return new Listing(bucket());
  }

  /** Size, times, headers and metadata of an object; empty where it is not there. */
  public Optional<ObjectDetails> details(String key) {
    return bucket()
        .head(key)
        .map(info ->
            new ObjectDetails(
                info,
                project.world().site().address(key),
                Optional.ofNullable(info.metadata().get("sha256"))));
  }

  /** The hash of an object's bytes, lower-case hexadecimal: all of it is read. */
  public Optional<String> sha256(String key, Work work) {
    return bucket()
        .get(key, OutputStream.nullOutputStream(), work.in(STEP, Optional.of(key)))
        .map(Download::sha256);
  }

  /** What an object holds, at a glance: no more is read than that needs. */
  public Optional<ObjectPreview> preview(String key, Work work) {
    return bucket().head(key).map(info -> new Previews(project).of(info, work));
  }

  /**
   * The beginning of one member of a tarball; what lies behind it is not read.
   *
   * @param name as it is in the tarball
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code tarball.member} where the
   *     tarball has no such member
   */
  public Optional<ObjectPreview> member(String key, String name, Work work) {
    return bucket().head(key).map(info -> new TarballMembers(bucket()).member(info, name, work));
  }

  /** How the public URL serves an object; empty where the bucket does not have it. */
  public Optional<PublicView> publicly(String key, Work work) {
    return bucket()
        .head(key)
        .map(info ->
            new PublicLook(project.world().site())
                .look(info, () -> sha256(key, work).orElse(""), work));
  }

  /**
   * The numbers behind the charts; none of releases where the manifest can't be read.
   *
   * @param sizes of objects by key, from a listing
   */
  public Figures figures(Map<String, Long> sizes) {
    List<ManifestEntry> entries =
        project.world().fresh().manifestReading().map(ManifestReading::entries).orElse(List.of());
    return new Figures(
        Charts.releases(project.profile(), entries, key -> Optional.ofNullable(sizes.get(key))),
        Charts.cuts(project.state()));
  }

  /** Ready commands for other tools. */
  public ReadyCommands commands(String key) {
    return ReadyCommands.of(
        project.profile().bucket(), key, project.world().site().address(key).toString());
  }

  /**
   * Saves an object to a file that is not there yet: written beside it, then moved into place.
   *
   * @param target the file, or a folder in which it gets the last part of its key as its name
   */
  public Optional<SavedObject> save(String key, Path target, Work work) {
    Path file =
        Files.isDirectory(target)
            ? target.resolve(key.substring(key.lastIndexOf('/') + 1))
            : target;
    if (Files.exists(file)) {
      throw Problem.refused(
              "bucket.file-there",
              "%s already exists.".formatted(file),
              "Nothing was received, and nothing was overwritten.",
              "Choose another file name.")
          .toException();
    }
    Path beside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      try {
        Files.deleteIfExists(beside);
        Optional<Download> got;
        try (OutputStream out =
            Files.newOutputStream(
                beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
          got = bucket().get(key, out, work.in(STEP, Optional.of(key)));
        }
        if (got.isEmpty()) {
          return Optional.empty();
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        return Optional.of(new SavedObject(file, got.get().size(), got.get().sha256()));
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw DiskProblem.of(e).toException();
    }
  }

  /**
   * Saves objects below a folder, each at its key's place; refused as a whole before anything is
   * received where one is there already or its key is no path below the folder.
   *
   * @param above what is cut off at the beginning of each key
   */
  public List<SavedObject> save(List<String> keys, String above, Path folder, Work work) {
    var targets = new LinkedHashMap<String, Path>();
    for (String key : keys) {
      Path target = below(folder, key.substring(above.length()));
      if (Files.exists(target)) {
        throw Problem.refused(
                "bucket.file-there",
                "%s already exists.".formatted(target),
                "Nothing was received, and nothing was overwritten.",
                "Choose another folder.")
            .toException();
      }
      targets.put(key, target);
    }
    var saved = new ArrayList<SavedObject>();
    targets.forEach((key, target) -> {
      work.checkpoint();
      save(key, target, work).ifPresent(saved::add);
    });
    return saved;
  }

  /** A key may be any text: what is no plain path would be written somewhere else. */
  private static Path below(Path folder, String key) {
    List<String> parts = List.of(key.split("/", -1));
    boolean plain =
        parts.stream()
            .noneMatch(part ->
                part.isEmpty()
                    || part.equals(".")
                    || part.equals("..")
                    || part.chars().anyMatch(c -> c < ' ' || c == '\\' || c == ':'));
    if (!plain) {
      throw Problem.refused(
              "bucket.no-file-name",
              "The key %s can't be a file's path.".formatted(Printable.of(key)),
              "Nothing was received.",
              "Save this object alone, under a name of your own.")
          .toException();
    }
    return folder.resolve(key);
  }

  /** Where clients read an object. */
  public String address(String key) {
    return project.world().site().address(key).toString();
  }

  /** An address that reads one object from the S3 side for a while; for people without keys. */
  public URI link(String key, Duration valid) {
    return PresignedLink.of(project.profile().bucket(), project.environment(), key, valid);
  }

  private Bucket bucket() {
    return whole.orElseGet(() -> project.world().bucket());
  }
}
