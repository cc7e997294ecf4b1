package com.thaloco.releaseconsole.project;

import com.thaloco.releaseconsole.profile.Profiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether the profile in the working tree, which is the one that is used, is the one of a commit:
 * what is built from a commit is published by that commit's own rules.
 */
public final class ProfileAtCommit {
  private ProfileAtCommit() {}

  /**
   * Whether the two differ. A profile that is in no commit (a rehearsal's, or the built-in one)
   * belongs to every commit.
   */
  public static boolean differs(Candidate candidate) {
    Path file = candidate.repository().directory().resolve(Profiles.FILE);
    Optional<String> committed =
        candidate.repository().blob(candidate.commit(), Profiles.FILE).map(ProfileAtCommit::text);
    try {
      return committed.isPresent()
          && !(Files.exists(file) && text(Files.readAllBytes(file)).equals(committed.get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Line ends are git's to convert. */
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
  }
}
