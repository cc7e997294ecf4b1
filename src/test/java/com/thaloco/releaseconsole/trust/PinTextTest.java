package com.thaloco.releaseconsole.trust;

import static com.thaloco.releaseconsole.trust.TestKeys.GO;
import static com.thaloco.releaseconsole.trust.TestKeys.PUB;
import static com.thaloco.releaseconsole.trust.TestKeys.SH;
import static com.thaloco.releaseconsole.trust.TestKeys.pinned;
import static com.thaloco.releaseconsole.trust.TestKeys.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.profile.TrustRules.Pin;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PinTextTest {
  private final ReleaseKey key = TestKeys.key("release");
  private final String pem = key.pem();
  private final String block = pem.strip();
  private final String other = TestKeys.key("other").pem();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const Key = `%s`",
        "const Key = `%s\n`",
        "const Key = `\n%s\n`\n",
        "var Key = `%s`",
        "var Key string = `%s`",
        "var Key = []byte(`%s`)",
        "const Key = string(`%s`) // kept in step with install.sh",
        "const (\n\tOther = 1\n\n\t// Key is pinned.\n\tKey = `%s`\n\tLast = \"x\"\n)",
        "const (\n\tOther = `a`; Key = `%s`\n)",
        "// const Key = `old`\n/* const Key = `old` */\nconst Key = `%s`",
        "var text = \"const Key = `\"\nvar tick = '`'\nconst Key = `%s`",
        "func f() {\n\tconst Key = `local`\n\tvar (\n\t\tKey2 = Key\n\t)\n}\nconst Key = `%s`",
        "type T struct{ Key string }\nvar Key = (`%s`)\nvar _ = T{Key: `x`}",
        "type T struct{}\n\nfunc (T) Key() string { return `x` }\n\nconst Key = `%s`",
        "const (\n\tOther = Key\n\tKey = `%s`\n)",
        "const (\n\tA = 1\n)\n\nfunc f() {\n\tA := 2\n\tKey := A\n}\n\nconst Key = `%s`",
        "var Key []byte = []byte(`%s`)",
        "/*/ const Key = `old` */\nconst Key = `%s`",
        "/*\n\n*/\nconst Other = `a\nb`\nconst Key = `%s`",
        "const (\n\tA = len(\"x\")\n\tKey = `%s`\n)",
        "func f() {\n\tg(1)\n\tKey = `x`\n}\n\nconst Key = `%s`",
      })
  void aGoConstantIsRead(String declaration) {
    String source = "package updater\n\n" + declaration.formatted(block) + "\n";
    PinReading.Pinned pin = pinned(GO, source);
    assertThat(pin.key()).isEqualTo(key);
    assertThat(pin.block().text()).isEqualTo(block);
    long line = source.substring(0, source.indexOf(block)).lines().count();
    boolean startsLine = source.charAt(source.indexOf(block) - 1) == '\n';
    assertThat(pin.block().line()).isEqualTo((int) (startsLine ? line + 1 : line));
  }

  @Test
  void aGoTextInPartsIsRead() {
    String parts =
        pem.lines().map(line -> "\t\"" + line + "\\n\"").collect(Collectors.joining(" +\n"));
    PinReading.Pinned pin = pinned(GO, "package p\n\nconst Key = \"\" +\n" + parts + "\n");
    assertThat(pin.block().text()).isEqualTo(block);
    assertThat(pin.block().lines()).extracting(KeyBlock.Line::number).containsExactly(4, 5, 6, 7);
  }

  @Test
  void escapesOfAGoTextAreRead() {
    String escaped =
        block
            .replaceFirst("\n", "\\\\012")
            .replace("\n", "\\n")
            .replace("M", "\\115")
            .replace("F", "\\x46")
            .replace("k", "\\u006b")
            .replace("w", "\\U00000077");
    assertThat(pinned(GO, "package p\nconst Key = \"" + escaped + "\"\n").key()).isEqualTo(key);
    String bell = other.strip().replace("\n", "\\n").replace("a", "\\a");
    assertThat(unreadable(GO, "package p\nconst Key = \"" + bell + "\"\n").happened())
        .contains("not base64");
  }

  @Test
  void theGoCompilerDropsCarriageReturns() {
    String source = ("package p\nconst Key = `" + pem + "`\n").replace("\n", "\r\n");
    assertThat(pinned(GO, source).block().text()).isEqualTo(block);
  }

  @Test
  void aGoFileWithoutSymbolHasItsOnlyText() {
    var pin = new Pin("a.go", Optional.empty());
    String source = "package p\n/*\n" + other + "*/\nconst Key = `" + pem + "`\n";
    assertThat(pinned(pin, source).key()).isEqualTo(key);
    assertThat(unreadable(pin, source + "var B = `" + other + "`").id())
        .isEqualTo("pin.several-blocks");
  }

  @Test
  void aGoFileThatDoesNotPinIsExplained() {
    String start = "package p\n";
    assertThat(unreadable(GO, start).id()).isEqualTo("pin.no-symbol");
    assertThat(unreadable(GO, start + "// const Key = `" + pem + "`").id())
        .isEqualTo("pin.no-symbol");
    assertThat(unreadable(GO, start + "func f() { const Key = `" + pem + "` }").id())
        .isEqualTo("pin.no-symbol");
    assertThat(unreadable(GO, start + "const Key = load()").id()).isEqualTo("pin.not-text");
    assertThat(unreadable(GO, start + "var Key string").id()).isEqualTo("pin.not-text");
    assertThat(unreadable(GO, start + "const Key = `" + pem + "` + rest").id())
        .isEqualTo("pin.not-text");
    assertThat(unreadable(GO, start + "var (\n\tKey string\n\tOther = `" + pem + "`\n)").id())
        .as("the text of the next one")
        .isEqualTo("pin.not-text");
    assertThat(unreadable(GO, start + "var Key = []rune(`" + pem + "`)").id())
        .isEqualTo("pin.not-text");
    assertThat(unreadable(GO, start + "const Key = `none`").id()).isEqualTo("pin.no-block");
    assertThat(unreadable(GO, start + "const Key = `" + pem + other + "`").id())
        .isEqualTo("pin.several-blocks");
    assertThat(unreadable(GO, start + "const Key = `x`\nconst Key = `" + pem + "`").happened())
        .contains("more than once (lines 2 and 3)");
    assertThat(unreadable(GO, start + "const Key = `\n  " + pem + "`").id())
        .isEqualTo("pin.no-block");
  }

  @Test
  void cutGoSourceIsNoCrash() {
    String source = "package p\nvar q = '\\''\nconst Key = `" + pem + "` + \"\\x41\\u00e9\\101\"\n";
    for (int end = 0; end < source.length(); end++) {
      assertThat(TestKeys.read(GO, source.substring(0, end))).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat > \"$tmp\" <<'EOF'\n%s\nEOF\n",
        "KEY='%s'\n",
        "KEY=\"%s\"\n",
        "readonly KEY='%s\n'\n",
        "KEY=$(cat <<EOF\n%s\nEOF\n)\n",
        "# -----BEGIN PUBLIC KEY-----\n# old\n# -----END PUBLIC KEY-----\nKEY='%s'\n",
        "KEY='%s'\nsed -n '/-----BEGIN PUBLIC KEY-----/,/-----END PUBLIC KEY-----/p' f\n",
        "grep -q -- '-----BEGIN PUBLIC KEY-----' f && grep -q -- '-----END PUBLIC KEY-----' f\n"
            + "KEY='%s'\n",
        "awk '/-----BEGIN PUBLIC KEY-----/{p=1} p'\nKEY='%s'\n",
      })
  void aShellScriptIsRead(String script) {
    String text = "#!/usr/bin/env bash\nset -eu\n" + script.replace("%s", block);
    PinReading.Pinned pin = pinned(SH, text);
    assertThat(pin.key()).isEqualTo(key);
    assertThat(pin.block().text()).isEqualTo(block);
    String lineOfBlock = text.lines().toList().get(pin.block().line() - 1);
    assertThat(lineOfBlock).endsWith("-----BEGIN PUBLIC KEY-----");
  }

  @Test
  void tabsOfADashHeredocFallAway() {
    String indented = pem.replaceAll("(?m)^(?=.)", "\t\t");
    String text = "#!/bin/sh\nf() {\n\tcat <<-EOF\n" + indented + "\tEOF\n}\n";
    assertThat(pinned(SH, text).block().text()).isEqualTo(block);
    assertThat(unreadable(SH, text.replace("<<-", "<<")).id()).isEqualTo("pin.form");
    assertThat(unreadable(SH, text.replace("cat <<-", "cat <<-A\nA\ncat <<")).id())
        .as("the last one counts")
        .isEqualTo("pin.form");
    assertThat(unreadable(SH, text.replace("\t\t", "  ")).id())
        .as("blanks stay")
        .isEqualTo("pin.form");
  }

  @Test
  void aShellVariableIsChosenByName() {
    String text = "#!/bin/sh\nOLD_KEY='" + other + "'\nKEY='" + pem + "'\n";
    assertThat(pinned(new Pin("i.sh", Optional.of("KEY")), text).key()).isEqualTo(key);
    assertThat(unreadable(new Pin("i.sh", Optional.of("NEW")), text).id())
        .isEqualTo("pin.no-symbol");
    assertThat(unreadable(SH, text).happened()).contains("2 public key blocks (lines 2, 7)");
  }

  @Test
  void ofManyShellKeysFiveAreTold() {
    String five = "#!/bin/sh\n" + ("KEY='" + pem + "'\n").repeat(5);
    assertThat(unreadable(SH, five).happened()).contains("5 public key blocks", "22)");
    assertThat(unreadable(SH, five + "KEY='" + pem + "'\n").happened())
        .contains("6 public key blocks", "22, …)");
  }

  @Test
  void aShellKeyInAnotherFormIsNotPassedOver() {
    String escaped = block.replace("\n", "\\n");
    assertThat(unreadable(SH, "#!/bin/sh\nprintf '" + escaped + "' > k\n").id())
        .isEqualTo("pin.form");
    assertThat(
            unreadable(SH, "#!/bin/sh\n: <<'X'\n" + pem + "X\nprintf '" + escaped + "' > k\n").id())
        .isEqualTo("pin.several-blocks");
    assertThat(unreadable(SH, "#!/bin/sh\nKEY='" + block + "junk'\n").id()).isEqualTo("pin.form");
    assertThat(unreadable(SH, "#!/bin/sh\necho hello\n").id()).isEqualTo("pin.no-block");
    assertThat(unreadable(SH, "#!/bin/sh\ncat <<E\n" + block.replaceFirst("-----END.*", "E")).id())
        .isEqualTo("pin.broken");
  }

  @Test
  void aCarriageReturnInAShellScriptStaysVisible() {
    PinReading.Pinned pin = pinned(SH, "#!/bin/sh\nKEY='" + block.replace("\n", "\r\n") + "'\n");
    assertThat(pin.key()).isEqualTo(key);
    assertThat(pin.block().text()).contains("\r\n");
  }

  @Test
  void aScriptIsToldByItsFirstLineToo() {
    var pin = new Pin("install", Optional.empty());
    assertThat(pinned(pin, "#!/usr/bin/env -S bash\nKEY='" + block + "'\n").key()).isEqualTo(key);
    assertThat(unreadable(pin, "KEY='" + block + "'\n").id()).isEqualTo("pin.no-block");
  }

  @Test
  void aPemFileIsReadWithItsPreamble() {
    PinReading.Pinned pin =
        pinned(PUB, "The key of the rehearsal.\r\n" + pem.replace("\n", "\r\n"));
    assertThat(pin.place()).isEqualTo("cosign.pub:2");
    assertThat(pin.block().text()).isEqualTo(block);
    assertThat(unreadable(PUB, pem + other).id()).isEqualTo("pin.several-blocks");
    assertThat(unreadable(PUB, "").id()).isEqualTo("pin.no-block");
  }

  @Test
  void anUnreadablePinIsRefusedAndNotBadInput() {
    Problem problem = unreadable(PUB, pem.replaceFirst("MFk", "MF!"));
    assertThat(problem.kind()).isEqualTo(Problem.Kind.REFUSED);
    assertThat(problem.happened()).contains("cosign.pub:2").contains("'!'");
    assertThat(TestKeys.read(PUB, pem.replaceFirst("MFk", "MF!")))
        .isInstanceOfSatisfying(
            PinReading.Unreadable.class, unread -> assertThat(unread.block()).isPresent());
  }

  @Test
  void aMissingFileIsAReading() {
    PinReading missing = PinText.missing(GO, "a.go at v0.1.3");
    assertThat(missing)
        .isInstanceOfSatisfying(
            PinReading.Unreadable.class,
            unread ->
                assertThat(unread.problem().happened())
                    .isEqualTo("a.go at v0.1.3 does not exist."));
  }
}
