package com.thaloco.releaseconsole.artefact;

import com.thaloco.releaseconsole.process.Command;
import com.thaloco.releaseconsole.profile.BuildRules;
import com.thaloco.releaseconsole.profile.BuildRules.Binary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What will be run to build one release: one command for each binary.
 *
 * @param rules what the profile says of the build
 * @param outputs the folder that holds the finished binaries; absent until all of them are there
 * @param environment what the built binaries get when they are asked for their version
 */
public record BuildPlan(
    BuildIdentity identity,
    BuildRules rules,
    Path outputs,
    Map<String, String> environment,
    List<Part> parts) {
  private static final Duration TIMEOUT = Duration.ofMinutes(30);

  public BuildPlan {
    environment = Map.copyOf(environment);
    parts = List.copyOf(parts);
  }

  /**
   * The build of one binary.
   *
   * @param arch GOARCH of this binary, also where its own variables change it
   * @param command writes the binary into {@link BuildPlan#unfinished()}
   */
  public record Part(Binary binary, String os, String arch, Command command) {}

  /**
   * Fills the profile's command for every binary.
   *
   * @param checkout an exported folder of exactly the commit
   * @param outputs where the binaries are to be; outside the checkout
   * @param environment the whole environment of the children; GOOS, GOARCH and a binary's own fixed
   *     variables come on top
   */
  public static BuildPlan of(
      BuildRules rules,
      BuildIdentity identity,
      Path checkout,
      Path outputs,
      Map<String, String> environment) {
    Path absolute = outputs.toAbsolutePath().normalize();
    List<Part> parts =
        rules.binaries().stream()
            .map(b -> part(rules, b, identity, checkout, beside(absolute), environment))
            .toList();
    return new BuildPlan(identity, rules, absolute, environment, parts);
  }

  /** Where the commands write; it becomes {@link #outputs()} once all is built and checked. */
  public Path unfinished() {
    return beside(outputs);
  }

  private static Path beside(Path outputs) {
    return outputs.resolveSibling(outputs.getFileName() + ".part");
  }

  private static Part part(
      BuildRules rules,
      Binary binary,
      BuildIdentity identity,
      Path checkout,
      Path folder,
      Map<String, String> environment) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("version", identity.version().text());
    values.put("commit", identity.commit());
    values.put("built_at", identity.builtAtText());
    String ldflags = Ldflags.join(rules.ldflags(), new Placeholders(values));
    values.put("output", folder.resolve(binary.name()).toString());
    values.put("package", binary.packagePath());
    values.put("ldflags", ldflags);
    var placeholders = new Placeholders(values);
    List<String> argv = rules.command().stream().map(placeholders::fill).toList();

    Map<String, String> all = new TreeMap<>(environment);
    all.put("GOOS", rules.os());
    all.put("GOARCH", rules.arch());
    all.putAll(binary.environment());
    return new Part(
        binary,
        all.getOrDefault("GOOS", rules.os()),
        all.getOrDefault("GOARCH", rules.arch()),
        new Command(argv, checkout.toAbsolutePath().normalize(), all, TIMEOUT));
  }
}
