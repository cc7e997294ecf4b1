package com.thaloco.releaseconsole.check.catalogue;

import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.profile.Profiles;
import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.source.GitRepository;
import com.thaloco.releaseconsole.source.RemoteRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Makes the sample project once, and a copy of it for each case. Cases run one after the other:
 * they share the forge and, as long as they only read it, the bucket.
 */
public final class Harness implements AutoCloseable {
  private static final List<String> COPIED =
      List.of("repo", "remote.git", "state", "credentials", "cosign.key");

  private static Optional<Harness> shared = Optional.empty();

  private final Path top;
  private final CheapRehearsal world;
  private Path remoteOfTheCase;
  private int cases;

  private Harness(Path top) throws IOException {
    this.top = top;
    this.remoteOfTheCase = top.resolve("template/repo");
    this.world =
        new CheapRehearsal(
            Files.createDirectories(top.resolve("template")), commit -> remoteHas(commit));
    RehearsalFolder template = world.folder();
    CatalogueGit.run(template.repository(), "gc", "-q");
    CatalogueGit.run(template.remote(), "gc", "-q");
    Files.writeString(template.profile(), world.profile(template.root(), "banger"));
    world.publish(
        ProfileReader.read(ProfileReader.Source.of(template.profile(), template.repository())));
  }

  /** The one for all classes that run in this process, which is there until that ends. */
  public static synchronized Harness shared() {
    if (shared.isEmpty()) {
      Harness harness = start();
      Runtime.getRuntime().addShutdownHook(new Thread(harness::close));
      shared = Optional.of(harness);
    }
    return shared.get();
  }

  /** Makes the sample project in a folder that is removed in the end. */
  public static Harness start() {
    try {
      return new Harness(Files.createTempDirectory("catalogue-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does something with a fresh copy of the project that is ready to be released. */
  public void with(Consumer<SampleProject> something) {
    Path dir = top.resolve("case" + ++cases);
    try {
      for (String part : COPIED) {
        copy(world.folder().root().resolve(part), dir.resolve(part));
      }
      var project = new SampleProject(world, dir, cases);
      remoteOfTheCase = dir.resolve("remote.git");
      world.ci("success");
      project.write(Profiles.FILE, world.profile(dir, "banger"));
      project.change(
          ".git/config",
          text -> text.replace(world.folder().root() + "/", project.folder().root() + "/"));
      project.smoke(0);
      something.accept(project);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      remove(dir);
    }
  }

  /** What the forge knows: the commits of the case's remote. */
  private boolean remoteHas(String commit) {
    try (var repository = GitRepository.open(remoteOfTheCase.resolveSibling("repo"))) {
      return repository.remote("origin").refs(Run.of(event -> {}).at(new StepId("forge"))).stream()
          .map(RemoteRef::commit)
          .anyMatch(tip ->
              tip.equals(commit)
                  || (repository.commit(tip).isPresent()
                      && repository.commit(commit).isPresent()
                      && repository.isAncestor(commit, tip)));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    var all = new ArrayList<Path>();
    try (Stream<Path> found = Files.walk(from)) {
      found.forEach(all::add);
    }
    for (Path each : all) {
      Path target = to.resolve(from.relativize(each).toString());
      if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(target);
      } else {
        Files.createDirectories(target.getParent());
        Files.copy(each, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  /** Removes a folder with all that is in it. */
  static void remove(Path folder) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a text. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    world.close();
    remove(top);
  }
}
