package com.thaloco.releaseconsole.update;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.site.HttpPublicSite;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Whether a newer version than this one is known, for the line or the button that names it. */
public final class NewerVersion {
  /** The variable that turns it off. */
  public static final String VARIABLE = "RELEASE_CONSOLE_NOTICE";

  private final ReleaseVersion current;
  private final Notice notice;

  private NewerVersion(ReleaseVersion current, Notice notice) {
    this.current = current;
    this.notice = notice;
  }

  /**
   * Of the program that runs.
   *
   * @param version as the build says it
   * @param home where it is installed, as its launcher says
   * @param settings the folder of the user's own settings
   * @return empty for what is no installed release, and where it is turned off
   */
  public static Optional<NewerVersion> of(
      String version, Optional<String> home, Map<String, String> environment, Path settings) {
    return ReleaseVersion.parse("v" + version)
        .filter(ReleaseVersion::isStable)
        .filter(current -> home.isPresent() && !"off".equals(environment.get(VARIABLE)))
        .map(current -> new NewerVersion(current, new Notice(settings.resolve("newer-version"))));
  }

  /** The one that is known by now. */
  public Optional<ReleaseVersion> known() {
    return notice.newerThan(current);
  }

  /** Asks once a day, on a thread of its own; nothing waits for the answer. */
  public void ask(Runnable after) {
    if (notice.isDue(Instant.now())) {
      Thread.ofVirtual()
          .name("newer version")
          .start(() -> {
            askNow();
            after.run();
          });
    }
  }

  /** What is kept of it, which can be turned off. */
  public Notice notice() {
    return notice;
  }

  private void askNow() {
    try {
      Channel channel = Channel.own(Optional.empty());
      try (var site = HttpPublicSite.at(channel.base())) {
        notice.ask(
            new OwnReleases(channel, site),
            current,
            Instant.now(),
            Run.of(event -> {}).at(new StepId("update")));
      }
    } catch (ProblemException e) {
      // A build that may not ask anyone.
    }
  }
}
