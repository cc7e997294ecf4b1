package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.util.Optional;

/**
 * Keys for the bucket.
 *
 * @param origin where they were found, for people; never a part of the keys
 */
record Credentials(
    String accessKeyId, String secretAccessKey, Optional<String> sessionToken, String origin) {

  /** Reads the three properties that all formats have. */
  static Credentials of(
      Optional<String> id, Optional<String> secret, Optional<String> token, String origin) {
    return new Credentials(
        id.filter(text -> !text.isBlank()).orElseThrow(() -> missing("access key id", origin)),
        secret.filter(text -> !text.isBlank()).orElseThrow(() -> missing("secret", origin)),
        token.filter(text -> !text.isBlank()),
        origin);
  }

  private static ProblemException missing(String what, String origin) {
    return Problem.input(
            "bucket.credentials-incomplete",
            "There is no %s in %s.".formatted(what, origin),
            "No request was sent to the bucket.",
            "Put the access key id and the secret there, or name another place under"
                + " bucket.credentials in the profile.")
        .toException();
  }

  /** Without the keys: a record's own text would carry them into logs. */
  @Override
  public String toString() {
    return "Credentials from " + origin;
  }
}
