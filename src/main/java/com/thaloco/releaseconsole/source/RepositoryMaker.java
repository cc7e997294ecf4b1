package com.thaloco.releaseconsole.source;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.api.errors.InvalidRefNameException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor.DeletePath;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/**
 * Makes a repository with given commits, for the sample project and for tests. The same calls give
 * the same commit and tag ids on every machine: neither the user's configuration (line ends,
 * signing, filters) nor hooks nor the clock have a say. Not thread-safe.
 */
public final class RepositoryMaker implements AutoCloseable {
  private final Repository repository;
  private final Path directory;
  private final String userName;
  private final String userEmail;

  private RepositoryMaker(
      Repository repository, Path directory, String userName, String userEmail) {
    this.repository = repository;
    this.directory = directory;
    this.userName = userName;
    this.userEmail = userEmail;
  }

  /** Makes an empty repository with a working tree; the user becomes that of its configuration. */
  public static RepositoryMaker init(
      Path directory, String branch, String userName, String userEmail) {
    try {
      Path top = Files.createDirectories(directory.toAbsolutePath().normalize());
      Repository made = create(top.resolve(Constants.DOT_GIT), branch, false);
      StoredConfig config = made.getConfig();
      config.setString("user", null, "name", userName);
      config.setString("user", null, "email", userEmail);
      config.save();
      return new RepositoryMaker(made, top, userName, userEmail);
    } catch (IOException e) {
      throw failed("A repository can't be made in %s: %s.".formatted(directory, e.getMessage()));
    }
  }

  /** Opens one that is there, to add to it in someone's name. */
  public static RepositoryMaker open(Path gitDirectory, String userName, String userEmail) {
    JGitSetup.ensure();
    try {
      Repository there = new FileRepositoryBuilder().setGitDir(gitDirectory.toFile()).build();
      Path top = there.isBare() ? gitDirectory : there.getWorkTree().toPath();
      return new RepositoryMaker(there, top, userName, userEmail);
    } catch (IOException e) {
      throw failed("%s can't be opened: %s.".formatted(gitDirectory, e.getMessage()));
    }
  }

  /** Makes an empty bare repository, such as a remote, whose HEAD names the branch. */
  public static void initBare(Path directory, String branch) {
    try (Repository made =
        create(Files.createDirectories(directory).toAbsolutePath().normalize(), branch, true)) {
      made.getConfig().save();
    } catch (IOException e) {
      throw failed(
          "A bare repository can't be made in %s: %s.".formatted(directory, e.getMessage()));
    }
  }

  private static Repository create(Path gitDirectory, String branch, boolean bare)
      throws IOException {
    JGitSetup.ensure();
    Repository made;
    try {
      made =
          new FileRepositoryBuilder()
              .setGitDir(gitDirectory.toFile())
              .setInitialBranch(branch)
              .build();
    } catch (InvalidRefNameException e) {
      throw new IOException("%s is no name for a branch".formatted(branch), e);
    }
    made.create(bare);
    StoredConfig config = made.getConfig();
    config.setInt("core", null, "repositoryformatversion", 0);
    // Said in so many words, because the user's own configuration may say otherwise.
    config.setString("core", null, "autocrlf", "false");
    config.setString("core", null, "eol", "lf");
    config.setBoolean("core", null, "filemode", true);
    config.setBoolean("core", null, "symlinks", true);
    config.setBoolean("commit", null, "gpgsign", false);
    config.setBoolean("tag", null, "gpgsign", false);
    config.setBoolean("tag", null, "forceSignAnnotated", false);
    config.setBoolean("push", null, "gpgsign", false);
    config.save();
    return made;
  }

  /** Writes a file into the working tree and the index. */
  public void write(String path, byte[] bytes, boolean executable) {
    try (ObjectInserter objects = repository.newObjectInserter()) {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      Files.setPosixFilePermissions(
          file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
      ObjectId blob = objects.insert(Constants.OBJ_BLOB, bytes);
      objects.flush();
      Instant modified = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
      edit(
          new PathEdit(path) {
            @Override
            public void apply(DirCacheEntry entry) {
              entry.setFileMode(executable ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
              entry.setObjectId(blob);
              entry.setLength(bytes.length);
              entry.setLastModified(modified);
            }
          });
    } catch (IOException e) {
      throw failed("%s can't be written: %s.".formatted(path, e.getMessage()));
    }
  }

  /** Makes a symbolic link in the working tree and the index. */
  public void link(String path, String target) {
    try (ObjectInserter objects = repository.newObjectInserter()) {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      Files.createSymbolicLink(file, Path.of(target));
      byte[] bytes = Constants.encode(target);
      ObjectId blob = objects.insert(Constants.OBJ_BLOB, bytes);
      objects.flush();
      Instant modified = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
      edit(
          new PathEdit(path) {
            @Override
            public void apply(DirCacheEntry entry) {
              entry.setFileMode(FileMode.SYMLINK);
              entry.setObjectId(blob);
              entry.setLength(bytes.length);
              entry.setLastModified(modified);
            }
          });
    } catch (IOException e) {
      throw failed("%s can't be linked: %s.".formatted(path, e.getMessage()));
    }
  }

  /** Removes a file from the working tree and the index. */
  public void remove(String path) {
    try {
      Files.delete(directory.resolve(path));
      edit(new DeletePath(path));
    } catch (IOException e) {
      throw failed("%s can't be removed: %s.".formatted(path, e.getMessage()));
    }
  }

  private void edit(PathEdit change) throws IOException {
    DirCache index = repository.lockDirCache();
    try {
      var editor = index.editor();
      editor.add(change);
      if (!editor.commit()) {
        throw new IOException("the index could not be written");
      }
    } finally {
      index.unlock();
    }
  }

  /** Commits the index onto the branch, author and committer being the user, and gives the id. */
  public String commit(String message, Instant at) {
    try (ObjectInserter objects = repository.newObjectInserter()) {
      var commit = new CommitBuilder();
      commit.setTreeId(repository.readDirCache().writeTree(objects));
      ObjectId parent = repository.resolve(Constants.HEAD);
      if (parent != null) {
        commit.setParentId(parent);
      }
      commit.setAuthor(user(at));
      commit.setCommitter(user(at));
      commit.setMessage(message);
      ObjectId id = objects.insert(commit);
      objects.flush();
      move(Constants.HEAD, id);
      return id.name();
    } catch (IOException e) {
      throw failed("The commit can't be made: %s.".formatted(e.getMessage()));
    }
  }

  /** Makes an annotated tag on the branch's last commit and gives the tag object's id. */
  public String tag(String name, String message, Instant at) {
    try (ObjectInserter objects = repository.newObjectInserter()) {
      ObjectId head = repository.resolve(Constants.HEAD);
      if (head == null) {
        throw new IOException("there is no commit yet");
      }
      var tag = new TagBuilder();
      tag.setTag(name);
      tag.setObjectId(head, Constants.OBJ_COMMIT);
      tag.setMessage(message);
      tag.setTagger(user(at));
      ObjectId id = objects.insert(tag);
      objects.flush();
      move(Constants.R_TAGS + name, id);
      return id.name();
    } catch (IOException e) {
      throw failed("The tag %s can't be made: %s.".formatted(name, e.getMessage()));
    }
  }

  /** Takes a tag away; an absent one is fine. */
  public void untag(String name) {
    try {
      RefUpdate update = repository.updateRef(Constants.R_TAGS + name);
      update.setForceUpdate(true);
      update.delete();
    } catch (IOException e) {
      throw failed("The tag %s can't be removed: %s.".formatted(name, e.getMessage()));
    }
  }

  private void move(String ref, ObjectId to) throws IOException {
    RefUpdate update = repository.updateRef(ref);
    update.setNewObjectId(to);
    update.disableRefLog(); // a log would hold the wall clock
    RefUpdate.Result result = update.update();
    if (result != RefUpdate.Result.NEW
        && result != RefUpdate.Result.FAST_FORWARD
        && result != RefUpdate.Result.NO_CHANGE) {
      throw new IOException("%s was not moved: %s".formatted(ref, result));
    }
  }

  /** Names a remote, with git's usual fetch rule. */
  public void addRemote(String name, String url) {
    try {
      StoredConfig config = repository.getConfig();
      var remote = new RemoteConfig(config, name);
      remote.addURI(new URIish(url));
      remote.addFetchRefSpec(new RefSpec("+refs/heads/*:refs/remotes/%s/*".formatted(name)));
      remote.update(config);
      config.save();
    } catch (IOException | URISyntaxException e) {
      throw failed("The remote %s can't be added: %s.".formatted(name, e.getMessage()));
    }
  }

  /** Pushes every branch and tag; nothing on the remote is forced. */
  public void push(String remote) {
    try (Transport transport = Transport.open(repository, remote)) {
      var specs =
          List.of(new RefSpec("refs/heads/*:refs/heads/*"), new RefSpec("refs/tags/*:refs/tags/*"));
      var updates =
          Transport.findRemoteRefUpdatesFor(
              repository,
              specs,
              new RemoteConfig(repository.getConfig(), remote).getFetchRefSpecs());
      for (RemoteRefUpdate done :
          transport.push(NullProgressMonitor.INSTANCE, updates).getRemoteUpdates()) {
        if (done.getStatus() != RemoteRefUpdate.Status.OK
            && done.getStatus() != RemoteRefUpdate.Status.UP_TO_DATE) {
          throw new IOException("%s: %s".formatted(done.getRemoteName(), done.getStatus()));
        }
      }
    } catch (IOException | URISyntaxException e) {
      throw failed("The push to %s failed: %s.".formatted(remote, e.getMessage()));
    }
  }

  private PersonIdent user(Instant at) {
    return new PersonIdent(userName, userEmail, at, ZoneOffset.UTC);
  }

  private static ProblemException failed(String happened) {
    return Problem.refused(
            "source.not-made",
            happened,
            "The repository was not finished.",
            "Check the folder's permissions and free space, remove what was begun, and try again.")
        .toException();
  }

  @Override
  public void close() {
    repository.close();
  }
}
