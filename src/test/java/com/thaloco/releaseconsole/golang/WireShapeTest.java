package com.thaloco.releaseconsole.golang;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.profile.ContractRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A field is what goes over the wire, however the code spells it. */
class WireShapeTest {
  private static final ContractRule RPC =
      new ContractRule("rpc", ContractRule.Kind.RPC, List.of("rpc"), List.of());
  private static final ContractRule STORE =
      new ContractRule("store", ContractRule.Kind.STORE, List.of("store"), List.of());

  private static final Files FLAT =
      Files.of(
          "go.mod",
          "module example.org/tool\n",
          "rpc/rpc.go",
          """
          package rpc

          type VM struct {
          	Name  string `json:"name"`
          	State string `json:"state"`
          }

          type ListResponse struct {
          	VMs []VM `json:"vms"`
          }
          """,
          "cmd/d/main.go",
          """
          package main

          import "example.org/tool/rpc"

          func main() { use(rpc.ListResponse{}) }

          func use(answer any) {}
          """);

  private static List<String> changes(ContractRule rule, Files older, Files newer) {
    return new Contracts(older, newer, BuildTarget.linuxAmd64())
        .compare(List.of(rule)).changes().stream()
            .map(c -> "%s %s %s".formatted(c.minor() ? "minor" : "patch", c.symbol(), c.change()))
            .toList();
  }

  @Test
  void fieldsOfAnEmbeddedStructAreThoseOfTheOuterOne() {
    Files shared =
        FLAT.edit("rpc/rpc.go", "\tName  string `json:\"name\"`\n", "\tnamed\n")
            .edit(
                "rpc/rpc.go",
                "package rpc\n",
                "package rpc\n\ntype named struct {\n\tName string `json:\"name\"`\n}\n");
    assertThat(changes(RPC, FLAT, shared)).noneMatch(c -> c.startsWith("minor"));
    assertThat(changes(RPC, FLAT, shared.edit("rpc/rpc.go", "json:\"name\"", "json:\"id\"")))
        .contains("minor VM.name removed");
  }

  @Test
  void aNameForATextIsATextUnlessItWritesItself() {
    Files named =
        FLAT.edit("rpc/rpc.go", "State string", "State State")
            .edit("rpc/rpc.go", "package rpc\n", "package rpc\n\ntype State string\n");
    assertThat(changes(RPC, FLAT, named)).noneMatch(c -> c.startsWith("minor"));
    Files written =
        named.with(
            "rpc/state.go",
            "package rpc\n\n"
                + "func (s State) MarshalText() ([]byte, error) { return []byte(\"x\"), nil }\n");
    assertThat(changes(RPC, FLAT, written)).contains("minor VM.state changed");
    assertThat(changes(RPC, named, written)).contains("minor State.MarshalText unclear");
  }

  @Test
  void aTypeThatNoCodeSendsAnyMoreIsUnclear() {
    assertThat(changes(RPC, FLAT, FLAT.edit("cmd/d/main.go", "rpc.ListResponse{}", "rpc.VM{}")))
        .containsExactly("minor ListResponse unclear", "patch VM added");
  }

  @Test
  void anotherFormatOfTheStoreIsUnclearAndSoAreTwoMigrationsWithOneNumber() {
    Files store =
        Files.of(
            "go.mod",
            "module example.org/tool\n",
            "store/store.go",
            """
            package store

            import "encoding/json"

            var migrations = []struct { n int; s string }{
            	{1, "CREATE TABLE a (b TEXT)"},
            }

            func write(v any) ([]byte, error) { return json.Marshal(v) }
            """);
    Files gob = store.edit("store/store.go", "encoding/json", "encoding/gob");
    assertThat(changes(STORE, store, gob)).contains("minor encoding/json unclear");
    Files zipped =
        store.edit(
            "store/store.go",
            "import \"encoding/json\"",
            "import (\"compress/gzip\"; \"encoding/json\")");
    assertThat(changes(STORE, store, zipped)).containsExactly("minor compress/gzip unclear");
    Files twice =
        store.edit(
            "store/store.go",
            "(b TEXT)\"},\n",
            "(b TEXT)\"},\n\t{1, \"CREATE TABLE c (d TEXT)\"},\n");
    assertThat(changes(STORE, store, twice)).contains("minor migration 1 twice unclear");
  }
}
