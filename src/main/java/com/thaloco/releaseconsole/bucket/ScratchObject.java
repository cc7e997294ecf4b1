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
  static final ObjectHeaders HEADERS =
      new ObjectHeaders("text/plain", "no-store", Map.of("purpose", "probe"));

  /** An ETag that no object has. */
  static final Condition NOBODY = new Condition.Matches("\"00000000000000000000000000000000\"");

  private static final String CREATED = "1";
  private static final String AGAIN = "2";

  private final Bucket bucket;
  private final String key;
  private final Question question;
  private volatile boolean mayBeThere;
  private volatile boolean unanswered;

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
      boolean stores(ScratchObject object, String etag, Work work) {
        return object.stores(new Condition.Absent(), work);
      }
    },
    /** That nothing is replaced by who does not know it. */
    WRONG_ETAG(
        Capability.Ability.REPLACE_KNOWN,
        "a PUT of '%s' with If-Match and a wrong ETag was accepted",
        false) {
      @Override
      boolean stores(ScratchObject object, String etag, Work work) {
        return object.stores(NOBODY, work);
      }
    },
    /** That it is replaced by who does. */
    RIGHT_ETAG(
        Capability.Ability.REPLACE_KNOWN,
        "a PUT of '%s' with If-Match and the right ETag was refused",
        true) {
      @Override
      boolean stores(ScratchObject object, String etag, Work work) {
        return object.stores(new Condition.Matches(etag), work);
      }
    },
    /** That what goes up in parts does not replace it either. */
    PARTS(
        Capability.Ability.PARTS,
        "an upload of '%s' in parts that ended with If-Match and a wrong ETag was accepted",
        false) {
      @Override
      boolean stores(ScratchObject object, String etag, Work work) {
        return !object.bucket.judgesParts(object.key, work);
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

    /** Writes again, and says whether the server accepted it. */
    abstract boolean stores(ScratchObject object, String etag, Work work);
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
    boolean stored = question.stores(this, etag, work);
    if (stored != question.stored || !holds(stored ? AGAIN : CREATED)) {
      return lacks(question.ability, question.otherwise);
    }
    return remove();
  }

  private Optional<Failure> lacks(Capability.Ability which, String evidence) {
    return Optional.of(new Failure.Lacks(which, evidence.formatted(key)));
  }

  private boolean stores(Condition condition, Work work) {
    return put(AGAIN, condition, work) instanceof Written.Stored;
  }

  private Written put(String mark, Condition condition, Work work) {
    work.checkpoint();
    unanswered = true;
    Written written = bucket.put(key, new Body.Bytes(bytes(mark)), HEADERS, condition, work);
    unanswered = false;
    return written;
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

  /** Whether a write was broken off, which may still arrive. */
  boolean isUnanswered() {
    return mayBeThere && unanswered;
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

  static byte[] bytes(String mark) {
    return ("release-console probe, " + mark + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
