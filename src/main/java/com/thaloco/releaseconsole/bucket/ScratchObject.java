package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * One object of a probe: it is created, written a second time in the way that its question asks
 * about, and removed.
 */
final class ScratchObject {
  private static final ObjectHeaders HEADERS =
      new ObjectHeaders("text/plain", "no-store", Map.of("purpose", "probe"));
  private static final String NOBODYS_ETAG = "\"00000000000000000000000000000000\"";
  private static final String CREATED = "1";
  private static final String AGAIN = "2";

  private final Bucket bucket;
  private final String key;
  private final Question question;
  private volatile boolean mayBeThere;

  ScratchObject(Bucket bucket, String key, Question question) {
    this.bucket = bucket;
    this.key = key;
    this.question = question;
  }

  /** What the second write finds out. */
  enum Question {
    /** That nothing is created twice. */
    CREATED_ONCE(
        Capability.Ability.CREATE_ONCE,
        "'%s' existed, and a second PUT with If-None-Match: * was accepted",
        false) {
      @Override
      Condition condition(String etag) {
        return new Condition.Absent();
      }
    },
    /** That nothing is replaced by who does not know it. */
    WRONG_ETAG(
        Capability.Ability.REPLACE_KNOWN,
        "a PUT of '%s' with If-Match and a wrong ETag was accepted",
        false) {
      @Override
      Condition condition(String etag) {
        return new Condition.Matches(NOBODYS_ETAG);
      }
    },
    /** That it is replaced by who does. */
    RIGHT_ETAG(
        Capability.Ability.REPLACE_KNOWN,
        "a PUT of '%s' with If-Match and the right ETag was refused",
        true) {
      @Override
      Condition condition(String etag) {
        return new Condition.Matches(etag);
      }
    };

    private final Capability.Ability ability;
    private final String otherwise;
    private final boolean stored;

    Question(Capability.Ability ability, String otherwise, boolean stored) {
      this.ability = ability;
      this.otherwise = otherwise;
      this.stored = stored;
    }

    abstract Condition condition(String etag);
  }

  /** Why a question was not answered as it should. */
  sealed interface Failure {
    /** These credentials may not write. */
    record Denied(Problem problem) implements Failure {}

    /** The server does otherwise. */
    record Lacks(Capability.Ability which, String evidence) implements Failure {}
  }

  /** Asks; empty where all was as it should be, and then the object is gone. */
  Optional<Failure> ask(Work work) {
    Written first;
    try {
      mayBeThere = true;
      first = put(CREATED, new Condition.Absent(), work);
    } catch (ProblemException e) {
      if (isDenied(e)) {
        mayBeThere = false;
        return Optional.of(new Failure.Denied(e.problem()));
      }
      throw e;
    }
    if (!(first instanceof Written.Stored(String etag)) || !holds(CREATED)) {
      return lacks(Capability.Ability.WRITE, "a new object '%s' was not stored as sent");
    }
    boolean stored = put(AGAIN, question.condition(etag), work) instanceof Written.Stored;
    if (stored != question.stored || !holds(stored ? AGAIN : CREATED)) {
      return lacks(question.ability, question.otherwise);
    }
    return remove();
  }

  private Optional<Failure> lacks(Capability.Ability which, String evidence) {
    return Optional.of(new Failure.Lacks(which, evidence.formatted(key)));
  }

  private Written put(String mark, Condition condition, Work work) {
    work.checkpoint();
    return bucket.put(key, new Body.Bytes(bytes(mark)), HEADERS, condition, work);
  }

  private boolean holds(String mark) {
    return bucket
        .read(key, 1024)
        .map(object -> Arrays.equals(object.bytes(), bytes(mark)))
        .orElse(false);
  }

  /** Says why the object stays, if it does. */
  private Optional<Failure> remove() {
    try {
      bucket.delete(key);
    } catch (ProblemException e) {
      if (isDenied(e)) {
        mayBeThere = false; // it is, but to try again would be denied again
        return lacks(Capability.Ability.DELETE, "DELETE of '%s' was denied: it remains");
      }
      throw e;
    }
    boolean stays = bucket.head(key).isPresent();
    mayBeThere = stays;
    return stays
        ? lacks(Capability.Ability.DELETE, "'%s' is still there after its DELETE")
        : Optional.empty();
  }

  /** Removes what a stop or a failure has left. */
  void cleanUp(Work work) {
    if (!mayBeThere) {
      return;
    }
    try {
      bucket.delete(key);
    } catch (ProblemException e) {
      // What led here is the thing to tell; a later probe removes the object.
      work.line("the scratch object '%s' may still be there: %s".formatted(key, e.getMessage()));
    }
  }

  private static boolean isDenied(ProblemException e) {
    return e.problem().id().equals("bucket.access-denied");
  }

  private static byte[] bytes(String mark) {
    return ("release-console probe, " + mark + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
