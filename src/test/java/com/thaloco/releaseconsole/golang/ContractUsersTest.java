package com.thaloco.releaseconsole.golang;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.profile.ContractRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What code outside a contract's folders does with it. */
class ContractUsersTest {
  private static final ContractRule RPC =
      new ContractRule("RPC", ContractRule.Kind.RPC, List.of("internal/rpc"), List.of());
  private static final ContractRule AGENT =
      new ContractRule("agent", ContractRule.Kind.PROTOCOL, List.of("internal/rpc"), List.of());

  private static final Files TOOL =
      Files.of(
          "go.mod",
          "module example.org/tool\n",
          "internal/rpc/rpc.go",
          """
          package rpc

          const (
          	MethodPing   = "ping"
          	MethodCreate = "create"
          )

          type Hello struct{ Version int `json:"version"` }

          func Write(what any) error { return nil }
          """,
          "cmd/daemon/main.go",
          """
          package main

          import "example.org/tool/internal/rpc"

          func main() { handle("", true) }

          func handle(method string, ready bool) {
          	switch {
          	case method == rpc.MethodPing:
          		rpc.Write(rpc.Hello{1})
          	case method == rpc.MethodCreate && ready:
          		rpc.Write(nil)
          	}
          }
          """);

  private static List<String> changes(ContractRule rule, Files newer) {
    return new Contracts(TOOL, newer, BuildTarget.linuxAmd64())
        .compare(List.of(rule)).changes().stream()
            .map(c -> "%s %s %s".formatted(c.minor() ? "minor" : "patch", c.symbol(), c.change()))
            .toList();
  }

  @Test
  void aMethodThatNoCodeAnswersIsRemoved() {
    assertThat(
            changes(
                RPC,
                TOOL.edit(
                    "cmd/daemon/main.go",
                    "\tcase method == rpc.MethodCreate && ready:\n\t\trpc.Write(nil)\n",
                    "")))
        .containsExactly("minor create removed");
  }

  @Test
  void anotherConditionIsUnclear() {
    assertThat(changes(RPC, TOOL.edit("cmd/daemon/main.go", "&& ready", "&& !ready")))
        .containsExactly("minor create unclear");
  }

  @Test
  void anotherFormOfTheSameDispatchIsNoChange() {
    Files table =
        TOOL.edit(
            "cmd/daemon/main.go",
            "func main()",
            "var all = map[string]func(){rpc.MethodPing: func() {}}\n\nfunc main()");
    assertThat(changes(RPC, table)).isEmpty();
    Files moved =
        TOOL.with("internal/serve/serve.go", TOOL.text("cmd/daemon/main.go"))
            .without("cmd/daemon/main.go");
    assertThat(changes(RPC, moved)).isEmpty();
    assertThat(changes(AGENT, moved))
        .containsExactlyInAnyOrder("patch cmd/daemon removed", "patch internal/serve added");
  }

  @Test
  void whatAProgramUsesOfAProtocolCounts() {
    assertThat(
            changes(
                AGENT, TOOL.edit("cmd/daemon/main.go", "rpc.Write(rpc.Hello{1})", "rpc.Write(1)")))
        .containsExactly("minor cmd/daemon unclear");
    assertThat(
            changes(
                AGENT,
                TOOL.edit("cmd/daemon/main.go", "handle(\"\", true)", "handle(\"x\", true)")))
        .isEmpty();
  }
}
