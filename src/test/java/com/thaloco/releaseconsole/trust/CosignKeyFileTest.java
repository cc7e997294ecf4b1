package com.thaloco.releaseconsole.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.Problem;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CosignKeyFileTest {
  private static final Kdf CHEAPEST = new Kdf(32768, 8, 1);

  private static final String GOOD_JSON =
      """
      {"kdf":{"name":"scrypt","params":{"N":32768,"r":8,"p":1},\
      "salt":"%s"},"cipher":{"name":"nacl/secretbox","nonce":"%s"},"ciphertext":"%s"}\
      """
          .formatted("A".repeat(43) + "=", "B".repeat(32), "C".repeat(64));

  @TempDir private Path folder;

  private static CosignKeyFile holding(byte[] plaintext, String password) {
    try (Password given = TestKeys.password(password)) {
      byte[] json = EncryptedBox.seal(plaintext, given, CHEAPEST).json();
      String pem = NewKey.framed(CosignKeyFile.Type.COSIGN, json);
      return CosignKeyFile.parse(TestKeys.utf8(pem), "cosign.key");
    }
  }

  private static CosignKeyFile release(String password) {
    return holding(PrivateScalar.pkcs8(TestKeys.scalar("release")), password);
  }

  private static UnlockedKey unlock(CosignKeyFile file, String password) {
    try (Password given = TestKeys.password(password)) {
      return file.unlock(given);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pass wörd 🗝"})
  void opensWithItsPassword(String password) {
    CosignKeyFile file = release(password);
    assertThat(file.type()).isEqualTo(CosignKeyFile.Type.COSIGN);
    assertThat(file.kdf()).isEqualTo(CHEAPEST);
    try (UnlockedKey key = unlock(file, password)) {
      assertThat(key.publicKey()).isEqualTo(TestKeys.key("release"));
      assertThat(key.openedWithLineFeed()).isFalse();
    }
  }

  @Test
  void aWrongPasswordLocks() {
    Problem problem = TestKeys.problem(() -> unlock(release("secret"), "Secret"));
    assertThat(problem.kind()).isEqualTo(Problem.Kind.KEY_LOCKED);
    assertThat(problem.toString()).doesNotContain("Secret").doesNotContain("secret");
  }

  @Test
  void noPasswordLocks() {
    Problem problem = TestKeys.problem(() -> release("secret").unlock(Optional.empty()));
    assertThat(problem.kind()).isEqualTo(Problem.Kind.KEY_LOCKED);
    assertThat(problem.id()).isEqualTo("key.no-password");
  }

  @Test
  void aPasswordThatEchoMadeOpensAndIsTold() {
    try (UnlockedKey key = unlock(release("secret\n"), "secret")) {
      assertThat(key.openedWithLineFeed()).isTrue();
    }
    Problem problem = TestKeys.problem(() -> unlock(release("secret"), "secret\n"));
    assertThat(problem.evidence()).anyMatch(line -> line.contains("ends with a line feed"));
  }

  @Test
  void whatTheJdkWritesIsRead() {
    var pair = TestKeys.pair("EC", "secp256r1");
    try (UnlockedKey key = unlock(holding(pair.getPrivate().getEncoded(), "x"), "x")) {
      assertThat(key.publicKey().der()).isEqualTo(pair.getPublic().getEncoded());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EC,secp384r1,on P-384",
    "EC,secp521r1,on P-521",
    "RSA,'',an RSA key",
    "Ed25519,'',an Ed25519 key"
  })
  void otherKeysInsideAreNamed(String algorithm, String curve, String named) {
    byte[] pkcs8 = TestKeys.pair(algorithm, curve).getPrivate().getEncoded();
    Problem problem = TestKeys.problem(() -> PrivateScalar.ofPkcs8(pkcs8, "k"));
    assertThat(problem.kind()).isEqualTo(Problem.Kind.INPUT);
    assertThat(problem.happened()).contains(named);
  }

  @Test
  void whatIsNoUsableKeyInsideIsRefused() {
    byte[] pkcs8 = PrivateScalar.pkcs8(TestKeys.scalar("release"));
    byte[] sec1 = Arrays.copyOfRange(pkcs8, 29, pkcs8.length);
    byte[] halves = pkcs8.clone();
    halves[halves.length - 1] ^= 1;
    byte[] longer = Arrays.copyOf(pkcs8, pkcs8.length + 1);
    byte[] zero = PrivateScalar.pkcs8(TestKeys.scalar("release"));
    Arrays.fill(zero, 36, 68, (byte) 0);
    byte[] order = PrivateScalar.pkcs8(TestKeys.scalar("release"));
    put(PrivateScalar.DOMAIN.getN(), order);
    assertThat(id(order)).isEqualTo("key.range");
    put(PrivateScalar.DOMAIN.getN().subtract(BigInteger.ONE), order);
    assertThat(id(order)).isEqualTo("key.halves"); // in range, and of another public half
    assertThat(id(sec1)).isEqualTo("key.sec1");
    assertThat(id(halves)).isEqualTo("key.halves");
    assertThat(id(longer)).isEqualTo("key.plaintext");
    assertThat(id(zero)).isEqualTo("key.range");
    assertThat(id(TestKeys.utf8("hello"))).isEqualTo("key.plaintext");
    assertThat(id(new byte[0])).isEqualTo("key.plaintext");
    for (int length = 0; length < pkcs8.length; length++) {
      assertThat(id(Arrays.copyOf(pkcs8, length))).as("cut at %d", length).isNotEmpty();
    }
  }

  @Test
  void aCurveThatIsNamedInsideTooMustBeTheSame() throws IOException {
    assertThat(id(pkcs8Naming(SECObjectIdentifiers.secp384r1))).isEqualTo("key.kind");
    byte[] scalar = PrivateScalar.ofPkcs8(pkcs8Naming(SECObjectIdentifiers.secp256r1), "k");
    assertThat(new BigInteger(1, scalar)).isEqualTo(BigInteger.TWO);
    assertThat(id(new ECPrivateKey(256, BigInteger.TWO).getEncoded())).isEqualTo("key.sec1");
  }

  private static byte[] pkcs8Naming(ASN1ObjectIdentifier curve) throws IOException {
    return new PrivateKeyInfo(
            new AlgorithmIdentifier(
                X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1),
            new ECPrivateKey(256, BigInteger.TWO, curve))
        .getEncoded();
  }

  private static void put(BigInteger scalar, byte[] pkcs8) {
    byte[] bytes = scalar.toByteArray(); // with a zero before it
    System.arraycopy(bytes, bytes.length - 32, pkcs8, 36, 32);
  }

  private static String id(byte[] plaintext) {
    Problem problem = TestKeys.problem(() -> PrivateScalar.ofPkcs8(plaintext, "k"));
    assertThat(problem.kind()).isEqualTo(Problem.Kind.INPUT);
    return problem.id();
  }

  @ParameterizedTest
  @CsvSource({
    "PRIVATE KEY,unencrypted private key (PKCS#8)",
    "EC PRIVATE KEY,unencrypted private key (SEC1)",
    "RSA PRIVATE KEY,RSA",
    "ENCRYPTED PRIVATE KEY,openssl",
    "OPENSSH PRIVATE KEY,ssh",
    "PUBLIC KEY,public key",
    "CERTIFICATE,certificate"
  })
  void otherFilesAreNamed(String type, String named) {
    Problem problem = refusal(TestKeys.pem(type, TestKeys.utf8("anything")));
    assertThat(problem.kind()).isEqualTo(Problem.Kind.INPUT);
    assertThat(problem.happened()).startsWith("k:1 is ").contains(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"N\":32768|\"N\":16384|N=16384",
        "\"N\":32768|\"N\":262144|N=262144",
        "\"N\":32768|\"N\":\"32768\"|/kdf/params/N",
        "\"N\":32768|\"N\":32768.5|/kdf/params/N",
        "\"N\":32768|\"N\":99999999999|/kdf/params/N",
        "\"r\":8|\"r\":16|r=16",
        "\"p\":1|\"p\":0|p=0",
        "\"p\":1|\"q\":1|/kdf/params/p",
        "scrypt|argon2|/kdf/name",
        "nacl/secretbox|aes|/cipher/name",
        "\"salt\":\"|\"salt\":\"AAAA|/kdf/salt",
        "\"nonce\":\"|\"nonce\":\"?|/cipher/nonce",
        "\"ciphertext\"|\"cipherText\"|/ciphertext",
        "\"kdf\"|\"kdf\":{},\"kdf\"|does not hold the JSON",
        "}|} x|does not hold the JSON",
      })
  void badParametersAreNamed(String what, String instead, String named) {
    assertThat(GOOD_JSON).contains(what);
    String bad = GOOD_JSON.replace(what, instead);
    Problem problem = refusal(NewKey.framed(CosignKeyFile.Type.SIGSTORE, TestKeys.utf8(bad)));
    assertThat(problem.kind()).isEqualTo(Problem.Kind.INPUT);
    assertThat(problem.happened()).contains(named);
  }

  @Test
  void aFieldOfAnotherKindIsShownUpToFortyCharacters() {
    String salt = "\"" + "A".repeat(43) + "=\"";
    for (int digits : new int[] {40, 41}) {
      String bad = GOOD_JSON.replace(salt, "1".repeat(digits));
      assertThat(refusal(NewKey.framed(CosignKeyFile.Type.SIGSTORE, TestKeys.utf8(bad))).happened())
          .contains("has " + "1".repeat(40) + (digits > 40 ? "… at" : " at"));
    }
  }

  @Test
  void aFieldOfAnotherLengthIsToldWithTheRightOne() {
    assertThat(refusalOf("A".repeat(43) + "=", "AAAA")).contains("/kdf/salt where 32 are expected");
    assertThat(refusalOf("C".repeat(64), "CCCC")).contains("/ciphertext where at least ");
  }

  private static String refusalOf(String what, String instead) {
    String bad = GOOD_JSON.replace(what, instead);
    return refusal(NewKey.framed(CosignKeyFile.Type.SIGSTORE, TestKeys.utf8(bad))).happened();
  }

  @Test
  void whatIsNoKeyFileIsRefused() {
    assertThat(refusal("").happened()).contains("empty");
    assertThat(refusal("{\"kdf\":1}").happened()).contains("bare JSON");
    assertThat(refusal("hello").happened()).contains("not a cosign key file");
    String pem = NewKey.framed(CosignKeyFile.Type.SIGSTORE, TestKeys.utf8("{}"));
    assertThat(refusal(pem + pem).happened()).contains("2 PEM blocks");
    assertThat(refusal(pem.replaceFirst("-----END.*", "")).happened()).contains("no END");
    assertThat(refusal(pem).happened()).contains("nothing at /kdf/name");
  }

  private static Problem refusal(String text) {
    return TestKeys.problem(() -> CosignKeyFile.parse(TestKeys.utf8(text), "k"));
  }

  @Test
  void filesThatCanNotBeReadAreRefused() throws IOException {
    Path large = Files.write(folder.resolve("large"), new byte[100_000]);
    assertThat(TestKeys.problem(() -> CosignKeyFile.read(large)).id()).isEqualTo("key.large");
    Path largest = Files.write(folder.resolve("largest"), new byte[64 * 1024]);
    assertThat(TestKeys.problem(() -> CosignKeyFile.read(largest)).id()).isNotEqualTo("key.large");
    assertThat(TestKeys.problem(() -> CosignKeyFile.read(folder)).happened()).contains("folder");
    assertThat(TestKeys.problem(() -> CosignKeyFile.read(folder.resolve("none"))).id())
        .isEqualTo("key.no-file");
  }

  @Test
  void aNewKeyOpensAndIsOnlyForItsOwner() throws IOException {
    Path file = folder.resolve("cosign.key");
    try (Password password = TestKeys.password("secret")) {
      NewKey made = NewKey.create(file, password);
      assertThat(made.publicFile()).isEqualTo(folder.resolve("cosign.pub"));
      assertThat(Files.readString(made.publicFile())).isEqualTo(made.publicKey().pem());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      CosignKeyFile read = CosignKeyFile.read(file);
      assertThat(read.type()).isEqualTo(CosignKeyFile.Type.SIGSTORE);
      assertThat(read.kdf()).isEqualTo(Kdf.STANDARD);
      try (UnlockedKey key = read.unlock(password)) {
        assertThat(key.publicKey()).isEqualTo(made.publicKey());
      }
    }
  }

  @Test
  void aNewKeyOverwritesNothing() throws IOException {
    try (Password password = TestKeys.password("")) {
      Path key = Files.writeString(folder.resolve("a.key"), "mine");
      Problem problem = TestKeys.problem(() -> NewKey.create(key, password, CHEAPEST));
      assertThat(problem.kind()).isEqualTo(Problem.Kind.REFUSED);
      assertThat(key).hasContent("mine");
      Path pub = Files.writeString(folder.resolve("b.pub"), "mine");
      assertThat(
              TestKeys.problem(() -> NewKey.create(folder.resolve("b"), password, CHEAPEST)).id())
          .isEqualTo("key.exists");
      assertThat(pub).hasContent("mine");
      assertThat(folder.resolve("b")).doesNotExist();
      assertThat(
              TestKeys.problem(() -> NewKey.create(folder.resolve("no/a"), password, CHEAPEST))
                  .happened())
          .contains("folder does not exist");
    }
  }

  /** The name of the public half is a character too long for the file system. */
  @Test
  void aNewKeyWhosePublicHalfCanNotBeWrittenIsTakenBack() {
    Path key = folder.resolve("k".repeat(253));
    try (Password password = TestKeys.password("")) {
      assertThat(TestKeys.problem(() -> NewKey.create(key, password, CHEAPEST)).id())
          .isEqualTo("key.not-written");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void twoFilesOfOneKeyHaveAnotherSaltAndNonce() {
    byte[] pkcs8 = PrivateScalar.pkcs8(TestKeys.scalar("release"));
    try (Password password = TestKeys.password("secret")) {
      String one = new String(EncryptedBox.seal(pkcs8, password, CHEAPEST).json(), US_ASCII);
      String other = new String(EncryptedBox.seal(pkcs8, password, CHEAPEST).json(), US_ASCII);
      for (String field : new String[] {"\"salt\"", "\"nonce\"", "\"ciphertext\""}) {
        int at = one.indexOf(field);
        assertThat(one.substring(at, at + 40)).isNotEqualTo(other.substring(at, at + 40));
      }
    }
    assertThat(Kdf.STANDARD.memory()).isEqualTo(64 << 20);
    assertThat(Kdf.STANDARD).hasToString("scrypt N=65536 r=8 p=1");
  }

  @Test
  void aClosedPasswordIsWiped() {
    char[] typed = "secret".toCharArray();
    Password password = Password.typed(typed);
    assertThat(typed).containsOnly('\0');
    password.close();
    assertThat(password.endsWithLineFeed()).isFalse();
    assertThatThrownBy(password::copy).isInstanceOf(IllegalStateException.class);
  }
}
