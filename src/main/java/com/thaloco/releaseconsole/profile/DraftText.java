package com.thaloco.releaseconsole.profile;

import com.thaloco.releaseconsole.profile.ProfileDraft.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a draft as the file that it will be. */
final class DraftText {
  private final StringBuilder out = new StringBuilder();
  private final ProfileDraft draft;

  private DraftText(ProfileDraft draft) {
    this.draft = draft;
  }

  static String of(ProfileDraft draft) {
    return new DraftText(draft).text();
  }

  private String text() {
    line("# How %s is released. docs/profile.md says what each key is for.", value(Field.PROJECT));
    line("format: 1");
    line("project: %s", value(Field.PROJECT));
    section("source");
    line("  branch: %s", value(Field.BRANCH));
    line("  remote: %s", value(Field.REMOTE));
    build();
    if (!draft.get(Field.SMOKE).isEmpty()) {
      section("smoke");
      line("  command: %s", words(Field.SMOKE));
      line("  timeout: 1h");
    }
    section("changelog");
    decide(Field.CHANGELOG);
    line("  path: %s", value(Field.CHANGELOG));
    line("  headings: [Added, Changed, Deprecated, Removed, Fixed, Security, Notes]");
    decide(Field.REPOSITORY_URL);
    line("  repository_url: %s", value(Field.REPOSITORY_URL));
    line("  tag_path: /releases/tag/");
    units();
    line("");
    line("# update_flow: {functions, paths}, where clients update themselves");
    trust();
    bucket();
    return out.toString();
  }

  /** Left out where there is no unit file, and so nothing to compare. */
  private void units() {
    List<String> paths = list(Field.UNIT_PATHS);
    if (paths.isEmpty()) {
      line("");
      line("# units: {renderers, paths, command}, where an update does not rewrite unit files");
      return;
    }
    section("units");
    line("  # renderers: the Go functions that write unit files");
    line("  paths: [%s]", String.join(", ", paths.stream().map(YamlScalars::write).toList()));
    decide(Field.UNITS_COMMAND);
    line("  command: %s", value(Field.UNITS_COMMAND));
  }

  private void build() {
    section("build");
    line("  os: linux");
    line("  arch: amd64");
    line(
        "  command: [go, build, -trimpath, -buildvcs=false, -ldflags, \"{ldflags}\", -o,"
            + " \"{output}\", \"{package}\"]");
    if (list(Field.LDFLAGS).isEmpty()) {
      line(
          "  # ldflags: [{variable: main.version, value: \"{version}\"}], and {commit},"
              + " {built_at}");
    } else {
      line("  ldflags:");
    }
    for (String flag : list(Field.LDFLAGS)) {
      int at = flag.indexOf('=');
      line(
          "    - {variable: %s, value: %s}",
          YamlScalars.write(at < 0 ? flag : flag.substring(0, at)),
          YamlScalars.write(at < 0 ? "" : flag.substring(at + 1)));
    }
    decide(Field.BINARIES);
    line("  binaries:");
    for (String folder : list(Field.BINARIES)) {
      line(
          "    - {name: %s, package: %s}",
          folder.equals(".")
              ? value(Field.PROJECT)
              : YamlScalars.write(folder.substring(folder.lastIndexOf('/') + 1)),
          YamlScalars.write(folder));
    }
  }

  private void trust() {
    section("trust");
    String client = draft.get(Field.CLIENT_PIN);
    if (client.isEmpty()) {
      line("  # client: {path, symbol}, where clients update themselves");
    } else {
      int symbol = client.indexOf('#');
      line(
          symbol < 0 ? "  client: {path: %s}" : "  client: {path: %s, symbol: %s}",
          YamlScalars.write(symbol < 0 ? client : client.substring(0, symbol)),
          YamlScalars.write(symbol < 0 ? "" : client.substring(symbol + 1)));
    }
    if (!draft.get(Field.INSTALLER_PIN).isEmpty()) {
      line("  installer: {path: %s}", value(Field.INSTALLER_PIN));
    }
    List<String> others = list(Field.OTHER_PINS);
    if (!others.isEmpty()) {
      decide(Field.OTHER_PINS);
      line(
          "  others: [%s]",
          others.stream()
              .map(path -> "{path: %s}".formatted(YamlScalars.write(path)))
              .collect(Collectors.joining(", ")));
    }
  }

  private void bucket() {
    section("bucket");
    decide(Field.ENDPOINT);
    line("  endpoint: %s", value(Field.ENDPOINT));
    line("  region: auto");
    decide(Field.BUCKET);
    line("  bucket: %s", value(Field.BUCKET));
    line("  prefix: %s", value(Field.PREFIX));
    decide(Field.PUBLIC_URL);
    line("  public_url: %s", value(Field.PUBLIC_URL));
    line("  versioned_cache: public, max-age=300");
    line("  root_cache: no-cache");
    line("  drain: 10m");
    section("manifest");
    line("  key: manifest.json");
    line("  releases: releases");
    line("  latest: latest_stable");
    line("  # For the first release. Where the bucket has releases, leave it out: it is learned.");
    line("  entry:");
    line("    version: \"{version}\"");
    line("    released_at: \"{released_at}\"");
    line("    commit: \"{commit}\"");
    line("    tarball_url: \"{tarball_url}\"");
    line("    tarball_sha256: \"{tarball_sha256}\"");
    line("    tarball_size: \"{tarball_size}\"");
    line("    sha256sums_url: \"{hashes_url}\"");
    line("    sha256sums_sig_url: \"{signature_url}\"");
    installer();
    section("verify");
    line("  public_timeout: 10m");
  }

  /** A script that pins no key may install something else: that is for people to say. */
  private void installer() {
    String path = draft.get(Field.INSTALLER);
    boolean pins = !draft.get(Field.INSTALLER_PIN).isEmpty();
    if (!path.isEmpty() && pins) {
      section("installer");
      line("  path: %s", value(Field.INSTALLER));
      line("  key: install.sh");
      return;
    }
    line("");
    if (!path.isEmpty()) {
      line(ProfileDraft.DECIDE + "Whether this script installs releases from the bucket.");
    }
    line(
        "# installer: {path: %s, key: install.sh}",
        path.isEmpty() ? "scripts/install.sh" : value(Field.INSTALLER));
  }

  private void section(String name) {
    line("");
    ProfileKeys.meaning(name).ifPresent(meaning -> line("# " + meaning));
    line("%s:", name);
  }

  /** Marks what is an example, before the line that has it. */
  private void decide(Field field) {
    if (draft.undecided().contains(field)) {
      line("  " + ProfileDraft.DECIDE + field.decision());
    }
  }

  private void line(String format, Object... values) {
    out.append(values.length == 0 ? format : format.formatted(values)).append('\n');
  }

  private String value(Field field) {
    return YamlScalars.write(draft.get(field));
  }

  private List<String> list(Field field) {
    return Arrays.stream(draft.get(field).split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private String words(Field field) {
    List<String> words =
        Arrays.stream(draft.get(field).split("\\s+")).filter(word -> !word.isEmpty()).toList();
    return "[" + String.join(", ", words.stream().map(YamlScalars::write).toList()) + "]";
  }
}
