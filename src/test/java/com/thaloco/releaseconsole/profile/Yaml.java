package com.thaloco.releaseconsole.profile;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.profile.ProfileReader.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A profile as text, to be changed by the tests. */
public final class Yaml {
  static final Path REPOSITORY = Path.of("/srv/banger");

  /** Uses every key. */
  public static final String COMPLETE =
      """
      format: 1
      project: banger
      source:
        branch: main
        remote: origin
        forge:
          kind: forgejo
          api: https://git.example.org/api/v1
          repository: thaloco/banger
          token_variable: RELEASE_CONSOLE_TOKEN_BANGER
      build:
        os: linux
        arch: amd64
        command: [go, build, -ldflags, "{ldflags}", -o, "{output}", "{package}"]
        ldflags:
          - {variable: banger/internal/buildinfo.Version, value: "{version}"}
        binaries:
          - {name: banger, package: ./cmd/banger, environment: {CGO_ENABLED: "0"}, reports: [version]}
          - {name: bangerd, package: ./cmd/bangerd}
        environment: [GOFLAGS]
      smoke:
        command: [make, smoke]
        timeout: 30m
        scenario: '^--- (PASS|FAIL)'
        environment: [USER]
      changelog:
        path: CHANGELOG.md
        headings: [Added, Fixed, Notes]
        repository_url: https://git.example.org/thaloco/banger
        tag_path: /releases/tag/
      units:
        renderers:
          - {folder: internal/cli, name: renderSystemdUnit}
        paths: [contrib/systemd/*.service]
        command: sudo banger system install
      update_flow:
        functions:
          - {folder: internal/cli, name: Updater.run}
        paths: [internal/updater]
        version_paths: [VERSION]
      contracts:
        - {name: cli, kind: cli, folders: [internal/cli], types: ['.*Request']}
      catalogs:
        - name: kernels
          path: internal/kernelcat/catalog.json
          entries: entries
          public_url: https://kernels.example.org/
          publish: [scripts/publish-kernel.sh]
      trust:
        client: {path: internal/updater/verify_signature.go, symbol: BangerReleasePublicKey}
        installer: {path: scripts/install.sh}
        others:
          - {path: cosign.pub}
      bucket:
        endpoint: https://account.r2.cloudflarestorage.com
        region: auto
        bucket: releases
        prefix: banger
        public_url: https://releases.example.org/banger/
        credentials: {aws_profile: banger}
        versioned_cache: public, max-age=300
        root_cache: no-cache
        drain: 10m
        purge: [scripts/purge.sh]
      manifest:
        key: manifest.json
        releases: releases
        latest: latest_stable
        entry:
          version: "{version}"
          size: "{tarball_size}"
          at: "{released_at}"
      installer:
        path: scripts/install.sh
        key: install.sh
        run: [bash, "{script}"]
        environment: {PREFIX: "{prefix}"}
        reports: ["{prefix}/bin/banger", version]
      verify:
        public_timeout: 10m
        previous: [banger, update, --check]
        environment: {A: b}
        commands:
          - [ssh, host, banger, update, --check]
      """;

  private Yaml() {}

  static Source source(String text) {
    return new Source(Profiles.FILE, text.getBytes(StandardCharsets.UTF_8), REPOSITORY);
  }

  public static Profile read(String text) {
    return ProfileReader.read(source(text));
  }

  static Problem refusal(Runnable reading) {
    try {
      reading.run();
    } catch (ProblemException e) {
      return e.problem();
    }
    throw new AssertionError("was accepted");
  }

  static Problem refusal(String text) {
    return refusal(() -> read(text));
  }

  /** The text with one place changed, which must be there. */
  static String with(String from, String to) {
    if (!COMPLETE.contains(from)) {
      throw new IllegalArgumentException("not in the text: " + from);
    }
    return COMPLETE.replaceFirst(
        java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to));
  }

  /** The number of the first line that holds a text. */
  static int line(String text, String part) {
    return (int) text.substring(0, text.indexOf(part)).chars().filter(c -> c == '\n').count() + 1;
  }
}
