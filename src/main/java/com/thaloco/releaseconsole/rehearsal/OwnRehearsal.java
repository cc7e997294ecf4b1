package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.journal.PrivateFiles;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReach;
import com.thaloco.releaseconsole.profile.ProfileReach.Kind;
import com.thaloco.releaseconsole.profile.ProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a rehearsal that this program made from a repository that only claims to be one. The
 * profile of a rehearsal names loopback addresses and files of its folder only ({@code
 * ProfileChecks}). Beyond that, the repository must lie in the folder, its remote must be the
 * folder's own, and one of two things must be so:
 *
 * <ul>
 *   <li>it is the folder's repository, and this user's state folder knows the folder's random keys,
 *       because they were made here;
 *   <li>all that the profile names, and nothing else, is what the sample's names for a folder at
 *       this very path (another user, home or machine has the folder, or it is another clone).
 * </ul>
 */
public final class OwnRehearsal {
  private static final Logger LOG = LoggerFactory.getLogger(OwnRehearsal.class);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private OwnRehearsal() {}

  /**
   * Whether what a repository's profile names needs no one's approval.
   *
   * @param remote the address of the remote that the profile names; empty where it has not one
   */
  public static boolean is(
      Profile profile,
      ProfileReach reach,
      Path repository,
      String remote,
      Map<String, String> environment) {
    return profile
        .rehearsal()
        .map(rules -> new RehearsalFolder(rules.folder()))
        .filter(folder -> isAround(folder, repository) && isRemote(folder, remote))
        .filter(
            folder -> isKnown(folder, repository, environment) || isSample(profile, reach, folder))
        .isPresent();
  }

  /**
   * Remembers a folder that was just made, and forgets those that are gone. A state folder that
   * can't be written to is logged only: the folder is recognised by what its profile names.
   */
  static void remember(RehearsalFolder folder, Map<String, String> environment) {
    try {
      Path known = PrivateFiles.createFolder(StateFolder.rehearsals(environment));
      forgetGone(known);
      PrivateFiles.write(
          known.resolve(name(folder)), (folder.root() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException | UncheckedIOException | DirectoryIteratorException e) {
      LOG.warn("The rehearsal folder {} could not be remembered", folder.root(), e);
    }
  }

  private static void forgetGone(Path known) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            known, file -> !String.valueOf(file.getFileName()).startsWith("."))) {
      for (Path file : files) {
        forgetIfGone(file);
      }
    }
  }

  /** Another preparation may be doing the same. */
  private static void forgetIfGone(Path file) {
    try {
      if (!Files.exists(Path.of(Files.readString(file).strip()))) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | InvalidPathException e) {
      LOG.debug("{} is left as it is", file, e);
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

  /** The remote is the folder's own repository, or served on this machine without a login. */
  private static boolean isRemote(RehearsalFolder folder, String remote) {
    try {
      return isLoopback(remote, "git")
          || Path.of(remote.startsWith("file:") ? URI.create(remote).getPath() : remote)
              .toRealPath()
              .equals(folder.remote().toRealPath());
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isKnown(
      RehearsalFolder folder, Path repository, Map<String, String> environment) {
    try {
      return repository.toRealPath().equals(folder.repository().toRealPath())
          && Files.isRegularFile(StateFolder.rehearsals(environment).resolve(name(folder)));
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

  /** The lines that count: which loopback address, and which bucket behind it, does not. */
  private static List<String> lines(ProfileReach reach) {
    return reach.lines().stream()
        .filter(line -> line.kind() != Kind.BUCKET)
        .map(line -> line.key() + " " + withoutPort(line))
        .toList();
  }

  private static String withoutPort(ProfileReach.Line line) {
    String before = line.kind() == Kind.VARIABLE ? variable(line.value()) : "";
    String address = line.value().substring(before.length());
    return before + (isLoopback(address, "http") ? "loopback" : address);
  }

  /** {@code NAME=} of a variable that has a value. */
  private static String variable(String value) {
    return value.substring(0, value.indexOf('=') + 1);
  }

  /** Read as an address is read, so that nothing beside the host can look like one. */
  private static boolean isLoopback(String address, String scheme) {
    try {
      var uri = new URI(address);
      return scheme.equals(uri.getScheme())
          && uri.getRawUserInfo() == null
          && uri.getHost() != null
          && LOOPBACK.contains(uri.getHost());
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
