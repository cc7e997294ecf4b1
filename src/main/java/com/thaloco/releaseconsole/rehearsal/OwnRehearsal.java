package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.journal.PrivateFiles;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReach;
import com.thaloco.releaseconsole.profile.ProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells a rehearsal that this program made from a repository that only claims to be one. The
 * profile of a rehearsal names loopback addresses and files of its folder only ({@code
 * ProfileChecks}); beyond that, either of two things proves where it comes from, and a repository
 * that was cloned has neither:
 *
 * <ul>
 *   <li>this user's state folder knows the folder's random keys, because they were made here;
 *   <li>nothing but the sample's own commands is named, so that there is nothing to approve
 *       (another user, home or machine has the folder).
 * </ul>
 */
public final class OwnRehearsal {
  private static final String LOOPBACK =
      "http://(127(\\.\\d{1,3}){3}|localhost|\\[::1])(:\\d+)?[^\\s']*";

  private OwnRehearsal() {}

  /** Whether what a repository's profile names needs nobody's approval. */
  public static boolean is(
      Profile profile, ProfileReach reach, Path repository, Map<String, String> environment) {
    return profile
        .rehearsal()
        .map(rules -> new RehearsalFolder(rules.folder()))
        .filter(folder -> isAround(folder, repository))
        .filter(folder -> isKnown(folder, environment) || isSample(profile, reach, folder))
        .isPresent();
  }

  /** Remembers a folder that was just made, and forgets those that are gone. */
  static void remember(RehearsalFolder folder, Map<String, String> environment) {
    Path known = PrivateFiles.createFolder(StateFolder.rehearsals(environment));
    try {
      forgetGone(known);
      PrivateFiles.write(
          known.resolve(name(folder)), (folder.root() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void forgetGone(Path known) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(known)) {
      for (Path file : files) {
        if (!Files.exists(Path.of(Files.readString(file).strip()))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** The repository is no submodule and lies in the folder, and so do its keys. */
  private static boolean isAround(RehearsalFolder folder, Path repository) {
    try {
      Path top = folder.root().toRealPath();
      Path inside = repository.toRealPath();
      return inside.startsWith(top)
          && !inside.equals(top)
          && Files.isDirectory(inside.resolve(".git"), LinkOption.NOFOLLOW_LINKS)
          && folder.credentials().toRealPath().startsWith(top);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isKnown(RehearsalFolder folder, Map<String, String> environment) {
    try {
      return Files.isRegularFile(StateFolder.rehearsals(environment).resolve(name(folder)));
    } catch (IOException e) {
      return false;
    }
  }

  private static String name(RehearsalFolder folder) throws IOException {
    return Hashes.sha256(Files.readAllBytes(folder.credentials()));
  }

  private static boolean isSample(Profile profile, ProfileReach reach, RehearsalFolder folder) {
    URI s3 = profile.bucket().endpoint();
    String text = RehearsalProfile.text(SampleFiles.load(), folder.root(), s3, s3);
    Profile sample =
        ProfileReader.read(
            new ProfileReader.Source(
                "the sample's profile",
                text.getBytes(StandardCharsets.UTF_8),
                folder.repository()));
    return lines(ProfileReach.of(sample)).containsAll(lines(reach));
  }

  /** The lines that count: which loopback address it is does not. */
  private static Set<String> lines(ProfileReach reach) {
    return reach.lines().stream()
        .map(line -> line.key() + " " + line.value().replaceAll(LOOPBACK, "loopback"))
        .collect(Collectors.toSet());
  }
}
