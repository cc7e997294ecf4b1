package com.thaloco.releaseconsole.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.profile.ProfileReach;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.profile.Yaml;
import com.thaloco.releaseconsole.setup.ProfileConsent.Answer;
import com.thaloco.releaseconsole.source.RepositoryMaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileApprovalsTest {
  private static final String REMOTE = "https://git.example.org/ada/tool";

  @TempDir private Path dir;
  private ProfileApprovals approvals;

  @BeforeEach
  void begin() {
    approvals = new ProfileApprovals(dir.resolve("settings"), Map.of());
  }

  @Test
  void aProfileIsAskedAboutOnce() {
    approvals.require(of(Yaml.COMPLETE, REMOTE), asked -> Answer.APPROVED);
    approvals.require(of(Yaml.COMPLETE, REMOTE), asked -> Answer.REFUSED);
    approvals.require(
        of(Yaml.COMPLETE.replace("timeout: 30m", "timeout: 40m"), REMOTE), asked -> Answer.REFUSED);
  }

  @Test
  void anotherHostCommandVariableOrRemoteIsAskedAboutAgain() {
    approvals.require(of(Yaml.COMPLETE, REMOTE), asked -> Answer.APPROVED);
    for (List<String> change :
        List.of(
            List.of("https://git.example.org/api/v1", "https://elsewhere.example.org/api/v1"),
            List.of("[make, smoke]", "[make, smoke, extra]"),
            List.of("  bucket: ", "  bucket: other-"),
            List.of("environment: [USER]", "environment: [USER, GH_TOKEN]"),
            List.of("{aws_profile: banger}", "{aws_profile: production}"))) {
      ForeignProfile changed =
          of(Yaml.COMPLETE.replace(change.getFirst(), change.getLast()), REMOTE);
      assertRefused(changed);
    }
    assertRefused(of(Yaml.COMPLETE, "https://elsewhere.example.org/ada/tool"));
  }

  @Test
  void anApprovalIsPrivateAndSaysWhatWasApproved() throws IOException {
    ForeignProfile profile = of(Yaml.COMPLETE, REMOTE);
    approvals.require(profile, asked -> Answer.APPROVED);
    Path file = dir.resolve("settings/approved").resolve(profile.fingerprint() + ".json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).contains("\"format\" : 1", "make smoke", REMOTE);
  }

  @Test
  void aFingerprintInTheEnvironmentApprovesThatProfileOnly() {
    ForeignProfile profile = of(Yaml.COMPLETE, REMOTE);
    var pinned =
        new ProfileApprovals(dir, Map.of(ProfileApprovals.VARIABLE, profile.fingerprint()));
    pinned.require(profile, asked -> Answer.REFUSED);
    assertThatThrownBy(() ->
            pinned.require(
                of(Yaml.COMPLETE.replace("smoke]", "other]"), REMOTE), asked -> Answer.REFUSED))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aRepositoryWithItsOwnProfileIsNotOpenedUnapproved() throws IOException {
    Path repository = Files.createDirectory(dir.resolve("repo"));
    try (var maker = RepositoryMaker.init(repository, "main", "Ada", "ada@example.org")) {
      maker.write("README", "x\n".getBytes(StandardCharsets.UTF_8), false);
      maker.commit("Begin\n", Instant.EPOCH);
      maker.addRemote("origin", REMOTE);
    }
    Files.writeString(
        repository.resolve(".release-console.yaml"),
        Yaml.COMPLETE.replace("project: banger", "project: unheard-of"));
    assertThatThrownBy(() -> Session.open(repository, Optional.of(dir.resolve("state"))))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().id()).isEqualTo("profile.not-approved");
              assertThat(e.problem().next().asText()).contains("--trust-profile");
              assertThat(String.join("\n", e.problem().evidence()))
                  .contains("https://git.example.org/api/v1", "smoke.command: make smoke")
                  .contains("RELEASE_CONSOLE_TOKEN_BANGER", "{aws_profile: banger}");
            });
    assertThat(dir.resolve("state")).doesNotExist();
    assertThat(Session.unapproved(repository)).isPresent();
  }

  private void assertRefused(ForeignProfile profile) {
    assertThatThrownBy(() -> approvals.require(profile, asked -> Answer.REFUSED))
        .isInstanceOf(ProblemException.class);
  }

  private ForeignProfile of(String yaml, String remote) {
    var source = new ProfileReader.Source("p", yaml.getBytes(StandardCharsets.UTF_8), dir);
    return new ForeignProfile(dir, remote, ProfileReach.of(ProfileReader.read(source)));
  }
}
