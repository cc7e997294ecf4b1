package com.thaloco.releaseconsole.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.profile.ProfileDraft;
import com.thaloco.releaseconsole.profile.ProfileDraft.Field;
import com.thaloco.releaseconsole.source.RepositoryMaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuidedProfileTest {
  @TempDir private Path repository;

  @BeforeEach
  void makeRepository() {
    try (var maker = RepositoryMaker.init(repository, "trunk", "Ada", "ada@example.org")) {
      write(maker, "go.mod", "module example.org/tool\n");
      write(maker, "cmd/tool/main.go", "package main\n\nfunc main() {}\n");
      write(maker, "cmd/toold/main.go", "package main\n\nfunc main() {}\n");
      write(
          maker,
          "internal/buildinfo/info.go",
          "package buildinfo\n\nvar (\n\tVersion = \"\"\n\tCommit = \"\"\n)\n");
      write(
          maker,
          "internal/update/key.go",
          "package update\n\nconst Key = `-----BEGIN PUBLIC KEY-----\nx\n`\n");
      write(maker, "scripts/install.sh", "#!/bin/sh\n");
      write(maker, "contrib/systemd/tool.service", "[Service]\nExecStart=/usr/bin/toold\n");
      write(maker, "contrib/systemd/tool-root.service", "[Unit]\n");
      write(maker, "contrib/systemd/tool.timer", "[Timer]\n");
      write(maker, "docs/not.service", "No unit file.\n");
      write(maker, "release.pub", "-----BEGIN PUBLIC KEY-----\n");
      write(maker, "Makefile", "smoke:\n\ttrue\n");
      write(maker, "CHANGELOG.md", "# Changelog\n");
      maker.commit("Begin\n", Instant.EPOCH);
      maker.addRemote("origin", "git@git.example.org:ada/tool.git");
    }
  }

  @Test
  void whatTheRepositoryShowsIsFilledIn() {
    ProfileDraft draft = GuidedProfile.begin(repository).draft();
    assertThat(draft.get(Field.PROJECT)).isEqualTo("tool");
    assertThat(draft.get(Field.BRANCH)).isEqualTo("trunk");
    assertThat(draft.get(Field.REPOSITORY_URL)).isEqualTo("https://git.example.org/ada/tool");
    assertThat(draft.get(Field.BINARIES)).isEqualTo("./cmd/tool, ./cmd/toold");
    assertThat(draft.get(Field.LDFLAGS))
        .isEqualTo(
            "example.org/tool/internal/buildinfo.Version={version},"
                + " example.org/tool/internal/buildinfo.Commit={commit}");
    assertThat(draft.get(Field.SMOKE)).isEqualTo("make smoke");
    assertThat(draft.get(Field.CLIENT_PIN)).isEqualTo("internal/update/key.go#Key");
    assertThat(draft.get(Field.INSTALLER)).isEqualTo("scripts/install.sh");
    assertThat(draft.get(Field.OTHER_PINS)).isEqualTo("release.pub");
    assertThat(draft.get(Field.UNIT_PATHS))
        .isEqualTo("contrib/systemd/*.service, contrib/systemd/*.timer");
  }

  /** Files that only look like programs, constants that no linker sets, a script without a key. */
  @Test
  void whatOnlyLooksLikeItIsNotTaken() throws IOException {
    for (String folder : List.of("cmd/tool", "cmd/toold", "internal/buildinfo")) {
      try (var files = Files.list(repository.resolve(folder))) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
    String program = "package main\n\nfunc main() {}\n";
    write("build.go", "//go:build ignore\n\n" + program);
    write("hack/gen.go", program);
    write("toolctl/main.go", program);
    write(
        "internal/buildinfo/info.go",
        "package buildinfo\n\ntype Info struct {\n\tVersion string\n}\n\n"
            + "const Commit = \"none\"\n\nvar Date string\n");
    ProfileDraft draft = GuidedProfile.begin(repository).draft();
    assertThat(draft.get(Field.BINARIES)).isEqualTo("./toolctl");
    assertThat(draft.get(Field.LDFLAGS))
        .isEqualTo("example.org/tool/internal/buildinfo.Date={built_at}");
    assertThat(draft.get(Field.INSTALLER_PIN)).isEmpty();
    assertThat(filled(draft).yaml())
        .contains(
            "# Decide: Whether this script installs releases from the bucket.\n"
                + "# installer: {path: scripts/install.sh, key: install.sh}\n");
    assertThat(draft.problem(repository)).isEmpty();
  }

  @Test
  void whatIsMissingIsToldWithItsLineUntilTheFileIsRight() {
    ProfileDraft draft = GuidedProfile.begin(repository).draft();
    assertThat(draft.problem(repository).orElseThrow().happened())
        .contains(".release-console.yaml, line ");
    assertThatThrownBy(() -> draft.write(repository)).isInstanceOf(ProblemException.class);
    assertThat(repository.resolve(".release-console.yaml")).doesNotExist();
    filled(draft);
    assertThat(draft.problem(repository)).isEmpty();
  }

  @Test
  void theFileIsWrittenOnceAndNotCommitted() throws IOException {
    ProfileDraft draft = filled(GuidedProfile.begin(repository).draft());
    draft.write(repository);
    assertThat(Files.readString(repository.resolve(".release-console.yaml")))
        .isEqualTo(draft.yaml());
    assertThat(repository.resolve(".release-console.yaml.new")).doesNotExist();
    assertThatThrownBy(() -> draft.write(repository)).isInstanceOf(ProblemException.class);
    try (var git = com.thaloco.releaseconsole.source.GitRepository.open(repository)) {
      assertThat(git.workingTree().isClean()).isFalse();
    }
  }

  private static ProfileDraft filled(ProfileDraft draft) {
    return draft
        .set(Field.UNITS_COMMAND, "sudo tool install")
        .set(Field.ENDPOINT, "https://account.example.org")
        .set(Field.BUCKET, "releases")
        .set(Field.PUBLIC_URL, "https://releases.example.org/tool/");
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(repository.resolve(path).getParent());
    Files.writeString(repository.resolve(path), text);
  }

  private static void write(RepositoryMaker maker, String path, String text) {
    maker.write(path, text.getBytes(StandardCharsets.UTF_8), false);
  }
}
