package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The name of a plan, made from all that was shown of it: who confirms it in another process says
 * with it which plan was read.
 */
public final class PlanId {
  private static final int LENGTH = 12;

  private PlanId() {}

  /** The name of the plan that was shown in these lines. */
  public static String of(List<String> shown) {
    String text = String.join("\n", shown);
    return Hashes.sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, LENGTH);
  }

  /**
   * Why a plan is not carried out where another one was read.
   *
   * @param read the name of the plan that was read; empty where none was named
   * @param now the name of the plan as it is now
   */
  public static Optional<Problem> other(Optional<String> read, String now) {
    return read.filter(id -> !id.equals(now))
        .map(id -> outdated("The plan that was read is %s, and now it is %s.".formatted(id, now)));
  }

  /** The refusal of a plan that is not the one that was read. */
  public static Problem outdated(String happened) {
    return Problem.refused(
        "plan.outdated", happened, "Nothing was changed.", "Read the plan again, then confirm it.");
  }
}
