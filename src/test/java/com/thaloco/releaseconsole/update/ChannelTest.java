package com.thaloco.releaseconsole.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a build may update from. */
class ChannelTest {
  private static final Channel HERE = Channel.own(Optional.of(URI.create("http://127.0.0.1:9/")));

  @ParameterizedTest
  @ValueSource(
      strings = {"https://releases.thaloco.com/release-console/", "https://127.0.0.1.example.org/"})
  void aBuildWithTheRehearsalKeyUpdatesFromThisMachineOnly(String address) {
    refused("update.rehearsal-key", Optional.of(URI.create(address)));
    refused("update.rehearsal-key", Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://releases.thaloco.com/release-console/",
        "http://127.0.0.1.example.org/",
        "ftp://127.0.0.1/",
        "file:///tmp/releases/",
        "releases"
      })
  void onlyEncryptedAddressesOrThisMachine(String address) {
    refused("update.address", Optional.of(URI.create(address)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8080/x/", "http://localhost:1/", "http://[::1]:1/"})
  void thisMachineIsTaken(String address) {
    assertThat(Channel.own(Optional.of(URI.create(address))).base()).hasToString(address);
  }

  /** The profile in the program is the repository's, and so is the key. */
  @Test
  void theProgramHasItsRepositorysProfileAndKey() throws IOException {
    Path own = Path.of("src/main/resources/release");
    assertThat(own.resolve("profile.yaml"))
        .hasSameBinaryContentAs(Path.of(".release-console.yaml"));
    assertThat(own.resolve("cosign.pub")).hasSameBinaryContentAs(Path.of("cosign.pub"));
    assertThat(Files.readString(Path.of("install.sh"))).contains(HERE.key().pem().strip());
  }

  private static void refused(String id, Optional<URI> from) {
    assertThatThrownBy(() -> Channel.own(from))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(id));
  }
}
