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

  @Test
  void aMissingRcloneConfigurationIsNamed() {
    assertThat(problem(() -> rclone("r2")).happened())
        .contains(home.resolve(".config/rclone/rclone.conf").toString());
  }
}
