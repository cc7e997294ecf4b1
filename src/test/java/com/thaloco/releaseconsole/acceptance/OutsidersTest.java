package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Tools;
import com.thaloco.releaseconsole.trust.GoClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people and programs that know nothing of the console make of a release that it has cut. */
@Tag("slow")
final class OutsidersTest {
  @Test
  void goInstallerOldClientJqAndRcloneAllAcceptTheRelease() {
    Tools.need("go", "rclone", "jq", "curl", "openssl");
    Stages.run(stage -> {
      String earlier = entries(stage);
      stage.cutWarmly();
      new Observer(stage).finished();
      Path work = folder(stage);
      goAccepts(stage, work);
      assertThat(jq(stage, ".latest_stable")).isEqualTo("v0.1.7");
      assertThat(jq(stage, "[.releases[] | select(.version == \"v0.1.7\")] | length"))
          .isEqualTo("1");
      assertThat(entries(stage)).isEqualTo(earlier);
      servedInstallerInstalls(stage, work);
      oldClientMoves(stage, work);
      rcloneReadsAndChecks(stage, work);
      return true;
    });
  }

  private static void goAccepts(Stage stage, Path work) {
    Path release = stage.prefix().resolve(Stage.VERSION);
    write(work.resolve("client.go"), GoClient.SOURCE);
    write(work.resolve("cosign.pub"), stage.gitRemote("show", "v0.1.7:cosign.pub") + "\n");
    Tool tool = Tool.in(work);
    tool.run("cp", release.resolve("SHA256SUMS").toString(), "SHA256SUMS");
    tool.run("cp", release.resolve("SHA256SUMS.sig").toString(), "SHA256SUMS.sig");
    tool.run("go", "build", "-o", "client", "client.go");
    tool.run("./client", "SHA256SUMS");
    tool.run("bash", "-c", "echo >>SHA256SUMS");
    assertThat(tool.tryRun("./client", "SHA256SUMS").exit()).isEqualTo(3);
  }

  private static void servedInstallerInstalls(Stage stage, Path work) {
    String base = base(stage);
    Path prefix = work.resolve("installed");
    Tool.in(work)
        .run(
            "bash",
            "-c",
            "set -o pipefail; curl -fsSL '%1$s/install.sh' | BANGER_BASE_URL='%1$s' BANGER_PREFIX='%2$s' bash"
                .formatted(base, prefix));
    requireVersion(prefix, "v0.1.7", stage.head());
  }

  /** The binary of v0.1.6, as it lies in the bucket, drives its own update. */
  private static void oldClientMoves(Stage stage, Path work) {
    String base = base(stage);
    Path prefix = work.resolve("old");
    Tool tool = Tool.in(work);
    tool.run("mkdir", "-p", prefix.resolve("bin").toString());
    tool.run(
        "tar",
        "xzf",
        stage.prefix().resolve("v0.1.6/banger-v0.1.6-linux-amd64.tar.gz").toString(),
        "-C",
        prefix.resolve("bin").toString());
    requireVersion(prefix, "v0.1.6", stage.git("rev-parse", "v0.1.6^{commit}"));
    tool.run(
        "env",
        "BANGER_BASE_URL=" + base,
        "BANGER_PREFIX=" + prefix,
        prefix.resolve("bin/banger").toString(),
        "update");
    requireVersion(prefix, "v0.1.7", stage.head());
  }

  private static String base(Stage stage) {
    return found(stage, "public_url: (\\S+/banger)/");
  }

  private static void requireVersion(Path prefix, String version, String commit) {
    for (String binary : List.of("banger", "bangerd", "banger-vsock-agent")) {
      assertThat(Tool.here().run(prefix.resolve("bin").resolve(binary).toString(), "--version"))
          .as(binary)
          .contains(version, commit.substring(0, 7));
    }
  }

  /** Another S3 client lists what is there, and finds the same bytes as on disk. */
  private static void rcloneReadsAndChecks(Stage stage, Path work) {
    String credentials = text(stage.root().resolve("credentials"));
    Path config =
        write(
            work.resolve("rclone.conf"),
            """
            [r]
            type = s3
            provider = Other
            endpoint = %s
            access_key_id = %s
            secret_access_key = %s
            """
                .formatted(
                    found(stage, "endpoint: (\\S+)"),
                    found(credentials, "aws_access_key_id = (\\S+)"),
                    found(credentials, "aws_secret_access_key = (\\S+)")));
    Tool tool = Tool.in(work);
    String remote = "r:banger-releases/banger";
    assertThat(tool.run("rclone", "--config", config.toString(), "lsf", remote + "/v0.1.7").lines())
        .containsExactlyInAnyOrder(
            "SHA256SUMS", "SHA256SUMS.sig", "banger-v0.1.7-linux-amd64.tar.gz");
    String copied = work.resolve("copied").toString();
    tool.run("rclone", "--config", config.toString(), "copy", remote, copied);
    tool.run("rclone", "--config", config.toString(), "check", "--download", remote, copied);
    tool.run("diff", "-r", copied, stage.prefix().toString());
  }

  private static String entries(Stage stage) {
    return jq(stage, ".releases | map(select(.version != \"v0.1.7\"))");
  }

  private static String jq(Stage stage, String filter) {
    return Tool.here().run("jq", "-r", filter, stage.prefix().resolve("manifest.json").toString());
  }

  private static String found(Stage stage, String pattern) {
    return found(text(stage.repo().resolve(".release-console.yaml")), pattern);
  }

  private static String found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private static Path folder(Stage stage) {
    try {
      return Files.createDirectories(stage.root().resolveSibling("xdg").resolve("outside"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
