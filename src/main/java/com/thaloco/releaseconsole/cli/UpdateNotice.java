package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.setup.SettingsFolder;
import com.thaloco.releaseconsole.site.HttpPublicSite;
import com.thaloco.releaseconsole.update.Channel;
import com.thaloco.releaseconsole.update.Installation;
import com.thaloco.releaseconsole.update.Notice;
import com.thaloco.releaseconsole.update.OwnReleases;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.Console;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One line at the end of a command on a terminal, where a newer version is known. */
public final class UpdateNotice {
  private static final String VARIABLE = "RELEASE_CONSOLE_NOTICE";

  private final ReleaseVersion current;
  private final Notice notice;

  private UpdateNotice(ReleaseVersion current, Notice notice) {
    this.current = current;
    this.notice = notice;
  }

  /**
   * Asks beside the command, once a day; nothing waits for the answer, which is for the next one.
   * Empty without a terminal, where it is turned off, and for what is no installed release.
   */
  public static Optional<UpdateNotice> begin(String[] args, Map<String, String> environment) {
    Optional<ReleaseVersion> current =
        ReleaseVersion.parse("v" + BuildVersion.version()).filter(ReleaseVersion::isStable);
    if (current.isEmpty()
        || System.getProperty(Installation.HOME) == null
        || "off".equals(environment.get(VARIABLE))
        || Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty()
        || List.of(args).contains("--json")) {
      return Optional.empty();
    }
    var notice = new Notice(SettingsFolder.folder(environment).resolve("newer-version"));
    if (notice.isDue(Instant.now())) {
      Thread.ofVirtual().name("newer version").start(() -> ask(notice, current.get()));
    }
    return Optional.of(new UpdateNotice(current.get(), notice));
  }

  private static void ask(Notice notice, ReleaseVersion current) {
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

  /** Says it. */
  public void print(PrintStream err) {
    notice
        .newerThan(current)
        .ifPresent(newer ->
            err.printf(
                "%s is available: release-console update (%s=off hides this)%n", newer, VARIABLE));
  }
}
