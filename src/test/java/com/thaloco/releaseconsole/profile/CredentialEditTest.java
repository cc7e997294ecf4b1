package com.thaloco.releaseconsole.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.ProblemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CredentialEditTest {
  private static final CredentialChoice REMOTE = new CredentialChoice.RcloneRemote("r2");

  @Test
  void aNewFileNamesOnlyTheCredentials() {
    assertThat(in("", REMOTE))
        .isEqualTo("format: 1\nbucket:\n  credentials: {rclone_remote: r2}\n");
    assertThat(in("", new CredentialChoice.Chain())).isEqualTo("format: 1\n");
  }

  @Test
  void everythingElseStaysWithItsComments() {
    String before =
        """
        format: 1
        bucket: # mine
          endpoint: https://a.example.org # R2
          credentials:
            aws_profile: old
          # about the name
          bucket: releases
        trust:
          key: ~/k
        """;
    assertThat(in(before, REMOTE))
        .isEqualTo(
            before.replace(
                "  credentials:\n    aws_profile: old\n", "  credentials: {rclone_remote: r2}\n"));
    assertThat(in(before, new CredentialChoice.Chain()))
        .isEqualTo(before.replace("  credentials:\n    aws_profile: old\n", ""));
  }

  @Test
  void theyAreAddedToABucketThatNamesNone() {
    assertThat(in("format: 1\nbucket:\n    bucket: x\n", new CredentialChoice.AwsProfile("a b")))
        .isEqualTo("format: 1\nbucket:\n    credentials: {aws_profile: a b}\n    bucket: x\n");
    assertThat(in("format: 1\n", new CredentialChoice.KeyFile(Path.of("/k"))))
        .isEqualTo("format: 1\nbucket:\n  credentials: {file: /k}\n");
  }

  @Test
  void nothingIsLeftOfABucketThatNamedOnlyThem() {
    assertThat(in("format: 1\nbucket:\n  credentials: {file: /k}\n", new CredentialChoice.Chain()))
        .isEqualTo("format: 1\n");
  }

  @Test
  void aBucketInOneLineAndBrokenTextAreRefused() {
    assertThatThrownBy(() -> in("format: 1\nbucket: {bucket: x}\n", REMOTE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("own.yaml");
    assertThatThrownBy(() -> in("format: [1\n", REMOTE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("own.yaml");
  }

  private static String in(String text, CredentialChoice choice) {
    return CredentialEdit.in("own.yaml", text, choice);
  }
}
