package com.thaloco.releaseconsole.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReach;
import com.thaloco.releaseconsole.profile.ProfileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnRehearsalTest {
  @TempDir private Path dir;
  private RehearsalFolder folder;
  private String text;
  private String remote = "";

  /** What counts of a rehearsal folder, without its seven releases. */
  @BeforeEach
  void make() throws IOException {
    folder = new RehearsalFolder(dir.toRealPath().resolve("D"));
    Files.createDirectories(folder.repository().resolve(".git"));
    Files.createDirectories(folder.remote());
    remote = folder.remote().toString();
    Files.writeString(folder.credentials(), "aws_access_key_id = random\n");
    Ports ports = new Ports(14001, 14002);
    text =
        RehearsalProfile.text(
            SampleFiles.load(), folder.root(), ports.s3Address(), ports.publicAddress());
  }

  @Test
  void theSamplesCommandsOnLoopbackAddressesNeedNoApproval() {
    assertThat(isOwn(text, folder.repository(), "elsewhere")).isTrue();
    assertThat(isOwn(text.replace("127.0.0.1:14001", "127.0.0.1:9"), "elsewhere")).isTrue();
    assertThat(
            isOwn(text.replace("127.0.0.1:14002", "127.0.0.1:14002/cdn-cgi/public"), "elsewhere"))
        .isTrue();
    assertThat(isOwn(text.replace("drain: 3s", "drain: 1s"), "elsewhere")).isTrue();
  }

  @Test
  void anyOtherCommandOrVariableOfAnUnknownFolderNeedsOne() {
    for (String changed :
        new String[] {
          text.replace("[make, smoke]", "[make, other]"),
          text.replace("[bash, \"{script}\"]", "[bash, -x, \"{script}\"]"),
          text.replace("timeout: 10m", "timeout: 10m\n  environment: [GH_TOKEN]"),
          text.replace("drain: 3s", "drain: 3s\n  purge: [curl]")
        }) {
      assertThat(changed).isNotEqualTo(text);
      assertThat(isOwn(changed, "elsewhere")).isFalse();
    }
  }

  @Test
  void aFolderThatWasMadeHereMayBeChanged() {
    String changed = text.replace("[make, smoke]", "[make, other]");
    OwnRehearsal.remember(folder, home("here"));
    assertThat(isOwn(changed, "here")).isTrue();
    assertThat(isOwn(changed, "elsewhere")).isFalse();
  }

  @Test
  void aCloneBesideTheFolderAndASubmoduleInItNeedApproval() throws IOException {
    OwnRehearsal.remember(folder, home("here"));
    Path outside = dir.resolve("clone");
    Files.createDirectories(outside.resolve(".git"));
    assertThat(isOwn(text, outside, "here")).isFalse();
    Path submodule = Files.createDirectories(folder.root().resolve("sub"));
    Files.writeString(submodule.resolve(".git"), "gitdir: ../repo/.git\n");
    assertThat(isOwn(text, submodule, "here")).isFalse();
  }

  @Test
  void anyOtherRemoteNeedsApproval() throws IOException {
    OwnRehearsal.remember(folder, home("here"));
    for (String other :
        new String[] {
          "https://git.example.org/x", "git://127.0.0.1@example.org/x", "", dir.toString()
        }) {
      remote = other;
      assertThat(isOwn(text, "here")).as(other).isFalse();
    }
    for (String same :
        new String[] {folder.remote().toUri().toString(), "git://127.0.0.1:9418/remote.git"}) {
      remote = same;
      assertThat(isOwn(text, "elsewhere")).as(same).isTrue();
    }
  }

  @Test
  void anAddressThatOnlyBeginsAsALoopbackAddressNeedsApproval() {
    for (String host : new String[] {"localhost.example.org", "127.0.0.1@example.org"}) {
      String changed =
          text.replace(
              "BANGER_BASE_URL: http://127.0.0.1:14002", "BANGER_BASE_URL: http://" + host);
      assertThat(changed).isNotEqualTo(text);
      assertThat(isOwn(changed, "elsewhere")).as(host).isFalse();
    }
  }

  @Test
  void anotherRepositoryInAKnownFolderMayNameNothingOfItsOwn() throws IOException {
    OwnRehearsal.remember(folder, home("here"));
    Path clone = folder.root().resolve("machine/repo");
    Files.createDirectories(clone.resolve(".git"));
    assertThat(isOwn(text, clone, "here")).isTrue();
    assertThat(isOwn(text.replace("[make, smoke]", "[make, other]"), clone, "here")).isFalse();
  }

  @Test
  void aFolderThatCantBeRememberedIsRecognisedByWhatItNames() throws IOException {
    Files.writeString(dir.resolve("here"), "no folder");
    OwnRehearsal.remember(folder, home("here"));
    assertThat(isOwn(text, "here")).isTrue();
  }

  @Test
  void whatAnotherPreparationIsWritingIsNoReasonToFail() throws IOException {
    Path known = Files.createDirectories(dir.resolve("here/release-console/rehearsals"));
    Files.writeString(known.resolve(".other.new"), "/gone");
    Files.createSymbolicLink(known.resolve("removed"), dir.resolve("removed meanwhile"));
    OwnRehearsal.remember(folder, home("here"));
    assertThat(known.resolve(".other.new")).exists();
    assertThat(isOwn(text.replace("[make, smoke]", "[make, other]"), "here")).isTrue();
  }

  @Test
  void foldersThatAreGoneAreForgotten() throws IOException {
    var gone = new RehearsalFolder(dir.resolve("gone"));
    Files.createDirectories(gone.root());
    Files.writeString(gone.credentials(), "other\n");
    OwnRehearsal.remember(gone, home("here"));
    Files.delete(gone.credentials());
    Files.delete(gone.root());
    OwnRehearsal.remember(folder, home("here"));
    try (var files = Files.list(dir.resolve("here/release-console/rehearsals"))) {
      assertThat(files).hasSize(1);
    }
  }

  private boolean isOwn(String yaml, String home) {
    return isOwn(yaml, folder.repository(), home);
  }

  private boolean isOwn(String yaml, Path repository, String home) {
    Profile profile =
        ProfileReader.read(
            new ProfileReader.Source(
                "p", yaml.getBytes(StandardCharsets.UTF_8), folder.repository()));
    return OwnRehearsal.is(profile, ProfileReach.of(profile), repository, remote, home(home));
  }

  private Map<String, String> home(String name) {
    return Map.of("XDG_STATE_HOME", dir.resolve(name).toAbsolutePath().toString());
  }
}
