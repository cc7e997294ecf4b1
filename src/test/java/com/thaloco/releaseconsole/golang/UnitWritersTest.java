package com.thaloco.releaseconsole.golang;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.profile.GoFunction;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class UnitWritersTest {
  private static final String INSTALL = "cli/install.go";
  private static final Files BASE =
      Files.of(
          "go.mod",
          "module example.org/tool\n",
          "cli/units.go",
          """
          package cli

          const daemonUnit = "toold.service"

          const user = "tool"

          func render(bin, user string) string { return "[Service]\\nExecStart=" + bin + user }

          func socketUnit() string { return "[Socket]\\nListenStream=/run/tool" }

          func greeting() string { return "hello" }
          """,
          INSTALL,
          """
          package cli

          import (
          	"fmt"
          	"os"
          )

          func bin() string { return os.Getenv("BIN") }

          func install(prefix string) error {
          	where := bin()
          	units := map[string]string{
          		daemonUnit: render(where, user),
          	}
          	for name, text := range units {
          		if err := os.WriteFile(prefix+name, []byte(text), 0o644); err != nil {
          			return err
          		}
          	}
          	fmt.Println("installed")
          	return nil
          }
          """,
          "cli/install_test.go",
          "package cli\n\nfunc check() { render(\"a\", \"b\") }\n");

  private static List<String> between(Files older, Files newer) {
    GoFunction render = new GoFunction("cli", "render");
    return FunctionComparison.of(older, newer, BuildTarget.linuxAmd64())
        .writers(List.of(render))
        .stream()
        .flatMap(result -> UpdateFlow.evidence(result).stream())
        .toList();
  }

  private static List<String> install(UnaryOperator<String> change) {
    Files newer = BASE.edit(INSTALL, change);
    assertThat(newer.text(INSTALL)).isNotEqualTo(BASE.text(INSTALL));
    return between(BASE, newer);
  }

  @Test
  void anotherArgumentIsAChange() {
    assertThat(install(t -> t.replace("render(where, user)", "render(where, \"root\")")))
        .containsExactly(
            "install: call render in cli/install.go:13:"
                + " render(where, user) → render(where, \"root\")");
    assertThat(install(t -> t.replace("render(where, user)", "render(user, where)"))).isNotEmpty();
    assertThat(install(t -> t.replace("render(where, user)", "render(prefix, user)"))).isNotEmpty();
    assertThat(install(t -> t.replace("where := bin()", "where := \"/opt\""))).isNotEmpty();
    assertThat(install(t -> t.replace("where := bin()", "where := bin()\n\twhere += \"/x\"")))
        .isNotEmpty();
    assertThat(between(BASE, BASE.edit("cli/units.go", "user = \"tool\"", "user = \"root\"")))
        .containsExactly("install: const user in cli/units.go:5: \"tool\" → \"root\"");
  }

  @Test
  void aThirdUnitIsAChange() {
    Files socket =
        BASE.edit(
            INSTALL,
            "\t\tdaemonUnit: render(where, user),\n",
            "\t\tdaemonUnit: render(where, user),\n\t\t\"tool.socket\": socketUnit(),\n");
    assertThat(between(BASE, socket))
        .containsExactly(
            "socketUnit: new in cli/units.go:9",
            "install: unit tool.socket in cli/install.go:14: new");
    assertThat(between(socket, BASE))
        .containsExactly(
            "socketUnit: gone, was in cli/units.go:9",
            "install: unit tool.socket in cli/install.go:14: gone");
    assertThat(between(socket, socket.edit("cli/units.go", "/run/tool", "/run/other")))
        .containsExactly(
            "socketUnit: func socketUnit in cli/units.go:9:"
                + " func socketUnit() string { return \"[Socket]\\nListenStream=/run/tool\" }"
                + " → func socketUnit() string { return \"[Socket]\\nListenStream=/run/other\" }");
    assertThat(
            install(t ->
                t.replace(
                    "\tfmt.Println(",
                    "\t_ = os.WriteFile(\"/etc/systemd/system/tool.timer\","
                        + " []byte(\"[Timer]\\nOnBootSec=1\"), 0o644)\n\tfmt.Println(")))
        .containsExactly(
            "install: unit /etc/systemd/system/tool.timer in cli/install.go:20: new",
            "install: unit [Timer] in cli/install.go:20: new");
    assertThat(between(BASE, BASE.edit("cli/units.go", "toold.service", "daemon.service")))
        .hasSize(2)
        .allMatch(line -> line.startsWith("install: unit "));
  }

  @Test
  void whatElseTheInstallFunctionDoesIsNone() {
    assertThat(install(t -> t.replace("\"installed\"", "\"done\""))).isEmpty();
    assertThat(install(t -> t.replace("where", "folder").replace("prefix", "root"))).isEmpty();
    assertThat(install(t -> t.replace("func install(", "func setUp("))).isEmpty();
    assertThat(install(t -> t.replace("\tfmt.Println(", "\tgreeting()\n\tfmt.Println("))).isEmpty();
    assertThat(install(t -> t.replace("os.Getenv(\"BIN\")", "os.Getenv(\"TOOL_BIN\")"))).isEmpty();
    assertThat(install(t -> t + "\nfunc show(at string) { fmt.Println(render(bin(), user)) }\n"))
        .isEmpty();
    assertThat(between(BASE, BASE.edit("cli/install_test.go", "render(\"a\"", "render(\"x\"")))
        .isEmpty();
  }
}
