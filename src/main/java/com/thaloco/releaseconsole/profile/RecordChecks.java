package com.thaloco.releaseconsole.profile;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What each record must fulfil beyond the types of its components. */
final class RecordChecks {
  private static final Duration DAY = Duration.ofDays(1);

  private RecordChecks() {}

  /** Tells what is wrong with a record that was just made; places are its keys. */
  static void of(Object made, PlacedValue at) {
    switch (made) {
      case Profile p -> ProfileChecks.of(p, at);
      case BucketRules b -> BucketChecks.of(b, at);
      case BucketRules.Credentials c -> BucketChecks.of(c, at);
      case BuildRules b -> BuildChecks.of(b, at);
      case BuildRules.Binary b -> BuildChecks.of(b, at);
      case BuildRules.Ldflag l -> BuildChecks.of(l, at);
      case SourceRules s -> of(s, at);
      case SourceRules.Forge f -> of(f, at);
      case SmokeRules s -> of(s, at);
      case ChangelogRules c -> of(c, at);
      case UnitRules u -> of(u, at);
      case UpdateFlowRules u -> of(u, at);
      case GoFunction g -> of(g, at);
      case ContractRule c -> of(c, at);
      case CatalogRule c -> of(c, at);
      case TrustRules t -> of(t, at);
      case TrustRules.Pin p -> of(p, at);
      case ManifestRules m -> of(m, at);
      case InstallerRules i -> of(i, at);
      case VerifyRules v -> of(v, at);
      default -> {}
    }
  }

  private static void of(SourceRules s, PlacedValue at) {
    String ref = "It must be a name as git allows it, without spaces, .. or a slash at its ends.";
    String name = "(?!.*\\.\\.)(?!.*//)(?!.*\\.lock$)[A-Za-z0-9_][A-Za-z0-9._/-]*(?<![/.])";
    Rules.matches(s.branch(), name, at.at("branch"), ref);
    Rules.matches(s.remote(), name, at.at("remote"), ref);
  }

  private static void of(SourceRules.Forge f, PlacedValue at) {
    Rules.withoutSlash(f.api(), at.at("api"));
    Rules.matches(
        f.repository(),
        "[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+",
        at.at("repository"),
        "It must be owner/name.");
    f.tokenVariable().ifPresent(v -> Rules.tokenVariable(v, at.at("token_variable")));
  }

  private static void of(SmokeRules s, PlacedValue at) {
    Rules.command(s.command(), at.at("command"));
    positive(s.timeout(), at.at("timeout"));
    Rules.passedOn(s.environment(), at.at("environment"));
  }

  private static void of(ChangelogRules c, PlacedValue at) {
    Rules.inRepository(c.path(), at.at("path"));
    PlacedValue headings = at.at("headings");
    Rules.notEmpty(c.headings(), headings, "It must list headings such as Added, Fixed, Notes.");
    Rules.unique(c.headings(), headings, "the heading");
    lines(c.headings(), headings);
    Rules.withoutSlash(c.repositoryUrl(), at.at("repository_url"));
    Rules.matches(
        c.tagPath(), "/([^/\\s]+/)+", at.at("tag_path"), "It must be like /releases/tag/.");
  }

  private static void of(UnitRules u, PlacedValue at) {
    if (u.renderers().isEmpty() && u.paths().isEmpty()) {
      at.wrong("names no unit file", "It needs renderers, paths, or both.");
    }
    for (int i = 0; i < u.paths().size(); i++) {
      PathPattern.check(u.paths().get(i), at.at("paths").at(i));
    }
    Rules.line(u.command(), at.at("command"));
    u.callout()
        .filter(sentence -> !sentence.contains(UnitRules.PLACEHOLDER))
        .ifPresent(sentence ->
            at.at("callout").wrong("does not name the command", "It must have {command} in it."));
  }

  private static void of(UpdateFlowRules u, PlacedValue at) {
    paths(u.paths(), at.at("paths"));
    paths(u.versionPaths(), at.at("version_paths"));
  }

  private static void of(GoFunction g, PlacedValue at) {
    Rules.folder(g.folder(), at.at("folder"));
    Rules.matches(
        g.name(),
        "([\\p{L}_][\\p{L}\\p{Nd}_]*\\.)?[\\p{L}_][\\p{L}\\p{Nd}_]*",
        at.at("name"),
        "It must be a Go function, or Receiver.Method.");
  }

  private static void of(ContractRule c, PlacedValue at) {
    Rules.line(c.name(), at.at("name"));
    PlacedValue folders = at.at("folders");
    Rules.notEmpty(c.folders(), folders, "It must list the folders of its Go code.");
    for (int i = 0; i < c.folders().size(); i++) {
      Rules.folder(c.folders().get(i), folders.at(i));
    }
    lines(c.types(), at.at("types"));
  }

  private static void of(CatalogRule c, PlacedValue at) {
    Rules.fileName(c.name(), at.at("name"));
    Rules.inRepository(c.path(), at.at("path"));
    Rules.line(c.entries(), at.at("entries"));
    Rules.base(c.publicUrl(), at.at("public_url"));
    if (!c.publish().isEmpty()) {
      Rules.command(c.publish(), at.at("publish"));
    }
  }

  private static void of(TrustRules t, PlacedValue at) {
    if (t.pins().isEmpty()) {
      at.wrong(
          "names no copy of the release public key",
          "It needs client, installer or others: others: [{path: cosign.pub}].");
    }
  }

  private static void of(TrustRules.Pin p, PlacedValue at) {
    Rules.inRepository(p.path(), at.at("path"));
    p.symbol()
        .ifPresent(s ->
            Rules.matches(
                s,
                "[\\p{L}_][\\p{L}\\p{Nd}_]*",
                at.at("symbol"),
                "It must be the name of a Go constant or variable."));
  }

  private static void of(ManifestRules m, PlacedValue at) {
    Rules.objectKey(m.key(), at.at("key"));
    Rules.line(m.releases(), at.at("releases"));
    Rules.line(m.latest(), at.at("latest"));
    if (m.latest().equalsIgnoreCase(m.releases())) {
      at.at("latest").wrong("is the same as releases", "They are two fields of the manifest.");
    }
    m.entry().ifPresent(entry -> entry(entry, at.at("entry")));
  }

  private static void entry(Map<String, String> entry, PlacedValue at) {
    Rules.templates(entry, at, Template.ENTRY);
    if (!"{version}".equals(entry.get("version"))) {
      at.wrong("does not name its version", "It must hold version: \"{version}\".");
    }
  }

  private static void of(InstallerRules i, PlacedValue at) {
    Rules.inRepository(i.path(), at.at("path"));
    Rules.objectKey(i.key(), at.at("key"));
    Rules.templates(i.run(), at.at("run"), Template.INSTALLER_RUN);
    Rules.templates(i.environment(), at.at("environment"), Template.INSTALLER);
    Rules.variables(i.environment(), at.at("environment"));
    Rules.templates(i.reports(), at.at("reports"), Template.INSTALLER);
    if (!i.run().isEmpty()) {
      Rules.command(i.run(), at.at("run"));
      Rules.command(i.reports(), at.at("reports"));
      if (i.run().stream().noneMatch(a -> Template.holds(a, "script"))) {
        at.at("run").wrong("has no {script}", "The served script must be what is run.");
      }
    }
  }

  private static void of(VerifyRules v, PlacedValue at) {
    positive(v.publicTimeout(), at.at("public_timeout"));
    Rules.variables(v.environment(), at.at("environment"));
    for (int i = 0; i < v.commands().size(); i++) {
      Rules.command(v.commands().get(i), at.at("commands").at(i));
    }
  }

  /** A time that can be waited for. */
  static void positive(Duration time, PlacedValue at) {
    if (time.isZero() || time.compareTo(DAY) > 0) {
      at.wrong("is " + Scalars.write(time), "It must be more than nothing and at most 24h.");
    }
  }

  private static void paths(List<String> paths, PlacedValue at) {
    for (int i = 0; i < paths.size(); i++) {
      Rules.inRepository(paths.get(i), at.at(i));
    }
  }

  private static void lines(List<String> texts, PlacedValue at) {
    for (int i = 0; i < texts.size(); i++) {
      Rules.line(texts.get(i), at.at(i));
    }
  }
}
