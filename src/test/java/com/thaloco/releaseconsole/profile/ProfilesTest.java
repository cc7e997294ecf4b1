package com.thaloco.releaseconsole.profile;

import static com.thaloco.releaseconsole.profile.Yaml.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.profile.Profiles.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesTest {
  private static final Identity BANGER =
      new Identity(List.of("ssh://git@git.example.org/thaloco/banger.git"), Optional.of("banger"));
  private static final Identity OTHER =
      new Identity(List.of("https://example.org/x/banger-tools"), Optional.of("example.org/x"));
  private static final String OWN =
      """
      format: 1
      bucket:
        endpoint: https://account.r2.cloudflarestorage.com
        bucket: releases
        credentials: {rclone_remote: r2}
      trust: {key: keys/banger.key}
      changelog: {repository_url: https://git.example.org/thaloco/banger}
      source:
        forge: {kind: gitea, api: https://git.example.org/api/v1, repository: thaloco/banger}
      """;

  @TempDir Path folder;
  private Path repository;
  private Profiles profiles;

  @BeforeEach
  void prepare() throws IOException {
    repository = Files.createDirectory(folder.resolve("repo"));
    profiles = new Profiles(Files.createDirectory(folder.resolve("settings")));
  }

  private void settings(String text) throws IOException {
    Files.writeString(profiles.settingsFile("banger"), text);
  }

  @Test
  void theRepositorysOwnFileIsRead() throws IOException {
    Files.writeString(repository.resolve(Profiles.FILE), Yaml.COMPLETE);
    assertThat(profiles.find(repository, OTHER).bucket().bucket()).isEqualTo("releases");
  }

  @Test
  void theFileOfACommitIsReadRatherThanTheTrees() throws IOException {
    Files.writeString(repository.resolve(Profiles.FILE), "broken");
    byte[] committed = Yaml.COMPLETE.getBytes(StandardCharsets.UTF_8);
    assertThat(profiles.look(Optional.of(committed), repository, OTHER).profile().project())
        .isEqualTo("banger");
  }

  @Test
  void aBrokenFileIsNeverReplacedByTheBuiltInOne() throws IOException {
    settings(OWN);
    Files.createSymbolicLink(repository.resolve(Profiles.FILE), folder.resolve("nowhere"));
    assertThat(refusal(() -> profiles.find(repository, BANGER)).happened())
        .contains("can't be read");
    Files.delete(repository.resolve(Profiles.FILE));
    Files.createDirectory(repository.resolve(Profiles.FILE));
    assertThat(refusal(() -> profiles.find(repository, BANGER)).happened())
        .contains("can't be read");
  }

  @Test
  void bangersOwnIsBuiltInAndTheSettingsSayTheRest() throws IOException {
    settings(OWN);
    Profile p = profiles.find(repository, BANGER);
    assertThat(p.bucket().publicUrl()).hasToString("https://releases.thaloco.com/banger/");
    assertThat(p.bucket().credentials().orElseThrow().rcloneRemote()).contains("r2");
    assertThat(p.source().branch()).isEqualTo("main");
    assertThat(p.source().forge().orElseThrow().kind()).isEqualTo(SourceRules.Kind.GITEA);
    assertThat(p.trust().key()).contains(folder.resolve("settings/keys/banger.key"));
    assertThat(p.units().orElseThrow().renderers()).hasSize(2);
    assertThat(p.catalogs())
        .extracting(c -> c.publicUrl().getHost())
        .containsExactly("kernels.thaloco.com", "images.thaloco.com");
  }

  @Test
  void withoutSettingsItIsSaidWhatBelongsThere() {
    Problem problem = refusal(() -> profiles.find(repository, BANGER));
    assertThat(problem.id()).isEqualTo("profile.settings-missing");
    assertThat(problem.next().asText()).contains("bucket.endpoint").contains("banger.yaml");
  }

  @Test
  void settingsThatLeaveSomethingOutAreToldWhat() throws IOException {
    settings(OWN.replace("  bucket: releases\n", ""));
    assertThat(refusal(() -> profiles.find(repository, BANGER)).happened())
        .contains("bucket has no key bucket")
        .contains("banger.yaml");
  }

  @Test
  void anotherRepositoryIsToldHowToStart() {
    Problem problem = refusal(() -> profiles.find(repository, OTHER));
    assertThat(problem.id()).isEqualTo("profile.missing");
    assertThat(problem.next().asText()).contains("release-console init");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trust: {client: {path: other.go}}",
        "build: {os: windows}",
        "trust: other",
        "project: other",
        "smoke: {command: ['true']}",
        "bucket: {endpoint: 'http://x.example.org'}",
        "bukket: {}",
        "bucket: {prefix: a, prefix: b}",
        "source: {branch: other}",
        "bucket: {acl: public}"
      })
  void settingsMaySayOnlyWhatIsTheirs(String line) throws IOException {
    Files.writeString(repository.resolve(Profiles.FILE), Yaml.COMPLETE);
    settings("format: 1\n" + line + "\n");
    assertThat(refusal(() -> profiles.find(repository, BANGER)).happened())
        .startsWith(profiles.settingsFile("banger") + ", line 2");
  }

  @Test
  void settingsAreLaidOverAnyProfileButARehearsals() throws IOException {
    settings("format: 1\nbucket: {bucket: mine}\n");
    Files.writeString(repository.resolve(Profiles.FILE), Yaml.COMPLETE);
    assertThat(profiles.find(repository, OTHER).bucket().bucket()).isEqualTo("mine");
    Files.writeString(repository.resolve(Profiles.FILE), ProfileReaderTest.rehearsal());
    assertThat(profiles.find(repository, OTHER).bucket().bucket()).isEqualTo("releases");
  }

  @Test
  void onlyWhatTheRepositoryItselfNamesHasToBeApproved() throws IOException {
    settings(OWN);
    assertThat(profiles.look(repository, BANGER).foreign()).isEmpty();
    settings("format: 1\n");
    Files.writeString(repository.resolve(Profiles.FILE), Yaml.COMPLETE);
    String without = profiles.look(repository, OTHER).foreign().orElseThrow().fingerprint();
    settings(
        "format: 1\n"
            + "bucket: {endpoint: https://mine.example.org, credentials: {rclone_remote: r2}}\n");
    ProfileReach reach = profiles.look(repository, OTHER).foreign().orElseThrow();
    assertThat(reach.fingerprint()).isEqualTo(without);
    assertThat(reach.lines().stream().filter(reach::isOwn))
        .extracting(ProfileReach.Line::key)
        .containsExactly("bucket.endpoint", "bucket.credentials");
    assertThat(reach.lines())
        .extracting(ProfileReach.Line::value)
        .contains("https://mine.example.org", "{rclone_remote: r2}")
        .doesNotContain("{aws_profile: banger}");
  }

  @Test
  void aProfileThatSettingsCompleteIsApprovedWithoutThem() throws IOException {
    Files.writeString(
        repository.resolve(Profiles.FILE),
        Yaml.COMPLETE.replaceFirst("(?m)^  endpoint: .*\\n", ""));
    settings("format: 1\nbucket: {endpoint: https://mine.example.org}\n");
    ProfileReach reach = profiles.look(repository, OTHER).foreign().orElseThrow();
    settings("format: 1\nbucket: {endpoint: https://other.example.org}\n");
    assertThat(profiles.look(repository, OTHER).foreign().orElseThrow().fingerprint())
        .isEqualTo(reach.fingerprint());
    assertThat(reach.lines().stream().filter(reach::isOwn))
        .extracting(ProfileReach.Line::key)
        .containsExactly("bucket.endpoint");
  }

  @Test
  void bangerIsRecognisedByModuleOrRemote() {
    assertThat(new Identity(List.of("git@host:banger.git"), Optional.empty()).isBanger()).isTrue();
    assertThat(new Identity(List.of("https://host/x/banger/"), Optional.empty()).isBanger())
        .isTrue();
    assertThat(new Identity(List.of(), Optional.of("git.example.org/thaloco/banger")).isBanger())
        .isTrue();
    assertThat(OTHER.isBanger()).isFalse();
    assertThat(Identity.moduleOf("// x\nmodule banger // y\n\ngo 1.19\n")).contains("banger");
    assertThat(Identity.moduleOf("go 1.19\n")).isEmpty();
  }
}
