package com.thaloco.releaseconsole.verify;

import com.thaloco.releaseconsole.artefact.Extraction;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.ChildEnvironment;
import com.thaloco.releaseconsole.process.Command;
import com.thaloco.releaseconsole.process.Exit;
import com.thaloco.releaseconsole.process.Processes;
import com.thaloco.releaseconsole.process.Proxies;
import com.thaloco.releaseconsole.profile.InstallerRules;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries the release for real, where the profile says how: the served installer in an emptied
 * environment, the previous release's own binary, and the maintainer's commands.
 */
final class ReleaseTrials {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Profile profile;
  private final Processes processes;
  private final Map<String, String> environment;
  private final Path scratch;

  ReleaseTrials(
      Profile profile, Processes processes, Map<String, String> environment, Path scratch) {
    this.profile = profile;
    this.processes = processes;
    this.environment = environment;
    this.scratch = scratch;
  }

  /** Installs with the served script; only called once its bytes are the commit's. */
  Finding install(
      InstallerRules rules, ReleaseToVerify release, FetchedRelease fetched, Work work) {
    String id = "verify.install";
    if (rules.run().isEmpty() || !release.latest()) {
      return Finding.notNeeded(
          id, "The profile does not say how to try the installer, or it is another release's.");
    }
    try {
      Path script = scratch.resolve("install.sh");
      Files.write(script, fetched.installer().orElseThrow());
      Path prefix = Files.createDirectories(scratch.resolve("prefix"));
      Map<String, String> filled =
          Map.of("{script}", script.toString(), "{prefix}", prefix.toString());
      Exit installed = processes.run(command(rules.run(), filled, rules.environment()), work);
      if (!installed.ok()) {
        return failed(
            id,
            "The served installer failed with exit code %d.".formatted(installed.code()),
            installed);
      }
      Exit said = processes.run(command(rules.reports(), filled, rules.environment()), work);
      return said.ok() && release.version().isNamedIn(said.out())
          ? Finding.passed(
              id,
              "The served installer installs %s.".formatted(release.version()),
              said.out().strip())
          : failed(
              id,
              "What the installer installed does not say %s.".formatted(release.version()),
              said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks the previous release's own binary for an update: the old binary drives it. */
  Finding previous(
      ReleaseToVerify release, Optional<ReleaseVersion> previous, Fetcher fetcher, Work work) {
    String id = "verify.previous";
    List<String> argv = profile.verify().previous();
    if (argv.isEmpty() || previous.isEmpty() || !release.latest()) {
      return Finding.notNeeded(id, "There is no previous release whose binary could be run.");
    }
    Path folder = scratch.resolve("previous");
    Path binary = folder.resolve(argv.getFirst());
    try {
      Files.createDirectories(folder);
      Path tarball = folder.resolve("tarball");
      fetcher.tarball(previous.get(), tarball, work);
      try (InputStream in = new BufferedInputStream(Files.newInputStream(tarball))) {
        Extraction.extract(in, argv.getFirst(), binary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var asked = new ArrayList<>(argv);
    asked.set(0, binary.toString());
    Map<String, String> filled = Map.of("{prefix}", folder.toString());
    Exit said = processes.run(command(asked, filled, profile.verify().environment()), work);
    return said.ok() && release.version().isNamedIn(said.out())
        ? Finding.passed(
            id,
            "The binary of %s finds %s.".formatted(previous.get(), release.version()),
            said.out().strip())
        : failed(
            id,
            "The binary of %s does not find %s.".formatted(previous.get(), release.version()),
            said);
  }

  /** The maintainer's own commands, each in the console's environment without its secrets. */
  List<Finding> commands(ReleaseToVerify release, Work work) {
    var findings = new ArrayList<Finding>();
    for (List<String> argv : profile.verify().commands()) {
      String id = "verify.command-%d".formatted(findings.size() + 1);
      Exit said =
          processes.run(
              new Command(
                  argv,
                  scratch,
                  ChildEnvironment.of(environment, List.of(), Map.of()).orThrow(),
                  LIMIT),
              work);
      findings.add(
          said.ok()
              ? Finding.passed(
                  id,
                  "%s: done.".formatted(String.join(" ", argv)),
                  said.tail().toArray(String[]::new))
              : failed(
                  id,
                  "%s ended with exit code %d.".formatted(String.join(" ", argv), said.code()),
                  said));
    }
    return findings;
  }

  /** An emptied environment: what a script needs that is not named here is a bug in it. */
  private Command command(
      List<String> argv, Map<String, String> filled, Map<String, String> named) {
    var emptied = new HashMap<String, String>();
    emptied.put("PATH", environment.getOrDefault("PATH", "/usr/bin:/bin"));
    emptied.put("HOME", scratch.toString());
    emptied.put("LANG", "C.UTF-8");
    emptied.putAll(Proxies.forChildren(environment));
    named.forEach((name, value) -> emptied.put(name, fill(value, filled)));
    return new Command(argv.stream().map(a -> fill(a, filled)).toList(), scratch, emptied, LIMIT);
  }

  private static String fill(String text, Map<String, String> values) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace(value.getKey(), value.getValue());
    }
    return filled;
  }

  private static Finding failed(String id, String summary, Exit exit) {
    return Finding.blocked(id, summary, exit.tail(), Verification.REMEDY);
  }
}
