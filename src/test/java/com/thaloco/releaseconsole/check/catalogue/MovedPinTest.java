package com.thaloco.releaseconsole.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client's pin was elsewhere in earlier releases than it is in this one. */
@Tag("slow")
class MovedPinTest extends WithHarness {
  private static final String CLIENT = "internal/updater/verify_signature.go";

  private static void moved(SampleProject p, String to) {
    p.git("mv", CLIENT, to);
    p.profile(text -> text.replace(CLIENT, to));
    p.ship();
  }

  private static Finding pins(SampleProject p) {
    return p.check("trust.pins");
  }

  @Test
  void aFileThatMovedIsFoundWhereItWas() {
    harness.with(p -> {
      moved(p, "internal/updater/trust.go");
      assertThat(pins(p).status()).as("%s", pins(p)).isEqualTo(Status.PASSED);
    });
  }

  @Test
  void soIsOneThatMovedAndGotAnotherName() {
    harness.with(p -> {
      p.change(CLIENT, text -> text.replace("BangerReleasePublicKey", "ReleaseKey"));
      p.profile(text -> text.replace("BangerReleasePublicKey", "ReleaseKey"));
      moved(p, "internal/updater/trust.go");
      assertThat(pins(p).status()).as("%s", pins(p)).isEqualTo(Status.PASSED);
    });
  }

  @Test
  void anotherKeyIsStillRefusedAfterAMove() {
    harness.with(p -> {
      p.change(CLIENT, text -> text.replace("tDestknT", "tDestknt"));
      moved(p, "internal/updater/trust.go");
      assertThat(pins(p).status()).isEqualTo(Status.BLOCKED);
    });
  }

  @Test
  void aTagThatIsNotHereIsToBeFetched() {
    harness.with(p -> {
      p.git("switch", "-q", "--orphan", "elsewhere");
      p.write("README.md", "elsewhere\n").commit();
      p.git("tag", "v0.1.2", "-f");
      p.git("push", "-q", "-f", "origin", "refs/tags/v0.1.2");
      p.git("switch", "-q", "main");
      p.git("tag", "-d", "v0.1.2");
      p.git("branch", "-D", "elsewhere");
      p.git("reflog", "expire", "--expire=now", "--all");
      p.git("gc", "-q", "--prune=now");
      Finding found = pins(p);
      assertThat(found.status()).isEqualTo(Status.BLOCKED);
      assertThat(found.remedy().asText()).contains("git fetch --tags");
    });
  }
}
