package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proves with a scratch object what publishing stands on: some servers accept conditions and ignore
 * them. Takes a few seconds, since R2 lets one key be written once a second.
 */
public final class CapabilityProbe {
  /** Below the prefix; nothing else lies there. */
  public static final String FOLDER = ".probe/";

  private static final ObjectHeaders HEADERS =
      new ObjectHeaders("text/plain", "no-store", Map.of("purpose", "probe"));
  private static final String NOBODYS_ETAG = "\"00000000000000000000000000000000\"";

  private final Bucket bucket;

  /** A probe of a bucket. */
  public CapabilityProbe(Bucket bucket) {
    this.bucket = bucket;
  }

  /**
   * Writes, overwrites and removes one object; it is removed also after a stop or a failure.
   *
   * @throws ProblemException when the bucket can't be reached, is missing, or takes no credentials
   */
  public Capability run(Work work) {
    List<String> leftovers = leftovers(work);
    var random = new byte[12];
    new SecureRandom().nextBytes(random);
    String key = FOLDER + HexFormat.of().formatHex(random);
    boolean mayBeThere = false;
    try {
      work.checkpoint();
      mayBeThere = true;
      Capability found = prove(key, leftovers, work);
      if (found instanceof Capability.ReadOnly) {
        mayBeThere = false;
      }
      if (found instanceof Capability.Able) {
        Optional<String> stays = remove(key);
        mayBeThere = false;
        if (stays.isPresent()) {
          return new Capability.Lacks(Capability.Ability.DELETE, stays.get(), leftovers);
        }
      }
      return found;
    } finally {
      if (mayBeThere) {
        cleanUp(key, work);
      }
    }
  }

  private List<String> leftovers(Work work) {
    var found = new ArrayList<String>();
    bucket.list(FOLDER, info -> found.add(info.key()), work);
    return found;
  }

  private Capability prove(String key, List<String> leftovers, Work work) {
    Written first;
    try {
      first = put(key, "1", new Condition.Absent(), work);
    } catch (ProblemException e) {
      if (e.problem().id().equals("bucket.access-denied")) {
        return new Capability.ReadOnly(e.problem(), leftovers);
      }
      throw e;
    }
    if (!(first instanceof Written.Stored(String etag)) || !holds(key, "1")) {
      return lacks(
          Capability.Ability.WRITE, "a new object '%s' was not stored as sent", key, leftovers);
    }
    if (put(key, "2", new Condition.Absent(), work) instanceof Written.Stored || !holds(key, "1")) {
      return lacks(
          Capability.Ability.CREATE_ONCE,
          "'%s' was there, and a second PUT with If-None-Match: * was accepted",
          key,
          leftovers);
    }
    if (put(key, "3", new Condition.Matches(NOBODYS_ETAG), work) instanceof Written.Stored
        || !holds(key, "1")) {
      return lacks(
          Capability.Ability.REPLACE_KNOWN,
          "a PUT of '%s' with If-Match and a wrong ETag was accepted",
          key,
          leftovers);
    }
    if (put(key, "4", new Condition.Matches(etag), work) instanceof Written.Refused
        || !holds(key, "4")) {
      return lacks(
          Capability.Ability.REPLACE_KNOWN,
          "a PUT of '%s' with If-Match and the right ETag was refused",
          key,
          leftovers);
    }
    return new Capability.Able(leftovers);
  }

  private static Capability lacks(
      Capability.Ability which, String evidence, String key, List<String> leftovers) {
    return new Capability.Lacks(which, evidence.formatted(key), leftovers);
  }

  private Written put(String key, String mark, Condition condition, Work work) {
    work.checkpoint();
    return bucket.put(key, new Body.Bytes(bytes(mark)), HEADERS, condition, work);
  }

  private boolean holds(String key, String mark) {
    return bucket
        .read(key, 1024)
        .map(object -> Arrays.equals(object.bytes(), bytes(mark)))
        .orElse(false);
  }

  /** Says why the object stays, if it does. */
  private Optional<String> remove(String key) {
    try {
      bucket.delete(key);
    } catch (ProblemException e) {
      if (e.problem().id().equals("bucket.access-denied")) {
        return Optional.of("DELETE of '%s' was denied: it stays".formatted(key));
      }
      throw e;
    }
    return bucket.head(key).map(there -> "'%s' is still there after its DELETE".formatted(key));
  }

  private void cleanUp(String key, Work work) {
    try {
      bucket.delete(key);
    } catch (ProblemException e) {
      // What led here is the thing to tell; the next probe reports the object.
      work.line("the scratch object '%s' may still be there: %s".formatted(key, e.getMessage()));
    }
  }

  private static byte[] bytes(String mark) {
    return ("release-console probe, " + mark + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
