package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.OwnKeys;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Proves with scratch objects what publishing relies on: some servers accept conditions and ignore
 * them. R2 lets one key be written once a second, so each question has an object of its own and all
 * are asked side by side: little more than a second in all.
 */
public final class CapabilityProbe {
  /** Below the prefix; nothing else lies there. */
  public static final String FOLDER = OwnKeys.PROBE;

  /** No probe lasts as long: what is older was left by one that was killed. */
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  /** What is sent arrives within this time, or so late that a later probe has to remove it. */
  private static final Duration UNDER_WAY = Duration.ofSeconds(2);

  private static final Pattern OURS = Pattern.compile(Pattern.quote(FOLDER) + "[0-9a-f]{24}");

  private final Bucket bucket;

  /** A probe of a bucket. */
  public CapabilityProbe(Bucket bucket) {
    this.bucket = bucket;
  }

  /**
   * Writes, overwrites and removes a few objects, which are removed also after a stop or a failure;
   * and removes what a probe that was killed has left, once that is a day old.
   *
   * @throws ProblemException when the bucket can't be reached, is missing, or takes no credentials
   */
  public Capability run(Work work) {
    List<ObjectInfo> earlier = earlier(work);
    List<ScratchObject> objects =
        Stream.of(ScratchObject.Question.values())
            .map(question -> new ScratchObject(bucket, key(), question))
            .toList();
    List<Optional<ScratchObject.Failure>> answers;
    try {
      work.checkpoint();
      answers =
          work.all(
              objects.stream()
                  .<Callable<Optional<ScratchObject.Failure>>>map(object -> () -> object.ask(work))
                  .toList());
    } finally {
      cleanUp(objects, work);
    }
    return capability(answers.stream().flatMap(Optional::stream).toList(), earlier, work);
  }

  /**
   * A request that a stop has broken off may arrive after the removal: then it is removed again.
   */
  private static void cleanUp(List<ScratchObject> objects, Work work) {
    objects.forEach(object -> object.cleanUp(work));
    List<ScratchObject> unanswered = objects.stream().filter(ScratchObject::isUnanswered).toList();
    if (!unanswered.isEmpty()) {
      Run.of(event -> {}).at(new StepId("probe")).pause(UNDER_WAY); // not the run that was stopped
      unanswered.forEach(object -> object.cleanUp(work));
    }
  }

  private Capability capability(
      List<ScratchObject.Failure> failures, List<ObjectInfo> earlier, Work work) {
    List<String> leftovers = earlier.stream().map(ObjectInfo::key).toList();
    for (ScratchObject.Failure failure : failures) {
      if (failure instanceof ScratchObject.Failure.Denied(var problem)) {
        return new Capability.ReadOnly(problem, leftovers);
      }
    }
    return failures.stream()
        .filter(ScratchObject.Failure.Lacks.class::isInstance)
        .map(ScratchObject.Failure.Lacks.class::cast)
        .min(Comparator.comparing(ScratchObject.Failure.Lacks::which))
        .<Capability>map(first ->
            new Capability.Lacks(
                first.which(),
                first.evidence(),
                first.which() == Capability.Ability.PARTS
                    ? afterRemoving(earlier, work)
                    : leftovers))
        .orElseGet(() -> new Capability.Able(afterRemoving(earlier, work)));
  }

  private List<ObjectInfo> earlier(Work work) {
    var found = new ArrayList<ObjectInfo>();
    bucket.list(FOLDER, found::add, work);
    return found;
  }

  /** Removes what no one can still be using; gives the keys of what stays. */
  private List<String> afterRemoving(List<ObjectInfo> earlier, Work work) {
    Instant longAgo = work.now().minus(FORGOTTEN);
    var stay = new ArrayList<String>();
    for (ObjectInfo object : earlier) {
      if (OURS.matcher(object.key()).matches() && object.modified().isBefore(longAgo)) {
        work.checkpoint();
        bucket.delete(object.key());
      } else {
        stay.add(object.key());
      }
    }
    return stay;
  }

  private static String key() {
    var random = new byte[12];
    new SecureRandom().nextBytes(random);
    return FOLDER + HexFormat.of().formatHex(random);
  }
}
