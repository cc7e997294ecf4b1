package com.thaloco.releaseconsole.profile;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The beginning of a profile: what differs between projects, as texts that people fill in. The rest
 * is as most projects have it, to be changed in the file.
 */
public final class ProfileDraft {
  /** What is asked for, in the order of the form. */
  public enum Field {
    PROJECT,
    BRANCH,
    REMOTE,
    REPOSITORY_URL,
    BINARIES,
    LDFLAGS,
    SMOKE,
    CHANGELOG,
    UNITS_COMMAND,
    CLIENT_PIN,
    INSTALLER,
    OTHER_PINS,
    ENDPOINT,
    BUCKET,
    PREFIX,
    PUBLIC_URL;

    /** Its name in texts. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Map<Field, String> values = new EnumMap<>(Field.class);

  ProfileDraft() {}

  /** What a field says; empty where nothing was found or typed. */
  public String get(Field field) {
    return values.getOrDefault(field, "");
  }

  /** Fills a field in. */
  public ProfileDraft set(Field field, String text) {
    values.put(field, text.strip());
    return this;
  }

  /** The text of the file. */
  public String yaml() {
    return DraftText.of(this);
  }

  /** What is wrong with the text, with its line; empty if it can be written and opened. */
  public Optional<Problem> problem(Path repository) {
    try {
      ProfileReader.read(
          new ProfileReader.Source(
              Profiles.FILE, yaml().getBytes(StandardCharsets.UTF_8), repository));
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem());
    }
  }

  /**
   * Writes the file: beside it first, then moved into place. It is not committed.
   *
   * @throws ProblemException if it is not right, or a file is there already
   */
  public void write(Path repository) {
    Optional<Problem> wrong = problem(repository);
    if (wrong.isPresent()) {
      throw wrong.get().toException();
    }
    Path file = repository.resolve(Profiles.FILE);
    if (Files.exists(file)) {
      throw Problem.refused(
              "profile.there",
              "%s already exists.".formatted(file),
              "Nothing was written.",
              "Open the repository again: its own profile is read then.")
          .with(List.of())
          .toException();
    }
    try {
      Path beside = repository.resolve(Profiles.FILE + ".new");
      Files.writeString(beside, yaml());
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
