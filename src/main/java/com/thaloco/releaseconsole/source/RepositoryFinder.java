package com.thaloco.releaseconsole.source;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/** Finds the repository whose working tree holds a folder, as git does, linked work trees too. */
final class RepositoryFinder {
  private RepositoryFinder() {}

  static Repository find(Path folder, GitEnvironment surroundings) {
    JGitSetup.ensure();
    FS fs = new QuietFs(surroundings, new GitConfiguration(new Config(), Set.of()));
    try {
      Path start = folder.toRealPath();
      for (Path at = start; at != null; at = at.getParent()) {
        if (Files.exists(at.resolve(Constants.DOT_GIT))) {
          var builder = new FileRepositoryBuilder().setFS(fs);
          builder.addCeilingDirectory(
              at.getParent() == null ? at.toFile() : at.getParent().toFile());
          builder.findGitDir(at.toFile());
          if (builder.getGitDir() != null) {
            return open(builder.setWorkTree(at.toFile()).setMustExist(true), at, surroundings);
          }
        }
        if (FileKey.isGitRepository(at.toFile(), fs)) {
          throw Problem.input(
                  "source.bare",
                  "%s is a bare repository, or the inside of one: it has no working tree."
                      .formatted(at),
                  "Nothing was read from it.",
                  "Name a clone of it that has a working tree.")
              .toException();
        }
      }
      throw Problem.input(
              "source.no-repository",
              "%s is not inside a git repository.".formatted(folder),
              "Nothing was read.",
              Remedy.text("Name a folder inside the project's clone")
                  .aside(new Action.Option("--repo DIR"))
                  .then("."))
          .toException();
    } catch (ProblemException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (Files.notExists(folder)) {
        throw Problem.input(
                "source.unreadable",
                "The folder %s does not exist.".formatted(folder),
                "Nothing was read.",
                Remedy.text("Name a folder inside the project's clone")
                    .aside(new Action.Option("--repo DIR"))
                    .then("."))
            .toException();
      }
      throw Problem.input(
              "source.unreadable",
              "The git repository at %s can't be opened: %s.".formatted(folder, GitReasons.of(e)),
              "Nothing was read.",
              Remedy.text("Fix what git reports")
                  .aside(Action.shell("git", "-C", folder.toString(), "status"))
                  .then(", and try again."))
          .toException();
    }
  }

  /** Whose it is comes first: the configuration of another user's repository is not even read. */
  private static Repository open(
      FileRepositoryBuilder builder, Path at, GitEnvironment surroundings) throws IOException {
    var configuration = GitConfiguration.of(at, surroundings);
    SafeDirectory.require(at, builder.getGitDir().toPath(), configuration, surroundings);
    builder.setFS(new QuietFs(surroundings, configuration));
    return JGitSetup.with(configuration.own(), builder::build);
  }
}
