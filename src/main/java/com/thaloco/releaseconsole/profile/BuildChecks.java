package com.thaloco.releaseconsole.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the build's section must fulfil. */
final class BuildChecks {
  private BuildChecks() {}

  static void of(BuildRules b, PlacedValue at) {
    String name = "It must be as Go names it, such as linux or amd64.";
    Rules.matches(b.os(), "[a-z0-9]+", at.at("os"), name);
    Rules.matches(b.arch(), "[a-z0-9]+", at.at("arch"), name);
    command(b, at.at("command"));
    Rules.unique(
        b.ldflags().stream().map(BuildRules.Ldflag::variable).toList(),
        at.at("ldflags"),
        "the variable");
    PlacedValue binaries = at.at("binaries");
    Rules.notEmpty(b.binaries(), binaries, "It must list what goes into the tarball.");
    Rules.unique(
        b.binaries().stream().map(BuildRules.Binary::name).toList(), binaries, "the binary");
    Rules.passedOn(b.environment(), at.at("environment"));
  }

  private static void command(BuildRules b, PlacedValue at) {
    Rules.command(b.command(), at);
    Rules.templates(b.command(), at, Template.BUILD);
    if (b.command().stream().anyMatch(a -> !Template.strangers(a, Template.BUILD).isEmpty())) {
      return; // a misspelt one may be what seems to be missing
    }
    var needed = new ArrayList<>(List.of("output", "package"));
    if (!b.ldflags().isEmpty()) {
      needed.add("ldflags");
    }
    for (String placeholder : needed) {
      if (b.command().stream().noneMatch(a -> Template.holds(a, placeholder))) {
        at.wrong(
            "has no {" + placeholder + "}",
            "It needs {output} and {package}, and {ldflags} where there are any.");
      }
    }
  }

  static void of(BuildRules.Binary b, PlacedValue at) {
    Rules.fileName(b.name(), at.at("name"));
    String path = b.packagePath();
    boolean fine =
        path.equals(".")
            || (path.startsWith("./")
                && !path.contains("\\")
                && Arrays.stream(path.substring(2).split("/", -1))
                    .noneMatch(p -> p.isEmpty() || p.equals(".") || p.equals("..")));
    if (!fine) {
      at.at("package")
          .wrong(
              "is " + PlacedValue.quote(path),
              "It must be a package of the repository: ./cmd/banger.");
    }
    Rules.variables(b.environment(), at.at("environment"));
  }

  static void of(BuildRules.Ldflag l, PlacedValue at) {
    Rules.matches(
        l.variable(),
        "[^\\s=.'\"][^\\s='\"]*\\.[\\p{L}_][\\p{L}\\p{Nd}_]*",
        at.at("variable"),
        "It must be import path, dot, name: banger/internal/buildinfo.Version.");
    Rules.template(l.value(), at.at("value"), Template.LDFLAG);
    // go's linker reads -X in words: quotes and white space would end the value.
    if (l.value().matches(".*[\\s'\"].*")) {
      at.at("value").wrong("holds white space or a quote", "It must be one word.");
    }
  }
}
