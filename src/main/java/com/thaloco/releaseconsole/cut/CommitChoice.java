package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.project.CommitTitle;
import com.thaloco.releaseconsole.project.Project;
import java.util.List;
import java.util.Optional;

/**
 * Which commit a version is released from, when HEAD has moved since its unfinished cut was begun
 * and nothing of that cut is public: a fix that was committed meanwhile must not be left out
 * unnoticed. Only {@code --answer cut.commit=ID} or the window's button decides, never {@code
 * --yes}.
 */
public sealed interface CommitChoice {
  /** What the question and its answer are called (docs/command-line.md, cut). */
  String ID = "cut.commit";

  /** The unfinished cut is resumed with its own commit. */
  record Resume() implements CommitChoice {}

  /**
   * The unfinished cut is ended, and a new one begins.
   *
   * @param commit that was HEAD when it was chosen
   */
  record Anew(String commit) implements CommitChoice {}

  /** Only the maintainer knows. */
  record Open(Question question) implements CommitChoice {}

  /**
   * Decides.
   *
   * @param begun the commit of the unfinished cut, of which nothing is public
   * @param answer the id of one of the two commits, or its first characters
   */
  static CommitChoice of(
      Project project, String version, String begun, String head, Optional<String> answer) {
    if (begun.equals(head)) {
      return new Resume();
    }
    String said = answer.orElse("").strip();
    boolean first = said.length() >= SHORTEST && begun.startsWith(said);
    boolean second = said.length() >= SHORTEST && head.startsWith(said);
    if (first != second) {
      return first ? new Resume() : new Anew(head);
    }
    String refused = said.isEmpty() ? "" : "\"%s\" is neither of the two commits. ".formatted(said);
    return new Open(
        new Question(
            ID,
            head,
            refused
                + "The unfinished cut of %s was begun from %s, and HEAD is now %s. Nothing of it is public. Which commit is released as %s?"
                    .formatted(
                        version,
                        CommitTitle.of(project.repository(), begun),
                        CommitTitle.of(project.repository(), head),
                        version),
            List.of(begun, head)));
  }

  /** Of an abbreviated id, as git has it. */
  int SHORTEST = 4;
}
