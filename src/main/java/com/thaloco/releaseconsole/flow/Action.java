package com.thaloco.releaseconsole.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a {@link Remedy} proposes to do: text for the command line, a button in the window. */
public sealed interface Action {
  /** The action as it is typed. */
  String typed();

  /**
   * A command of this program.
   *
   * @param project the options that name the project, {@code --repo DIR}: empty in the core, which
   *     does not know them
   * @param arguments the rest; no word is quoted for a shell
   */
  record Console(OwnCommand command, List<String> project, List<String> arguments)
      implements Action {
    public Console {
      project = List.copyOf(project);
      arguments = List.copyOf(arguments);
    }

    /** The same with an argument that is no option, whatever it begins with. */
    public Console argument(String text) {
      var all = new ArrayList<>(arguments);
      all.addAll(text.startsWith("-") ? List.of("--", text) : List.of(text));
      return new Console(command, project, all);
    }

    /** The same for one project: with the options that name it, where it works on a project. */
    public Console on(List<String> named) {
      return command.isOnProject() ? new Console(command, named, arguments) : this;
    }

    /** The words after the program's name. */
    public List<String> words() {
      var words = new ArrayList<>(List.of(command.words().split(" ")));
      words.addAll(project);
      words.addAll(arguments);
      return List.copyOf(words);
    }

    @Override
    public String typed() {
      return words().stream()
          .map(ShellWord::of)
          .collect(Collectors.joining(" ", "release-console ", ""));
    }
  }

  /** A command of another program, whose words are quoted for a shell. */
  static Action shell(String... words) {
    return new Shell(Arrays.stream(words).map(ShellWord::of).collect(Collectors.joining(" ")));
  }

  /** A line for a shell, ready to be pasted: {@code git push origin main}. */
  record Shell(String line) implements Action {
    @Override
    public String typed() {
      return line;
    }
  }

  /**
   * The answer to a question of the checklist.
   *
   * @param choice the text of the answer; empty where only the maintainer knows it
   */
  record Answer(String id, Optional<String> choice) implements Action {
    @Override
    public String typed() {
      String text = choice.map(c -> c.contains(" ") ? "\"%s\"".formatted(c) : c).orElse("…");
      return "--answer %s=%s".formatted(id, text);
    }
  }

  /** An option for the command that was run; the window has a place of its own for it. */
  record Option(String typed) implements Action {}
}
