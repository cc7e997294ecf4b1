package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.ChildEnvironment;
import com.thaloco.releaseconsole.process.Command;
import com.thaloco.releaseconsole.process.Exit;
import com.thaloco.releaseconsole.project.Candidate;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What bash and shellcheck say about a script, which is read from their standard input and never
 * run.
 */
final class Shell {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** What the system looks through where no PATH is set. */
  private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

  private static final Pattern BASH =
      Pattern.compile("^(?:\\S*/)?bash: (?:line|[a-z]+) (\\d+): (.*)$");
  private static final Pattern UNFINISHED =
      Pattern.compile("^(?:\\S*/)?bash: .*?warning: (here-document at line (\\d+) .*)$");

  private static final Pattern LINT = Pattern.compile("^-:(\\d+):(\\d+): (error|warning): (.*)$");

  private final Candidate subject;
  private final Map<String, String> environment;

  Shell(Candidate subject) {
    this.subject = subject;
    var given =
        new TreeMap<>(
            ChildEnvironment.of(
                    subject.environment(), List.of(), Map.of("LC_ALL", "C", "LANGUAGE", "C"))
                .orThrow());
    given.putIfAbsent("PATH", USUAL_PATH);
    this.environment = Map.copyOf(given);
  }

  /** Whether no folder of PATH has a program of that name. */
  boolean isMissing(String program) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .noneMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /**
   * What bash can't parse, as {@code path:line: reason}; an unfinished here-document is such a
   * thing.
   */
  List<String> parse(byte[] script, String path, Work work) {
    Exit exit = run(List.of("bash", "-n"), script, work);
    var errors = new ArrayList<String>();
    for (String line : exit.tail()) {
      Matcher error = BASH.matcher(line);
      Matcher unfinished = UNFINISHED.matcher(line);
      if (unfinished.matches()) {
        errors.add("%s:%s: %s".formatted(path, unfinished.group(2), unfinished.group(1)));
      } else if (!exit.ok() && error.matches()) {
        errors.add("%s:%s: %s".formatted(path, error.group(1), error.group(2)));
      }
    }
    if (!exit.ok() && errors.isEmpty()) {
      errors.add("%s: bash -n ended with exit code %d".formatted(path, exit.code()));
    }
    return errors;
  }

  /** The errors and warnings of shellcheck; none where it is not installed. */
  List<String> lint(byte[] script, String path, Work work) {
    if (isMissing("shellcheck")) {
      return List.of();
    }
    Exit exit =
        run(
            List.of("shellcheck", "--norc", "-f", "gcc", "-S", "warning", "-s", "bash", "-"),
            script,
            work);
    return exit.tail().stream()
        .map(LINT::matcher)
        .filter(Matcher::matches)
        .map(found ->
            "%s:%s: shellcheck %s: %s"
                .formatted(path, found.group(1), found.group(3), found.group(4)))
        .toList();
  }

  private Exit run(List<String> argv, byte[] script, Work work) {
    var command = new Command(argv, subject.repository().directory(), environment, TIMEOUT, script);
    return subject.processes().run(command, work);
  }
}
