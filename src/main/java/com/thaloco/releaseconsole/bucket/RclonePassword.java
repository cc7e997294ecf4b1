package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.process.Command;
import com.thaloco.releaseconsole.process.Exit;
import com.thaloco.releaseconsole.process.LocalProcesses;
import com.thaloco.releaseconsole.profile.SecretVariables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The password of an encrypted rclone configuration: {@code RCLONE_CONFIG_PASS}, else what {@code
 * RCLONE_PASSWORD_COMMAND} prints (rclone.org/docs, "Configuration Encryption").
 */
final class RclonePassword {
  private static final String PASSWORD = "RCLONE_CONFIG_PASS";
  private static final String COMMAND = "RCLONE_PASSWORD_COMMAND";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private RclonePassword() {}

  /** The password as rclone uses it; empty where none is given. */
  static Optional<String> of(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(PASSWORD))
        .filter(given -> !given.isBlank())
        .or(() ->
            Optional.ofNullable(environment.get(COMMAND))
                .filter(command -> !command.isBlank())
                .map(command -> printed(command, environment)))
        .map(password -> Normalizer.normalize(password, Normalizer.Form.NFKC));
  }

  /** The user's own command gets the user's environment, without the secrets of this program. */
  private static String printed(String command, Map<String, String> environment) {
    var given = new TreeMap<>(environment);
    given.keySet().removeIf(SecretVariables::holds);
    List<String> argv = words(command);
    try {
      Exit exit =
          new LocalProcesses()
              .run(
                  new Command(argv, Path.of("/"), given, PATIENCE),
                  Run.of(event -> {}).at(new StepId("rclone-password")));
      String text = exit.out().replaceAll("^[\\r\\n]+|[\\r\\n]+$", "");
      if (exit.ok() && !text.isBlank()) {
        return text;
      }
      throw failed(argv, exit.ok() ? "printed no password" : "ended with exit code " + exit.code());
    } catch (ProblemException e) {
      // Its evidence would be the last lines of the output, and so perhaps the password.
      throw e.problem().id().equals("bucket.rclone-password")
          ? e
          : failed(argv, "did not run or did not end within a minute");
    }
  }

  private static ProblemException failed(List<String> argv, String how) {
    return Problem.input(
            "bucket.rclone-password",
            "The command of %s, %s, %s.".formatted(COMMAND, argv.getFirst(), how),
            "No request was sent to the bucket.",
            "Run it in a shell, and correct %s.".formatted(COMMAND))
        .toException();
  }

  /** Words between spaces; double quotes keep a word together, doubled ones are one. */
  static List<String> words(String command) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean quoted = false;
    boolean any = false;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < command.length() && command.charAt(i + 1) == '"';
        if (doubled) {
          word.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
        any = true;
      } else if (c == ' ' && !quoted) {
        if (any) {
          words.add(word.toString());
        }
        word.setLength(0);
        any = false;
      } else {
        word.append(c);
        any = true;
      }
    }
    if (any) {
      words.add(word.toString());
    }
    return List.copyOf(words);
  }

  /** What rclone makes the key of: SHA-256 of the password in brackets. */
  static byte[] keyText(String password) {
    return ("[" + password + "][rclone-config]").getBytes(StandardCharsets.UTF_8);
  }
}
