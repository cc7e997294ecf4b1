package com.thaloco.releaseconsole.profile;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the binaries are built, each by one run of the command in a clean checkout.
 *
 * @param os GOOS, and part of the tarball's name
 * @param arch GOARCH, and part of the tarball's name
 * @param command the argument list; {@code {output}}, {@code {package}}, {@code {ldflags}}, {@code
 *     {version}}, {@code {commit}} and {@code {built_at}} are filled in
 * @param ldflags the {@code -X} settings, in order
 * @param environment variables passed on from the console's own environment, beyond the fixed ones
 */
public record BuildRules(
    String os,
    String arch,
    List<String> command,
    List<Ldflag> ldflags,
    List<Binary> binaries,
    List<String> environment) {
  public BuildRules {
    command = List.copyOf(command);
    ldflags = List.copyOf(ldflags);
    binaries = List.copyOf(binaries);
    environment = List.copyOf(environment);
  }

  /**
   * Whether every binary is given a fact of its release, and so has to carry it.
   *
   * @param fact a placeholder, such as {@code commit}
   */
  public boolean bakes(String fact) {
    return Stream.concat(command.stream(), ldflags.stream().map(Ldflag::value))
        .anyMatch(text -> Template.holds(text, fact));
  }

  /**
   * One {@code -X variable=value}.
   *
   * @param variable import path, dot, name: {@code banger/internal/buildinfo.Version}
   * @param value may hold {@code {version}}, {@code {commit}}, {@code {built_at}}
   */
  public record Ldflag(String variable, String value) {}

  /**
   * One binary of the tarball.
   *
   * @param name the base name in the tarball
   * @param packagePath {@code package} in the file: {@code ./cmd/banger}
   * @param environment fixed variables of this build, such as {@code CGO_ENABLED: "0"}
   * @param reports the arguments that make it print version and commit; empty: it is searched for
   *     both instead of run
   */
  public record Binary(
      String name, String packagePath, Map<String, String> environment, List<String> reports) {
    public Binary {
      environment = Map.copyOf(environment);
      reports = List.copyOf(reports);
    }
  }
}
