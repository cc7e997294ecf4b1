package com.thaloco.releaseconsole.setup;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.journal.PrivateFiles;
import com.thaloco.releaseconsole.profile.CredentialChoice;
import com.thaloco.releaseconsole.profile.CredentialEdit;
import com.thaloco.releaseconsole.profile.Profiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The credentials of a project's bucket, as its user's own settings name them. */
public final class CredentialSettings {
  private CredentialSettings() {}

  /** The settings file of a project. */
  public static Path file(String project, Map<String, String> environment) {
    return new Profiles(SettingsFolder.folder(environment)).settingsFile(project);
  }

  /**
   * Names other credentials. The file is written beside and moved into place.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException if the file can't be read, or the
   *     choice is not whole
   */
  public static void choose(Path file, CredentialChoice choice) {
    boolean whole =
        switch (choice) {
          case CredentialChoice.Chain() -> true;
          case CredentialChoice.AwsProfile(String name) -> !name.isBlank();
          case CredentialChoice.RcloneRemote(String name) -> !name.isBlank();
          case CredentialChoice.KeyFile(Path path) -> !path.toString().isBlank();
        };
    if (!whole) {
      throw Problem.input(
              "settings.no-name",
              "No credentials are named.",
              "Nothing was written.",
              "Choose a profile, a remote or a file, or the defaults of the AWS tools.")
          .toException();
    }
    try {
      String text = Files.exists(file) ? Files.readString(file) : "";
      String changed = CredentialEdit.in(file.toString(), text, choice);
      PrivateFiles.write(file, changed.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
