package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.rehearsal.RehearsalCopy;
import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.rehearsal.ServedRehearsal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A rehearsal folder {@code D} that is served, with v0.1.7 ready to be cut and smoke green. {@link
 * #reset} puts it back as it was, under the running server.
 */
final class Stage implements AutoCloseable {
  static final String VERSION = "v0.1.7";
  static final String PASSWORD = "rehearsal";

  private final Path lane;
  private final ServedRehearsal server;
  private final String asPrepared;
  private Optional<WarmConsole> warm = Optional.empty();

  private Stage(Path lane, ServedRehearsal server, String asPrepared) {
    this.lane = lane;
    this.server = server;
    this.asPrepared = asPrepared;
  }

  /** Copies a prepared folder, gives the copy ports of its own, and serves it. */
  static Stage open(RehearsalFolder prepared, Path lane) {
    try {
      Files.createDirectories(lane);
      RehearsalFolder d = RehearsalCopy.make(prepared, lane.resolve("D"));
      String asPrepared =
          Files.readString(d.bucket().resolve("banger-releases/banger/manifest.json"));
      ServedRehearsal server = ServedRehearsal.start(d);
      Tool.here().run("cp", "-a", d.root().toString(), lane.resolve("as-prepared").toString());
      linkToolsButGo(Files.createDirectories(lane.resolve("tools")));
      return new Stage(lane, server, asPrepared);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void linkToolsButGo(Path into) throws IOException {
    List<Path> folders =
        Stream.of(Tool.environment().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::isDirectory)
            .toList();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path tool : files.filter(file -> !file.endsWith("go")).toList()) {
          Path link = into.resolve(folder.relativize(tool));
          if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(link, tool.toAbsolutePath());
          }
        }
      }
    }
  }

  Path root() {
    return lane.resolve("D");
  }

  Path repo() {
    return root().resolve("repo");
  }

  Path remote() {
    return root().resolve("remote.git");
  }

  /** What lies under the profile's prefix. */
  Path prefix() {
    return root().resolve("bucket/banger-releases/banger");
  }

  Path state() {
    return root().resolve("state");
  }

  /** The manifest's text before anything was cut. */
  String manifestAsPrepared() {
    return asPrepared;
  }

  /** The commit that is to be released. */
  String head() {
    return git("rev-parse", "HEAD");
  }

  String git(String... arguments) {
    return Tool.in(repo()).run(with("git", arguments));
  }

  String gitRemote(String... arguments) {
    return Tool.in(remote()).run(with("git", arguments));
  }

  static String[] with(String first, String... rest) {
    var all = new ArrayList<>(List.of(first));
    all.addAll(List.of(rest));
    return all.toArray(String[]::new);
  }

  /** Puts everything back as it was. What an orphan of a killed run still writes is waited for. */
  void reset() {
    Program.Ended gone = Tool.here().tryRun("rm", "-rf", root().toString());
    for (int tries = 0; gone.exit() != 0 && tries < 50; tries++) {
      gone = Tool.here().tryRun("rm", "-rf", root().toString());
    }
    Tool.here().run("rm", "-rf", lane.resolve("xdg").toString());
    Tool.here().run("cp", "-a", lane.resolve("as-prepared").toString(), root().toString());
  }

  /**
   * What the console gets to see: no one's settings, the password, and every tool but Go, so that
   * the sample builds scripts in place of binaries, which takes a third less of a cut's time.
   */
  Map<String, String> environment() {
    Map<String, String> environment = environmentWithGo();
    environment.put("PATH", lane.resolve("tools").toString());
    return environment;
  }

  /** The same for a cut that builds with Go. */
  Map<String, String> environmentWithGo() {
    Map<String, String> environment = Tool.environment();
    environment.put("XDG_STATE_HOME", lane.resolve("xdg/state").toString());
    environment.put("XDG_CONFIG_HOME", lane.resolve("xdg/config").toString());
    environment.put("COSIGN_PASSWORD", PASSWORD);
    return environment;
  }

  Program console(String... arguments) {
    return Program.console(lane, environment(), List.of(arguments), (running, line) -> {});
  }

  /** Runs a command in a process that has run others: for what is not about the process. */
  Program.Ended warm(String... arguments) {
    return warm(List.of(arguments));
  }

  Program.Ended warm(List<String> arguments) {
    if (warm.isEmpty()) {
      warm = Optional.of(new WarmConsole(lane, environment()));
    }
    return warm.get().run(arguments);
  }

  /** The same, and expects 0. */
  Program.Ended warmly(String... arguments) {
    Program.Ended ended = warm(arguments);
    assertThat(ended.exit()).as(ended.toString()).isZero();
    return ended;
  }

  /** Cuts so, and expects 0. */
  Program.Ended cutWarmly() {
    return warmly(cutArguments(repo()).toArray(String[]::new));
  }

  /** Approves the profile as it is now, as someone does who changed it. */
  void trustProfile() {
    warm("receipt", "list", "--repo", repo().toString(), "--trust-profile");
  }

  static List<String> cutArguments(Path repo) {
    return List.of("cut", "--repo", repo.toString(), "--version", VERSION, "--yes", "--json");
  }

  /** The cut, watched. */
  Program cut(BiConsumer<? super Program, ? super String> onLine) {
    return Program.console(lane, environment(), cutArguments(repo()), onLine);
  }

  Program cut() {
    return cut((running, line) -> {});
  }

  void write(String file, UnaryOperator<String> change) {
    Path path = repo().resolve(file);
    try {
      String before = Files.readString(path);
      String after = change.apply(before);
      assertThat(after).as("the change of " + file).isNotEqualTo(before);
      Files.writeString(path, after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits everything and pushes it, with smoke green for it as if it had been run again. */
  void commitAndPush() {
    String before = head();
    git("commit", "-q", "-a", "-m", "Change something");
    git("push", "-q", "origin", "main");
    smokeHolds(before);
  }

  /** Smoke, green for an earlier commit, is green for HEAD too. */
  void smokeHolds(String before) {
    try {
      Path smoke = state().resolve("smoke");
      String text = Files.readString(smoke.resolve(before + ".json"));
      Files.writeString(smoke.resolve(head() + ".json"), text.replace(before, head()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The profile as it is now. */
  Profile profile() {
    return ProfileReader.read(
        ProfileReader.Source.of(repo().resolve(".release-console.yaml"), repo()));
  }

  /** Puts an object as the owner of the bucket would with any S3 tool. */
  void put(String key, String text) {
    try (S3Bucket bucket = S3Bucket.open(profile().bucket(), Map.of())) {
      var condition =
          bucket
              .head(key)
              .<Condition>map(there -> new Condition.Matches(there.etag()))
              .orElseGet(Condition.Absent::new);
      bucket.put(
          key,
          new Body.Bytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
          new ObjectHeaders("application/json", "no-cache", Map.of()),
          condition,
          Run.of(event -> {}).at(new StepId("test")));
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
