package com.thaloco.releaseconsole.golang;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Seed;
import com.thaloco.releaseconsole.profile.GoFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GoParserTest {
  private static GoSource parse(String text) {
    return GoParser.parse("a.go", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSyntaxErrorHasItsLine() {
    SyntaxError error = parse("package a\n\nfunc f() {\n\tx := ]\n}\n").error().orElseThrow();
    assertThat(error.line()).isEqualTo(4);
  }

  @Test
  void bytesThatGoRefusesAreRefusedWithTheirLine() {
    byte[] latin = "package a\n\n// caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(GoParser.parse("a.go", latin).error().orElseThrow().line()).isEqualTo(3);
    assertThat(parse("package a\n\0").error().orElseThrow().line()).isEqualTo(2);
    assertThat(parse("").error()).isPresent();
  }

  @Test
  void anAliasWithTypeParametersIsRead() {
    assertThat(parse("package a\n\ntype set[T comparable] = map[T]struct{}\n").error()).isEmpty();
    assertThat(parse("package a\n\ntype (\n\tp[K, V any] = struct{ k K; v V }\n)\n").error())
        .isEmpty();
    assertThat(parse("package a\n\ntype set[T any] = = int\n").error()).isPresent();
  }

  @Test
  void aRawStringThatBeginsLikeACommentIsRead() {
    GoSource read =
        parse(
            "package a // `\n\n"
                + "var x = []string{`a`, // b\n"
                + "\t`// c`, `\n"
                + "/* d */`, '\"', \"`//\"}\n");
    assertThat(read.error()).isEmpty();
    assertThat(read.declarations().getLast().find(Literals::isString))
        .extracting(Literals::string)
        .containsExactly("a", "// c", "\n/* d */", "`//");
  }

  @Test
  void depthIsBounded() {
    assertThat(
            parse("package a\n\nvar x = " + "(".repeat(20_000) + "1" + ")".repeat(20_000))
                .error()
                .orElseThrow()
                .why())
        .contains("nested");
    assertThat(parse("package a\n\nvar x = " + "\"a\" + ".repeat(5_000) + "\"b\"\n").error())
        .isEmpty();
  }

  @Test
  void generatedMutationsAreJudgedRight() {
    long seed = Seed.ofRun();
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      List<String> pieces = new ArrayList<>();
      int count = 2 + random.nextInt(5);
      StringBuilder body = new StringBuilder();
      for (int i = 0; i < count; i++) {
        pieces.add("const c%d = \"v%d\"\n".formatted(i, i));
        pieces.add(
            "func f%d(a int) string {\n\tif a > %d {\n\t\treturn c%d\n\t}\n\treturn \"z\"\n}\n"
                .formatted(i, i, i));
        body.append("\tout += f%d(%d)\n".formatted(i, i));
      }
      pieces.add("func Root() string {\n\tout := \"\"\n" + body + "\treturn out\n}\n");
      String text = "package a\n\n" + String.join("\n", pieces);
      Collections.shuffle(pieces, random);
      String harmless =
          "// Package a.\npackage a\n\n"
              + String.join("\n// more\n", pieces)
                  .replace("\n", random.nextBoolean() ? "\r\n" : "\n")
                  .replace("out", "text");
      GoFunction root = new GoFunction("a", "Root");
      Files older = Files.of("a/a.go", text);
      assertThat(
              FunctionComparison.of(older, Files.of("a/b.go", harmless), BuildTarget.linuxAmd64())
                  .compare(root)
                  .same())
          .as("seed %s, round %s", seed, round)
          .isTrue();
      int target = random.nextInt(count);
      String[] edits = {
        "\"v" + target + "\"",
        "a > " + target + " ",
        "return c" + target,
        "f" + target + "(" + target + ")"
      };
      String[] tos = {
        "\"w\"", "a >= " + target + " ", "return \"q\" + c" + target, "f" + target + "(99)"
      };
      int edit = random.nextInt(edits.length);
      assertThat(harmless).contains(edits[edit]);
      assertThat(
              FunctionComparison.of(
                      older,
                      Files.of("a/b.go", harmless.replace(edits[edit], tos[edit])),
                      BuildTarget.linuxAmd64())
                  .compare(root))
          .as("seed %s, round %s, %s", seed, round, edits[edit])
          .isInstanceOf(FunctionResult.Changed.class);
    }
  }

  @Test
  @Tag("slow")
  void memoryStaysFlatOverThousandsOfFiles() throws IOException {
    byte[] text =
        ("package a\n\n" + "func f() { println(\"x\", 1+2) }\n".repeat(100))
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 200; i++) {
      GoParser.parse("a.go", text);
    }
    long before = resident();
    for (int i = 0; i < 1_500; i++) {
      assertThat(GoParser.parse("a.go", text).error()).isEmpty();
    }
    // Each tree takes over 100 KB outside the heap: kept ones would add 150 MB.
    assertThat(resident() - before).isLessThan(90_000);
  }

  private static long resident() throws IOException {
    return java.nio.file.Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(l -> l.startsWith("VmRSS"))
        .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  @Test
  @Tag("slow")
  void whatGofmtWritesMeansTheSame() throws Exception {
    String ugly =
        "package a\n"
            + "import (\"fmt\"; str \"strings\")\n"
            + "const ( A=1 ;B\t=  0X1F )\n"
            + "type T struct{a,b int;  Name string `json:\"n\"`}\n"
            + "func (t *T) M(x,y int)(string){ if (x>y) {return fmt.Sprint(t.a ,( x+y)*2) }\n"
            + "for i:=0;i<A;i++{ switch{case i==B:continue;default:} }\n"
            + "return str.ToUpper(  `x`)}\n";
    Path file = java.nio.file.Files.createTempFile("a", ".go");
    java.nio.file.Files.writeString(file, ugly);
    Process gofmt = new ProcessBuilder("gofmt", file.toString()).start();
    String pretty = new String(gofmt.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    java.nio.file.Files.delete(file);
    assertThat(gofmt.waitFor()).isZero();
    assertThat(pretty).isNotEqualTo(ugly);
    assertThat(
            FunctionComparison.of(
                    Files.of("a.go", ugly), Files.of("a.go", pretty), BuildTarget.linuxAmd64())
                .compare(new GoFunction("", "T.M"))
                .same())
        .isTrue();
    FunctionalChanges changes =
        new FunctionalChanges(
            Files.of("a.go", ugly),
            Files.of("a.go", pretty),
            BuildTarget.linuxAmd64(),
            List.of(),
            List.of());
    assertThat(changes.among(changes.differing())).isEmpty();
  }
}
