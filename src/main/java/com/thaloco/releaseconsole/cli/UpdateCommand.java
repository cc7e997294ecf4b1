package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Folders;
import com.thaloco.releaseconsole.site.HttpPublicSite;
import com.thaloco.releaseconsole.update.Channel;
import com.thaloco.releaseconsole.update.Installation;
import com.thaloco.releaseconsole.update.OwnReleases;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code update}. */
@Command(
    name = "update",
    mixinStandardHelpOptions = true,
    description = {
      "Installs the newest version of this program, after verifying it with the key that this one"
          + " has.",
      "Only where its own install script installed it."
    })
final class UpdateCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(names = "--check", description = "Download and verify it, and install nothing.")
  private boolean check;

  @Option(
      names = "--from",
      paramLabel = "URL",
      description = "Another address of the same releases: https, or this machine.")
  private Optional<URI> from = Optional.empty();

  @Override
  public Integer call() {
    ReleaseVersion current = current();
    Channel channel = Channel.own(from);
    try (var site = HttpPublicSite.at(channel.base());
        Running running = Running.silent()) {
      Work work = running.work("update");
      var releases = new OwnReleases(channel, site);
      Optional<ReleaseVersion> newer = releases.newerThan(current, work);
      if (newer.isEmpty()) {
        return end(current, newer, false, "%s is the newest version.".formatted(current));
      }
      Optional<Installation> installation =
          check ? Optional.empty() : Optional.of(Installation.at(home()));
      Folders.inScratch(
          "update",
          scratch -> {
            Path setup = releases.fetched(newer.get(), scratch, work);
            installation.ifPresent(it -> it.replace(setup, System.getenv(), work));
            return setup;
          });
      return installation.isPresent()
          ? end(current, newer, true, "Updated %s to %s.".formatted(current, newer.get()))
          : end(
              current,
              newer,
              false,
              "%s is available, and verified; this is %s.".formatted(newer.get(), current));
    }
  }

  private int end(
      ReleaseVersion current, Optional<ReleaseVersion> newer, boolean installed, String sentence) {
    if (common.json()) {
      common.print(new Updated(current, newer, installed));
    } else {
      common.out().println(sentence);
    }
    return 0;
  }

  record Updated(ReleaseVersion version, Optional<ReleaseVersion> newer, boolean installed) {}

  private static Optional<Path> home() {
    return Optional.ofNullable(System.getProperty(Installation.HOME)).map(Path::of);
  }

  private static ReleaseVersion current() {
    return ReleaseVersion.parse("v" + BuildVersion.version())
        .filter(ReleaseVersion::isStable)
        .orElseThrow(() ->
            Problem.refused(
                    "update.no-release",
                    "This is %s, which is no release.".formatted(BuildVersion.version()),
                    "Nothing was asked or installed.",
                    "Install a released build by its install script.")
                .toException());
  }
}
