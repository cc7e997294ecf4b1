package com.thaloco.releaseconsole.profile;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** What the sections of a profile must fulfil together. */
final class ProfileChecks {
  private ProfileChecks() {}

  static void of(Profile p, PlacedValue at) {
    Rules.matches(
        p.project(),
        "(?!.*\\.\\.)[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?",
        at.at("project"),
        "It must be a short name in lower case that can be a file name, such as banger.");
    Rules.unique(
        p.contracts().stream().map(ContractRule::name).toList(), at.at("contracts"), "the name");
    Rules.unique(
        p.catalogs().stream().map(CatalogRule::name).toList(), at.at("catalogs"), "the name");
    objects(p, at);
    List<String> binaries = p.build().binaries().stream().map(BuildRules.Binary::name).toList();
    List<String> previous = p.verify().previous();
    if (!previous.isEmpty() && !binaries.contains(previous.getFirst())) {
      at.at("verify")
          .at("previous")
          .wrong(
              "begins with " + PlacedValue.quote(previous.getFirst()),
              "It must begin with one of the binaries: " + String.join(", ", binaries) + ".");
    }
    boolean rehearsal = p.rehearsal().isPresent();
    PlacedValue key = at.at("trust").at("key");
    boolean settings = !key.file().equals(at.file());
    if (p.trust().key().isPresent() && !rehearsal && !settings) {
      key.wrong(
          "names the private key",
          "Only your own settings name it, or --key, or RELEASE_CONSOLE_KEY.");
    }
    if (rehearsal) {
      rehearsal(p, at);
    }
  }

  private static void objects(Profile p, PlacedValue at) {
    if (p.rootKeys().stream().distinct().count() < p.rootKeys().size()) {
      at.at("installer")
          .at("key")
          .wrong("is the manifest's key too", "They are two objects: install.sh, manifest.json.");
    }
    if (p.trust().installer().isPresent() && p.installer().isEmpty()) {
      at.at("trust")
          .at("installer")
          .wrong(
              "is a pin in an install script, and there is no installer",
              "Add the section installer, or list this copy of the key under trust.others.");
    }
  }

  /** A rehearsal stays on this machine and in its folder: its key is no secret. */
  private static void rehearsal(Profile p, PlacedValue at) {
    PlacedValue bucket = at.at("bucket");
    onThisMachine(p.bucket().endpoint(), bucket.at("endpoint"));
    onThisMachine(p.bucket().publicUrl(), bucket.at("public_url"));
    p.source()
        .forge()
        .ifPresent(forge -> onThisMachine(forge.api(), at.at("source").at("forge").at("api")));
    for (int i = 0; i < p.catalogs().size(); i++) {
      onThisMachine(p.catalogs().get(i).publicUrl(), at.at("catalogs").at(i).at("public_url"));
    }
    p.rehearsal().ifPresent(rules -> inFolder(p, rules, at));
    if (p.bucket().credentials().flatMap(BucketRules.Credentials::file).isEmpty()) {
      bucket
          .at("credentials")
          .wrong("is not a file", "A rehearsal has its own: credentials: {file: ../credentials}.");
    }
  }

  private static void inFolder(Profile p, RehearsalRules rules, PlacedValue at) {
    Path folder = rules.folder();
    within(folder, rules.state(), at.at("rehearsal").at("state"));
    p.trust().key().ifPresent(key -> within(folder, key, at.at("trust").at("key")));
    p.bucket()
        .credentials()
        .flatMap(BucketRules.Credentials::file)
        .ifPresent(file -> within(folder, file, at.at("bucket").at("credentials").at("file")));
  }

  private static void within(Path folder, Path path, PlacedValue at) {
    Path top = folder.toAbsolutePath().normalize();
    Path inside = path.toAbsolutePath().normalize();
    if (!inside.startsWith(top) || inside.equals(top)) {
      at.wrong(
          "is " + PlacedValue.quote(path.toString()),
          "It must lie in the rehearsal's folder, " + top + ".");
    }
  }

  private static void onThisMachine(URI address, PlacedValue at) {
    if (!Loopback.is(address)) {
      at.wrong(
          "is not on this machine",
          "A rehearsal's addresses are on this machine: http://127.0.0.1:PORT.");
    }
  }
}
