package com.thaloco.releaseconsole.explore;

import static com.thaloco.releaseconsole.explore.Sample.NEW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.explore.Op.Kind;
import com.thaloco.releaseconsole.flow.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to the files that a stopped cut has kept, and what its resumption makes of it. */
@Tag("slow")
final class KeptFilesMeanwhileTest extends BetweenCalls {
  private static final MaintainerCommand CUT = MaintainerCommand.cut(NEW);
  private static final String TARBALL = "tiny-v0.1.2-linux-amd64.tar.gz";

  private final Machine machine = sample.prepared(NEW, 2, Duration.ofSeconds(5));

  KeptFilesMeanwhileTest() {
    super(sample.world());
  }

  /** A disk that is damaged, or a hand that helped. */
  @ParameterizedTest
  @ValueSource(strings = {TARBALL, "SHA256SUMS", "SHA256SUMS.sig"})
  void whatWasDamagedIsMadeAgain(String name) throws IOException {
    byte[] right = Files.readAllBytes(kept(name));
    Files.writeString(kept(name), "damaged\n");
    assertThat(run(machine.unlocked(), CUT)).isEmpty();
    assertThat(stored("v0.1.2/" + name).bytes()).isEqualTo(right);
  }

  @ParameterizedTest
  @ValueSource(strings = {TARBALL, "SHA256SUMS", "SHA256SUMS.sig"})
  void whatIsGoneIsMadeAgain(String name) throws IOException {
    byte[] right = Files.readAllBytes(kept(name));
    Files.delete(kept(name));
    assertThat(run(machine.unlocked(), CUT)).isEmpty();
    assertThat(stored("v0.1.2/" + name).bytes()).isEqualTo(right);
  }

  /** Signed hashes of another tarball are no reason to publish without the key. */
  @Test
  void aSignatureThatDoesNotFitNeedsTheKey() throws IOException {
    Files.writeString(kept("SHA256SUMS"), "%s  %s\n".formatted("0".repeat(64), TARBALL));
    assertThat(run(machine, CUT)).isNotEmpty();
    assertThat(names(NEW)).isFalse();
    assertThat(world.object(tarball(NEW))).isEmpty();
  }

  @Test
  void aTarballThatIsReplacedBetweenTwoUploadsIsNotPublished() {
    String told =
        told(
            machine,
            CUT,
            before(Kind.PUT, "v0.1.2/SHA256SUMS"),
            there -> put(tarball(NEW), "another\n"));
    assertThat(told).contains("cut.read-back");
    assertThat(names(NEW)).isFalse();
  }

  @Test
  void whatIsUploadedIsWhatWasSigned() throws IOException {
    byte[] tarball = Files.readAllBytes(kept(TARBALL));
    assertThat(run(machine, CUT)).isEmpty();
    assertThat(new String(stored("v0.1.2/SHA256SUMS").bytes(), UTF_8))
        .isEqualTo("%s  %s\n".formatted(Hashes.sha256(tarball), TARBALL));
    assertThat(stored(tarball(NEW)).info().headers())
        .containsEntry("content-type", "application/gzip");
    assertThat(stored("v0.1.2/SHA256SUMS").info().headers())
        .containsEntry("content-type", "text/plain");
    assertThat(stored(tarball(NEW)).info().metadata())
        .containsEntry("commit", sample.commit(2))
        .containsEntry("sha256", Hashes.sha256(tarball));
  }

  private Path kept(String name) {
    return state(machine).artefacts(NEW.text(), machine.head()).resolve(name);
  }
}
