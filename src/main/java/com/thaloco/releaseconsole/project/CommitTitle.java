package com.thaloco.releaseconsole.project;

import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.source.Repository;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A commit as people know it: its id, subject and date. */
public final class CommitTitle {
  private static final int SHORT = 12;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private CommitTitle() {}

  /** {@code 1f2e3d4c5b6a "Subject" (2026-05-14 12:21 UTC)}. */
  public static String of(Repository repository, String commit) {
    return "%s %s".formatted(commit.substring(0, SHORT), details(repository, commit));
  }

  /** The same with the whole id. */
  public static String whole(Repository repository, String commit) {
    return "%s %s".formatted(commit, details(repository, commit));
  }

  /** Subject and date; says so where history was rewritten and the commit is gone. */
  private static String details(Repository repository, String commit) {
    if (repository.commit(commit).isEmpty()) {
      return "(no longer in this repository)";
    }
    String subject = repository.message(commit).lines().findFirst().orElse("");
    return "\"%s\" (%s)"
        .formatted(Printable.of(subject), DATE.format(repository.committedAt(commit)));
  }
}
