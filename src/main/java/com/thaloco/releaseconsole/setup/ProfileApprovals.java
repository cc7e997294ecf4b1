package com.thaloco.releaseconsole.setup;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.journal.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The profiles of repositories that this user approved, one file for each below the settings
 * folder: {@code approved/<fingerprint>.json}, 0600. What is approved is in it for people; the name
 * decides.
 */
final class ProfileApprovals {
  private static final int FORMAT = 1;

  /** In CI: the fingerprint of the one profile that may be opened. */
  static final String VARIABLE = "RELEASE_CONSOLE_TRUST_PROFILE";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path folder;
  private final Optional<String> inEnvironment;

  ProfileApprovals(Path settings, Map<String, String> environment) {
    this.folder = settings.resolve("approved");
    this.inEnvironment = Optional.ofNullable(environment.get(VARIABLE)).map(String::strip);
  }

  /**
   * Continues an approved profile, or asks.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code profile.not-approved}
   */
  void require(ForeignProfile profile, ProfileConsent consent) {
    if (contains(profile)) {
      return;
    }
    switch (consent.about(profile)) {
      case APPROVED -> add(profile);
      case NOT_NEEDED -> {}
      case REFUSED -> throw profile.problem().toException();
    }
  }

  boolean contains(ForeignProfile profile) {
    return inEnvironment.filter(profile.fingerprint()::equals).isPresent() || isStored(profile);
  }

  private boolean isStored(ForeignProfile profile) {
    Path file = file(profile);
    if (!Files.exists(file)) {
      return false;
    }
    try {
      JsonNode stored = JSON.readTree(Files.readAllBytes(file));
      return stored.path("format").asInt(0) == FORMAT
          && stored.path("fingerprint").asString("").equals(profile.fingerprint());
    } catch (IOException | JacksonException e) {
      throw Problem.input(
              "profile.approvals",
              "The approval %s can't be read.".formatted(file),
              "No host was contacted and no command was run.",
              "Remove that file, and approve the profile again with --trust-profile.")
          .toException();
    }
  }

  void add(ForeignProfile profile) {
    var document = new LinkedHashMap<String, Object>();
    document.put("format", FORMAT);
    document.put("fingerprint", profile.fingerprint());
    document.put("repository", profile.repository().toString());
    document.put("remote", profile.remote());
    document.put("at", Instant.now().toString());
    document.put("approved", profile.listing());
    PrivateFiles.write(file(profile), JSON.writeValueAsBytes(document));
  }

  private Path file(ForeignProfile profile) {
    return folder.resolve(profile.fingerprint() + ".json");
  }
}
