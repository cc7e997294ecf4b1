package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.source.RefResult;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Optional;
import java.util.function.Function;

/**
 * The one writer of tags, here and on the remote. Each change expects what was seen there, so that
 * no one else's tag is moved or deleted.
 */
public final class RefChange {
  private static final String REMOTE = "remote";
  private static final String IS = "is ";
  private static final String ABSENT = "is absent";

  private RefChange() {}

  /** The full name of a version's tag. */
  public static String tag(ReleaseVersion version) {
    return "refs/tags/" + version;
  }

  /**
   * Puts an object there.
   *
   * @param there the id that is there now
   */
  public static Effect onRemote(String ref, String object, Optional<String> there) {
    return new Effect(REMOTE, ref, object, there.map(id -> IS + id).orElse(ABSENT));
  }

  /** Puts an object here. */
  public static Effect here(String ref, String object, Optional<String> there) {
    return new Effect("repository", ref, object, there.map(id -> IS + id).orElse(ABSENT));
  }

  /** Deletes what is there. */
  public static Effect deleteOnRemote(String ref, String there) {
    return new Effect(REMOTE, ref, "", IS + there);
  }

  /** Deletes what is here. */
  public static Effect deleteHere(String ref, String there) {
    return new Effect("repository", ref, "", IS + there);
  }

  /**
   * Makes such a change.
   *
   * @param rejected what is reported where the remote says no
   */
  public static void perform(
      ChangeTargets targets, Effect change, Function<? super String, Problem> rejected, Work work) {
    Optional<String> expected =
        change.condition().equals(ABSENT)
            ? Optional.empty()
            : Optional.of(change.condition().substring(IS.length()));
    Optional<String> object = Optional.of(change.sha256After()).filter(id -> !id.isEmpty());
    RefResult result =
        change.target().equals(REMOTE)
            ? onRemote(targets, change.key(), object, expected, work)
            : targets.repository().updateRef(change.key(), expected, object);
    switch (result) {
      case RefResult.Updated() ->
          work.line(
              "%s %s %s"
                  .formatted(
                      object.isPresent() ? "Wrote" : "Deleted",
                      change.key(),
                      change.target().equals(REMOTE) ? "on the remote" : "here"));
      case RefResult.Differs(Optional<String> found) -> // looked at again: it may be our own
          work.line("%s is now %s".formatted(change.key(), found.orElse("absent")));
      case RefResult.Rejected(String reason) -> throw rejected.apply(reason).toException();
    }
  }

  private static RefResult onRemote(
      ChangeTargets targets,
      String ref,
      Optional<String> object,
      Optional<String> expected,
      Work work) {
    return object.isPresent()
        ? targets.world().remote().push(object.get(), ref, expected, work)
        : targets.world().remote().delete(ref, expected.orElseThrow(), work);
  }
}
