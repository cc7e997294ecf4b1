package com.thaloco.releaseconsole.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.profile.BucketRules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

class CredentialSourceTest {
  private static final String REAL = "https://acc.r2.cloudflarestorage.com";
  private static final String HERE = "http://127.0.0.1:9000";

  @TempDir Path home;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void cleanHome() {
    environment.put("HOME", home.toString());
  }

  private static BucketRules rules(String endpoint, Optional<BucketRules.Credentials> where) {
    return new BucketRules(
        URI.create(endpoint),
        "auto",
        "b",
        "p",
        URI.create("https://example.org/p/"),
        where,
        "",
        "",
        Duration.ZERO,
        List.of());
  }

  private AwsCredentials file(String endpoint, Path file) {
    return keys(endpoint, Optional.empty(), Optional.empty(), Optional.of(file));
  }

  private AwsCredentials rclone(String remote) {
    return keys(REAL, Optional.empty(), Optional.of(remote), Optional.empty());
  }

  private AwsCredentials keys(
      String endpoint, Optional<String> aws, Optional<String> rclone, Optional<Path> file) {
    var where = new BucketRules.Credentials(aws, rclone, file);
    return CredentialSource.of(rules(endpoint, Optional.of(where)), environment)
        .resolveCredentials();
  }

  private Path write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Problem problem(Runnable call) {
    Problem problem = catchThrowableOfType(ProblemException.class, call::run).problem();
    assertThat(problem.toString()).doesNotContain("SECRET");
    return problem;
  }

  @Test
  void aRehearsalsFileIsPrivateAndOpensLoopbackOnly() throws IOException {
    Path file = home.resolve("credentials");
    LoopbackCredentials.write(file, "id", "SECRET");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    for (String here : List.of(HERE, "http://localhost:1", "http://[::1]:1")) {
      assertThat(file(here, file).secretAccessKey()).isEqualTo("SECRET");
    }
    assertThat(problem(() -> file(REAL, file)).id()).isEqualTo("bucket.credentials-rehearsal");
  }

  @Test
  void realCredentialsNeverOpenALoopbackAddress() throws IOException {
    environment.put("AWS_ACCESS_KEY_ID", "id");
    environment.put("AWS_SECRET_ACCESS_KEY", "SECRET");
    Path own =
        write(".aws/credentials", "[default]\naws_access_key_id=a\naws_secret_access_key=SECRET\n");
    write(
        ".config/rclone/rclone.conf",
        "[r2]\ntype = s3\naccess_key_id = a\nsecret_access_key = SECRET\n");
    for (Runnable call :
        List.<Runnable>of(
            () -> CredentialSource.of(rules(HERE, Optional.empty()), environment),
            () -> file(HERE, own),
            () -> keys(HERE, Optional.of("default"), Optional.empty(), Optional.empty()),
            () -> keys(HERE, Optional.empty(), Optional.of("r2"), Optional.empty()))) {
      assertThat(problem(call).id()).isEqualTo("bucket.credentials-loopback");
    }
  }

  @Test
  void aFileCanBeForARealBucket() throws IOException {
    Path file =
        write(
            "keys", "# mine\n[default]\naws_access_key_id = id\naws_secret_access_key = a=b/c+d\n");
    assertThat(file(REAL, file).accessKeyId()).isEqualTo("id");
    assertThat(file(REAL, file).secretAccessKey()).isEqualTo("a=b/c+d");
  }

  @Test
  void brokenFilesAreToldWithoutTheirContent() throws IOException {
    assertThat(problem(() -> file(REAL, home.resolve("absent"))).id())
        .isEqualTo("bucket.credentials-file");
    Path words = write("words", "SECRET without a section\n");
    assertThat(problem(() -> file(REAL, words)).id())
        .isIn("bucket.credentials-file", "bucket.credentials-incomplete");
    Path half = write("half", "[default]\naws_access_key_id = id\n");
    assertThat(problem(() -> file(REAL, half)).happened()).contains("no secret");
    Path other = write("other", "[r2]\naws_access_key_id = id\naws_secret_access_key = SECRET\n");
    assertThat(problem(() -> file(REAL, other)).happened()).contains("[default]");
  }

  @Test
  void anAwsProfileIsFoundInBothFiles() throws IOException {
    write(".aws/credentials", "[r2]\naws_access_key_id = one\naws_secret_access_key = SECRET\n");
    write(
        ".aws/config",
        "[profile other]\naws_access_key_id = two\naws_secret_access_key = SECRET\n");
    assertThat(keys(REAL, Optional.of("r2"), Optional.empty(), Optional.empty()).accessKeyId())
        .isEqualTo("one");
    assertThat(keys(REAL, Optional.of("other"), Optional.empty(), Optional.empty()).accessKeyId())
        .isEqualTo("two");
    assertThat(
            problem(() -> keys(REAL, Optional.of("typo"), Optional.empty(), Optional.empty())).id())
        .isEqualTo("bucket.aws-profile");
  }

  @Test
  void withoutAnythingNamedTheEnvironmentIsUsed() {
    environment.put("AWS_ACCESS_KEY_ID", "id");
    environment.put("AWS_SECRET_ACCESS_KEY", "SECRET");
    assertThat(
            CredentialSource.of(rules(REAL, Optional.empty()), environment)
                .resolveCredentials()
                .accessKeyId())
        .isEqualTo("id");
  }

  @Test
  void anRcloneRemoteIsRead() throws IOException {
    write(
        ".config/rclone/rclone.conf",
        """
        # made by rclone
        [drive]
        type = drive

        [r2]
        type = s3
        provider = Cloudflare
        access_key_id = id
        secret_access_key = SE=CRET
        endpoint = https://ACC.r2.cloudflarestorage.com/

        [elsewhere]
        type = s3
        access_key_id = id
        secret_access_key = SECRET
        endpoint = other.r2.cloudflarestorage.com

        [env]
        type = s3
        env_auth = true
        """);
    assertThat(rclone("r2").secretAccessKey()).isEqualTo("SE=CRET");
    assertThat(rclone("r2:").accessKeyId()).isEqualTo("id");
    assertThat(problem(() -> rclone("elsewhere")).id()).isEqualTo("bucket.credentials-elsewhere");
    assertThat(problem(() -> rclone("drive")).happened()).contains("'drive', not s3");
    assertThat(problem(() -> rclone("typo")).next().asText()).contains("drive, r2, elsewhere, env");
    environment.put("AWS_ACCESS_KEY_ID", "from-env");
    environment.put("AWS_SECRET_ACCESS_KEY", "SECRET");
    assertThat(rclone("env").accessKeyId()).isEqualTo("from-env");
    environment.put("RCLONE_CONFIG_R2_ACCESS_KEY_ID", "stronger");
    assertThat(rclone("r2").accessKeyId()).isEqualTo("stronger");
  }

  @Test
  void anEncryptedRcloneConfigurationIsExplained() throws IOException {
    Path conf =
        write("x.conf", "# Encrypted rclone configuration File\n\nRCLONE_ENCRYPT_V0:\nSECRET\n");
    environment.put("RCLONE_CONFIG", conf.toString());
    Problem problem = problem(() -> rclone("r2"));
    assertThat(problem.id()).isEqualTo("bucket.rclone-encrypted");
    assertThat(problem.kind()).isEqualTo(Problem.Kind.INPUT);
    assertThat(problem.happened()).contains(conf.toString());
  }

  /** Written by rclone 1.60. */
  private static final String ENCRYPTED =
      """
      # Encrypted rclone configuration File

      RCLONE_ENCRYPT_V0:
      X1foKgdImhWHzEOOiMKRg6AcINNQ7XrGYFsepja67/7U3nGnNV3qAu1UoSm+Ws7+/whRCMU5unpmTe4jpqyFLqikUGzB\
      JOCXhAX3FD6hIOEUHX9vv7MfRZROdU+dolbu7yGDwFO3CoKw5bQggR3uybZDujKu2k1MEg2yiIECNvlH+UXl37f+BQhu\
      1jS27AZn1SRbJ4h2aT3aB88+VD/5aTyAwIKqNWEhsrMqNBk=\
      """;

  @Test
  void anEncryptedRcloneConfigurationIsReadWithItsPassword() throws IOException {
    environment.put("RCLONE_CONFIG", write("x.conf", ENCRYPTED).toString());
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("RCLONE_CONFIG_PASS", "s\u00e9same ouvre");
    assertThat(rclone("r2").secretAccessKey()).isEqualTo("SE=CRET");
    environment.put("RCLONE_CONFIG_PASS", "wrong");
    Problem wrong = problem(() -> rclone("r2"));
    assertThat(wrong.id()).isEqualTo("bucket.rclone-encrypted");
    assertThat(wrong.toString()).doesNotContain("wrong\"", "SE=CRET");
    environment.remove("RCLONE_CONFIG_PASS");
    environment.put("RCLONE_PASSWORD_COMMAND", "printf \"s\u00e9same ouvre\n\"");
    assertThat(rclone("r2").secretAccessKey()).isEqualTo("SE=CRET");
  }

  @Test
  void aPasswordCommandThatFailsIsNamedWithoutItsOutput() throws IOException {
    environment.put("RCLONE_CONFIG", write("x.conf", ENCRYPTED).toString());
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("COSIGN_PASSWORD", "hush");
    environment.put("RCLONE_PASSWORD_COMMAND", "sh -c \"echo sesame; env; exit 3\"");
    Problem failed = problem(() -> rclone("r2"));
    assertThat(failed.id()).isEqualTo("bucket.rclone-password");
    assertThat(failed.happened()).contains("exit code 3");
    assertThat(failed.toString()).doesNotContain("sesame", "hush");
  }

  @Test
  void anRcloneRemoteOfVariablesNeedsNoFile() {
    environment.put("RCLONE_CONFIG_R2_TYPE", "s3");
    environment.put("RCLONE_CONFIG_R2_ACCESS_KEY_ID", "a");
    environment.put("RCLONE_CONFIG_R2_SECRET_ACCESS_KEY", "b");
    assertThat(rclone("r2").accessKeyId()).isEqualTo("a");
    assertThat(problem(() -> rclone("other")).next().asText()).contains("r2");
    assertThat(CredentialNames.find(environment).rcloneRemotes()).containsExactly("r2");
  }

  @Test
  void aByteOrderMarkIsNoPartOfAConfiguration() throws IOException {
    environment.put(
        "RCLONE_CONFIG",
        write(
                "bom.conf",
                "\ufeff[r2]\r\ntype = s3\r\naccess_key_id = id\r\nsecret_access_key = s\r\n")
            .toString());
    assertThat(rclone("r2").accessKeyId()).isEqualTo("id");
    Path keys =
        write("keys", "\ufeff[default]\naws_access_key_id = x\naws_secret_access_key = y\n");
    assertThat(file(REAL, keys).accessKeyId()).isEqualTo("x");
  }

  @Test
  void theSharedCredentialsFileOfAnRcloneRemoteIsRead() throws IOException {
    Path shared =
        write(
            "shared",
            """
            [default]
            aws_access_key_id = of-default
            aws_secret_access_key = s
            [work]
            aws_access_key_id = of-work
            aws_secret_access_key = s
            """);
    String conf =
        "[r2]\ntype = s3\nenv_auth = true\nshared_credentials_file = %s\n".formatted(shared);
    environment.put("RCLONE_CONFIG", write("a.conf", conf).toString());
    assertThat(rclone("r2").accessKeyId()).isEqualTo("of-default");
    environment.put("RCLONE_CONFIG", write("b.conf", conf + "profile = work\n").toString());
    assertThat(rclone("r2").accessKeyId()).isEqualTo("of-work");
  }

  @Test
  void aMissingRcloneConfigurationIsNamed() {
    assertThat(problem(() -> rclone("r2")).happened())
        .contains(home.resolve(".config/rclone/rclone.conf").toString());
  }
}
