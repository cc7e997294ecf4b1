package com.thaloco.releaseconsole.recover.past;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.Section;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a maintainer posts of a release: what is new by its changelog, and where to get it. */
public final class Announcement {
  private Announcement() {}

  /**
   * The text, in Markdown as the changelog is.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException where the remote can't be read
   */
  public static String of(Project project, ReleaseVersion version, Work work) {
    Profile profile = project.profile();
    String entry =
        project
            .world()
            .tag(version, work)
            .map(RemoteRef::commit)
            .or(() -> project.repository().head())
            .flatMap(commit -> entry(project, commit, version))
            .orElse("");
    String lead = "%s %s is out.".formatted(profile.project(), version);
    String where =
        profile
            .installer()
            .map(rules -> "Install it: " + profile.bucket().publicUrl() + rules.key())
            .orElseGet(() ->
                "Download it: "
                    + profile.bucket().publicUrl()
                    + profile.tarballKey(version.text()));
    return entry.isEmpty() ? lead + "\n\n" + where : "%s\n\n%s\n\n%s".formatted(lead, entry, where);
  }

  private static Optional<String> entry(Project project, String commit, ReleaseVersion version) {
    String path = project.profile().changelog().path();
    return project
        .repository()
        .blob(commit, path)
        .map(bytes -> Changelog.of(path, new String(bytes, StandardCharsets.UTF_8)))
        .flatMap(changelog -> changelog.release(version.text()))
        .map(Section::body)
        .map(String::strip);
  }
}
