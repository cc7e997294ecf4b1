package com.thaloco.releaseconsole.profile;

import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.profile.ProfileReader.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the profile of a repository: its own file, or the one that is built in. */
public final class Profiles {
  /** The name of the file in a repository. */
  public static final String FILE = ".release-console.yaml";

  private static final Pattern MODULE = Pattern.compile("(?m)^module\\s+\"?([^\\s\"]+)\"?");

  private final Path settings;

  /**
   * @param settings the folder of the user's settings, {@code $XDG_CONFIG_HOME/release-console}; in
   *     it, {@code <project>.yaml} may be laid over a profile
   */
  public Profiles(Path settings) {
    this.settings = settings;
  }

  /**
   * What tells whose repository this is.
   *
   * @param remotes the URLs of its remotes
   * @param goModule the module of its {@code go.mod}
   */
  public record Identity(List<String> remotes, Optional<String> goModule) {
    public Identity {
      remotes = List.copyOf(remotes);
    }

    /** The module that a {@code go.mod} names. */
    public static Optional<String> moduleOf(String goMod) {
      Matcher m = MODULE.matcher(goMod);
      return m.find() ? Optional.of(m.group(1)) : Optional.empty();
    }

    /**
     * Whether this is banger, wherever it is hosted: its module or the repository of a remote has
     * that name. A repository that only has the name is found out by the checks, which know its
     * files.
     */
    boolean isBanger() {
      return goModule.filter(m -> lastOf(m).equals("banger")).isPresent()
          || remotes.stream().anyMatch(r -> lastOf(r).equals("banger"));
    }

    private static String lastOf(String address) {
      String path = address.replaceAll("/+$", "").replaceAll("\\.git$", "");
      return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1)
          .toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A profile and what a person has to approve of it.
   *
   * @param foreign what a profile of the repository's own file names; empty for the built-in one
   */
  public record Found(Profile profile, Optional<ProfileReach> foreign) {}

  /** The profile of the working tree in a folder. */
  public Profile find(Path repository, Identity identity) {
    return look(repository, identity).profile();
  }

  /** The same with what of it comes from the repository. */
  public Found look(Path repository, Identity identity) {
    Path file = repository.resolve(FILE);
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? foreign(new Source(FILE, Source.of(file, repository).bytes(), repository))
        : new Found(builtIn(repository, identity), Optional.empty());
  }

  /**
   * The profile as a commit has it.
   *
   * @param committed the file's bytes at the commit; empty where it has none
   * @param repository what relative paths start from
   */
  public Found look(Optional<byte[]> committed, Path repository, Identity identity) {
    return committed
        .map(bytes -> foreign(new Source(FILE, bytes, repository)))
        .orElseGet(() -> new Found(builtIn(repository, identity), Optional.empty()));
  }

  /** The settings file of a project, whether or not it is there. */
  public Path settingsFile(String project) {
    return settings.resolve(project + ".yaml");
  }

  /** The text of banger's built-in profile. */
  public static byte[] banger() {
    try (InputStream in = Profiles.class.getResourceAsStream("/profiles/banger.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the built-in profile is missing from this program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Profile builtIn(Path repository, Identity identity) {
    if (!identity.isBanger()) {
      throw Problem.input(
              "profile.missing",
              "%s has no %s, and it is not banger's repository.".formatted(repository, FILE),
              "Nothing was started: without a profile it is not known what to check or publish.",
              Remedy.text("Write one")
                  .by(OwnCommand.INIT.with())
                  .then(", or open the repository in the window, which asks for each value."))
          .toException();
    }
    Path own = settingsFile("banger");
    Source source = new Source("the built-in profile of banger under " + own, banger(), repository);
    if (!Files.exists(own)) {
      throw Problem.input(
              "profile.settings-missing",
              "The built-in profile of banger does not know your bucket, and %s is not there."
                  .formatted(own),
              "Nothing was started: without a profile it is not known what to check or publish.",
              "Write %s with format: 1, bucket.endpoint, bucket.bucket and changelog.repository_url, or"
                      .formatted(own)
                  + " put a whole profile into the repository as %s.".formatted(FILE))
          .toException();
    }
    return laidOver(source);
  }

  private Found foreign(Source source) {
    Profile profile = laidOver(source);
    ProfileReach reach = ProfileReach.of(profile);
    return new Found(
        profile, Optional.of(settings(source).map(own -> alone(source, own, reach)).orElse(reach)));
  }

  private static ProfileReach alone(Source source, Source settings, ProfileReach reach) {
    try {
      return reach.over(ProfileReach.of(ProfileReader.read(source)));
    } catch (ProblemException _) { // complete with the settings only
      return reach.without(ProfileReader.keys(settings));
    }
  }

  private Profile laidOver(Source source) {
    return ProfileReader.read(source, settings(source));
  }

  /** Real settings never reach a rehearsal: everything that it names lies in one folder. */
  private Optional<Source> settings(Source source) {
    return ProfileReader.isRehearsal(source)
        ? Optional.empty()
        : ProfileReader.project(source)
            .map(this::settingsFile)
            .filter(Files::exists)
            .map(file -> Source.of(file, settings));
  }
}
