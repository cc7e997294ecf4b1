package com.thaloco.releaseconsole.recover.reproduce;

import com.thaloco.releaseconsole.artefact.Extraction;
import com.thaloco.releaseconsole.artefact.TarballListing;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares two tarballs of one release, from the outside in. */
final class Layers {
  private static final String GZIP = "gzip";
  private static final String TAR = "tar";

  private final Path published;
  private final Path built;
  private final Path scratch;
  private final GoBuildInfo go;
  private final Work work;

  Layers(Path published, Path built, Path scratch, GoBuildInfo go, Work work) {
    this.published = published;
    this.built = built;
    this.scratch = scratch;
    this.go = go;
    this.work = work;
  }

  List<Layer> compare(List<String> binaries) throws IOException {
    var layers = new ArrayList<Layer>();
    GzipFile ours = GzipFile.read(built, work);
    Optional<GzipFile> theirs = theirs();
    if (theirs.isEmpty()) {
      return List.of(
          new Layer.Differs(
              GZIP,
              "The published tarball is not a valid gzip file.",
              List.of(),
              List.of("The object was damaged or replaced: run verify.")));
    }
    layers.add(gzip(theirs.get(), ours));
    layers.add(tar(theirs.get(), ours));
    for (String binary : binaries) {
      work.checkpoint();
      layers.add(binary(binary));
    }
    return layers;
  }

  private Optional<GzipFile> theirs() {
    try {
      return Optional.of(GzipFile.read(published, work));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Layer gzip(GzipFile theirs, GzipFile ours) throws IOException {
    if (Files.mismatch(published, built) < 0) {
      return new Layer.Same(GZIP, "The tarball is the same, byte for byte.");
    }
    var evidence = new ArrayList<>(differences(theirs.header(), ours.header()));
    boolean sameHeader = evidence.isEmpty();
    evidence.add("published %d bytes, built %d bytes".formatted(theirs.size(), ours.size()));
    if (theirs.tarSha256().equals(ours.tarSha256())) {
      return new Layer.Differs(
          GZIP,
          sameHeader
              ? "The same tar is compressed to different bytes."
              : "The gzip header differs; the tar inside is the same.",
          evidence,
          List.of(
              "It was compressed by another gzip, deflate library or level: gzip, pigz and this"
                  + " program give different bytes for the same tar.",
              "It was packed by an older version of this program."));
    }
    return new Layer.Differs(
        GZIP,
        "The compressed bytes differ because the tar inside differs.",
        evidence,
        List.of("What is inside differs: see the layers below."));
  }

  private Layer tar(GzipFile theirs, GzipFile ours) throws IOException {
    if (theirs.tarSha256().equals(ours.tarSha256())) {
      return new Layer.Same(TAR, "The tar is the same, byte for byte: " + ours.tarSha256());
    }
    TarballListing before;
    try {
      before = listing(published);
    } catch (ProblemException e) {
      return new Layer.Differs(
          TAR,
          e.problem().happened(),
          e.problem().evidence(),
          List.of("The object was damaged or replaced: run verify."));
    }
    List<String> now = headers(listing(built));
    List<String> evidence = differences(headers(before), now);
    if (evidence.isEmpty()) {
      return theirs.tarSize() == ours.tarSize()
          ? new Layer.Differs(
              TAR,
              "All headers are equal: the data of a binary differs.",
              List.of(),
              List.of("See the binaries."))
          : new Layer.Differs(
              TAR,
              "The members are equal, but the padding or the size of the data differs.",
              List.of(
                  "published %d bytes, built %d bytes".formatted(theirs.tarSize(), ours.tarSize())),
              List.of("Another tar packed it.", "A binary differs: see below."));
    }
    return new Layer.Differs(
        TAR,
        "The headers differ in %s.".formatted(Plural.of(evidence.size(), "line")),
        evidence,
        List.of(
            "Another tar packed it: the script's tar wrote the user, mode and time of its machine.",
            "A binary has another size."));
  }

  private Layer binary(String name) throws IOException {
    String layer = Reproducer.BINARY + name;
    Path theirs = scratch.resolve("published").resolve(name);
    Path ours = scratch.resolve("built").resolve(name);
    try {
      extract(published, name, theirs);
      extract(built, name, ours);
    } catch (ProblemException e) {
      return new Layer.Differs(
          layer,
          e.problem().happened(),
          e.problem().evidence(),
          List.of("Another set of binaries was packed."));
    }
    long at = Files.mismatch(theirs, ours);
    if (at < 0) {
      return new Layer.Same(layer, "%d bytes, all the same.".formatted(Files.size(ours)));
    }
    var evidence = new ArrayList<String>();
    evidence.add(
        "published %d bytes, built %d bytes".formatted(Files.size(theirs), Files.size(ours)));
    evidence.add("the first byte that differs is at offset %d".formatted(at));
    List<String> before = go.of(theirs, work);
    List<String> now = go.of(ours, work);
    List<String> build = differences(tail(before), tail(now));
    evidence.addAll(build);
    return new Layer.Differs(
        layer, sentence(before, now, build), evidence, reasons(before, now, build));
  }

  private static String sentence(List<String> before, List<String> now, List<String> build) {
    if (!version(before).equals(version(now))) {
      return "It was built with %s, and now with %s.".formatted(version(before), version(now));
    }
    return build.isEmpty()
        ? "Its bytes differ."
        : "Its bytes differ, and so does Go's build information.";
  }

  private static List<String> reasons(List<String> before, List<String> now, List<String> build) {
    var reasons = new ArrayList<String>();
    if (!version(before).equals(version(now))) {
      reasons.add("Another Go: install %s and reproduce again.".formatted(version(before)));
    } else if (!build.isEmpty()) {
      reasons.add("Other build settings: flags, dependencies or environment, as listed.");
    } else if (!before.isEmpty()) {
      reasons.add("Another C compiler or linker, where cgo is used.");
    }
    reasons.add(
        "The build puts something from its environment into the binary: a path, a time, an order of"
            + " files.");
    reasons.add("The published binary was not built from this commit.");
    return reasons;
  }

  /** {@code go1.19.8}, of a first line such as {@code banger: go1.19.8}. */
  private static String version(List<String> info) {
    return info.isEmpty() ? "an unknown toolchain" : info.getFirst().replaceFirst("^.*: ", "");
  }

  private static List<String> tail(List<String> lines) {
    return Stream.concat(
            lines.stream().limit(1).map(line -> line.replaceFirst("^.*: ", "Go: ")),
            lines.stream().skip(1))
        .toList();
  }

  private static TarballListing listing(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return TarballListing.read(in);
    }
  }

  private static void extract(Path tarball, String name, Path into) throws IOException {
    Path folder = into.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(tarball))) {
      Extraction.extract(in, name, into);
    }
  }

  private static List<String> headers(TarballListing listing) {
    var lines = new ArrayList<String>();
    int number = 0;
    for (TarballListing.Entry entry : listing.entries()) {
      lines.add(
          "%d. %s: type %s, mode %04o, owner %d:%d, %s, %d bytes"
              .formatted(
                  ++number,
                  entry.name(),
                  entry.type(),
                  entry.mode(),
                  entry.uid(),
                  entry.gid(),
                  Instant.ofEpochSecond(entry.time()),
                  entry.size()));
    }
    return lines;
  }

  /** Lines of one list that the other has not. */
  private static List<String> differences(List<String> published, List<String> built) {
    return Stream.concat(
            published.stream().filter(line -> !built.contains(line)).map(l -> "published " + l),
            built.stream().filter(line -> !published.contains(line)).map(l -> "built " + l))
        .toList();
  }
}
