package com.thaloco.releaseconsole.profile;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The beginning of a profile: what differs between projects, as texts that people fill in. The rest
 * is as most projects have it, to be changed in the file.
 */
public final class ProfileDraft {
  /** What is asked for, in the order of the form. */
  public enum Field {
    PROJECT("project", "project"),
    BRANCH("source.branch", "main"),
    REMOTE("source.remote", "origin"),
    REPOSITORY_URL(
        "changelog.repository_url",
        "https://git.example.org/OWNER/NAME",
        "The page of the repository, to which the changelog links."),
    BINARIES("build.binaries", "./cmd/NAME", "The packages of the programs that are released."),
    LDFLAGS("build.ldflags", ""),
    SMOKE("smoke.command", ""),
    CHANGELOG(
        "changelog.path",
        "CHANGELOG.md",
        "The changelog, which is not there: write it in the form of Keep a Changelog."),
    UNIT_PATHS("units.paths", ""),
    UNITS_COMMAND("units.command", "sudo NAME system install"),
    CLIENT_PIN("trust.client", ""),
    INSTALLER("installer.path", ""),
    INSTALLER_PIN("trust.installer", ""),
    OTHER_PINS(
        "trust.others",
        "cosign.pub",
        "The public half of the release key, which is not there: make a key and commit it."),
    ENDPOINT("bucket.endpoint", "https://ACCOUNT.r2.cloudflarestorage.com"),
    BUCKET("bucket.bucket", "releases"),
    PREFIX("bucket.prefix", ""),
    PUBLIC_URL("bucket.public_url", "https://releases.example.org/NAME/");

    private final String path;
    private final String example;
    private final Optional<String> decision;

    Field(String path, String example) {
      this.path = path;
      this.example = example;
      this.decision = Optional.empty();
    }

    Field(String path, String example, String decision) {
      this.path = path;
      this.example = example;
      this.decision = Optional.of(decision);
    }

    /** The key of the profile that it becomes. */
    public String path() {
      return path;
    }

    /** What there is to decide where it has an example. */
    String decision() {
      return decision.or(() -> ProfileKeys.meaning(path)).orElse("");
    }

    /** Its name in texts. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How a comment begins that marks an example. */
  static final String DECIDE = "# Decide: ";

  private final Map<Field, String> values = new EnumMap<>(Field.class);
  private final Set<Field> undecided = EnumSet.noneOf(Field.class);

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

  /**
   * Fills what is empty with an example, so that the file can be read at once. Each is marked in it
   * by a comment, and has to be decided.
   */
  public ProfileDraft withExamples() {
    for (Field field : Field.values()) {
      if (get(field).isEmpty() && !field.example.isEmpty() && !isPinned(field)) {
        set(field, field.example.replace("NAME", get(Field.PROJECT)));
        undecided.add(field);
      }
    }
    return this;
  }

  /** One copy of the public key is enough. */
  private boolean isPinned(Field field) {
    return field == Field.OTHER_PINS
        && !(get(Field.CLIENT_PIN) + get(Field.INSTALLER_PIN)).isEmpty();
  }

  /** The lines of the file that have an example, 1-based, with the comment that marks each. */
  public Map<Integer, String> decisions() {
    var found = new TreeMap<Integer, String>();
    List<String> lines = yaml().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith(DECIDE)) {
        found.put(i + 2, line.substring(DECIDE.length()));
      }
    }
    return found;
  }

  /** What is an example, in the order of the fields. */
  public Set<Field> undecided() {
    return Collections.unmodifiableSet(undecided);
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
