package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.Hostile;
import com.thaloco.releaseconsole.profile.InstallerRules;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.Yaml;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Prose of a changelog, messages of tags and an install script are searched with expressions. */
class HostileTextsTest {
  private static final ReleaseVersion VERSION = new ReleaseVersion("v0.1.7");
  private static final Profile PROFILE = Yaml.read(Yaml.COMPLETE);
  private static final InstallerRules INSTALLER = PROFILE.installer().orElseThrow();

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void prose() {
    String prose =
        """
        No functional changes. Verification release for v0.1.6: restart of the daemon, e.g. twice.

        After the update please run `sudo banger system install` (once), then re-pull your VMs.
        You do not have to run it again, unless the guest agent of your images is older than v0.1.2.
        """;
    Hostile.feed("verification claim", prose, bytes -> VerificationClaim.of(text(bytes), VERSION));
    Hostile.end(
        "thousands of empty lines",
        () ->
            VerificationClaim.of("No.\n" + "\n".repeat(20_000) + "Verification release", VERSION));
    Hostile.feed(
        "callout",
        prose,
        bytes -> Callout.of(text(bytes), "sudo banger system install", "Run it."));
    Hostile.end(
        "thousands of mentions",
        () ->
            Callout.of(
                "I know sudo banger system install ".repeat(2_000),
                "sudo banger system install",
                "Run it."));
    Hostile.feed(
        "sentence",
        prose,
        bytes -> {
          String plain = Sentences.plain(text(bytes));
          Sentences.around(plain, 0, Math.min(10, plain.length()));
        });
    Hostile.feed(
        "message of a tag",
        "v0.1.7\n\nVerification-Release: not-needed it is a fix of the documentation\n",
        bytes -> VerificationAnswer.reasonIn(text(bytes)));
    Hostile.feed(
        "answer",
        "no, because it is a fix of the documentation",
        bytes -> VerificationAnswer.parse(text(bytes)));
  }

  @Test
  void installers() {
    String script =
        """
        #!/usr/bin/env bash
        set -eu
        BASE=${BANGER_BASE_URL:-https://releases.example.org/banger}
        main() {
          curl -fsSL "$BASE/manifest.json" | grep latest_stable
          curl -fsSL "$BASE/$version/banger-$version-linux-amd64.tar.gz" -o "$tmp/banger.tar.gz"
          curl -fsSL "$BASE/$version/SHA256SUMS.sig" -o "$tmp/sig" # SHA256SUMS
        }
        main "$@"
        """;
    Hostile.feed(
        "install script",
        script,
        bytes -> new InstallerNames(PROFILE, INSTALLER, text(bytes), VERSION).missing());
    Hostile.end(
        "thousands of functions",
        () ->
            new InstallerNames(PROFILE, INSTALLER, "main() {\n".repeat(10_000), VERSION).missing());
    Hostile.end(
        "a name of many variables",
        () ->
            new InstallerNames(
                    PROFILE,
                    INSTALLER,
                    "curl " + "$a".repeat(30) + "x" + "$b".repeat(30) + ".tgz\n",
                    VERSION)
                .missing());
  }
}
