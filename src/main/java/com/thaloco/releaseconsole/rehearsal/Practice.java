package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Breaks a rehearsal on purpose, and fixes it again. Each drill does for real what would go wrong:
 * commits and pushes, a rival's signed release, a connection that breaks. What is needed to fix it
 * is kept in {@code practice/} of the rehearsal's folder, so that another start of the program can
 * fix it as well.
 */
public final class Practice {
  private final RehearsalFolder folder;
  private final Sabotage sabotage;
  private final Rival rival;

  /**
   * @param environment the console's own; the rival's build gets a part of it
   */
  public Practice(RehearsalFolder folder, Processes processes, Map<String, String> environment) {
    this.folder = folder;
    this.sabotage = new Sabotage(folder, kept());
    this.rival = new Rival(folder, processes, environment, kept());
  }

  private Path kept() {
    return folder.root().resolve("practice");
  }

  private Path mark(Drill drill) {
    return kept().resolve(drill.key() + ".broken");
  }

  /** What is broken now. */
  public Set<Drill> broken() {
    Set<Drill> broken = EnumSet.noneOf(Drill.class);
    for (Drill drill : Drill.values()) {
      if (Files.exists(mark(drill))) {
        broken.add(drill);
      }
    }
    return broken;
  }

  /**
   * Breaks something.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code practice.*}
   */
  public void breakIt(Drill drill, Work work) {
    if (broken().contains(drill)) {
      throw Problem.refused(
              "practice.broken",
              "This is already broken.",
              "Nothing was changed.",
              "Undo all practice damage first.")
          .toException();
    }
    try {
      Files.createDirectories(kept());
      Files.writeString(mark(drill), "");
      switch (drill) {
        case PIN -> sabotage.driftPin();
        case CALLOUT -> sabotage.changeUnit();
        case SMOKE -> sabotage.reddenSmoke();
        case NETWORK -> Files.writeString(folder.network(), BreakingNetwork.CUT);
        case RIVAL -> rival.publish(work);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings the sample project, its remote and its bucket back to where a release can be cut. */
  public void undo(Work work) {
    try {
      Set<Drill> broken = broken();
      Files.deleteIfExists(folder.network());
      sabotage.undo();
      if (broken.contains(Drill.RIVAL)) {
        rival.undo(work);
      }
      for (Drill drill : broken) {
        Files.deleteIfExists(mark(drill));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
