package com.thaloco.releaseconsole.profile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is particular about a project: names, paths, commands, bucket. The components are the
 * top-level keys of {@code .release-console.yaml} in snake case, beside {@code format: 1}; the same
 * holds for every record below. Optional components and lists may be left out.
 *
 * @param project the project's short name, in lower case, as it is in artefact names
 */
public record Profile(
    String project,
    SourceRules source,
    BuildRules build,
    Optional<SmokeRules> smoke,
    ChangelogRules changelog,
    Optional<UnitRules> units,
    Optional<UpdateFlowRules> updateFlow,
    List<ContractRule> contracts,
    List<CatalogRule> catalogs,
    TrustRules trust,
    BucketRules bucket,
    ManifestRules manifest,
    Optional<InstallerRules> installer,
    VerifyRules verify,
    Optional<RehearsalRules> rehearsal) {
  public Profile {
    contracts = List.copyOf(contracts);
    catalogs = List.copyOf(catalogs);
    // Profiles that name nothing of it were written when it could not be left out.
    updateFlow =
        updateFlow.filter(rules -> !rules.functions().isEmpty() || !rules.paths().isEmpty());
  }

  /** The keys of what is at the prefix itself, beside the releases: they are written again. */
  public List<String> rootKeys() {
    return Stream.concat(Stream.of(manifest.key()), installer.map(InstallerRules::key).stream())
        .toList();
  }

  /** The file name of a release's tarball. */
  public String tarballName(String version) {
    return "%s-%s-%s-%s.tar.gz".formatted(project, version, build.os(), build.arch());
  }

  /** The key of a release's tarball. */
  public String tarballKey(String version) {
    return version + "/" + tarballName(version);
  }

  /** The key of a release's hashes. */
  public String hashesKey(String version) {
    return version + "/SHA256SUMS";
  }

  /** The key of a release's signature. */
  public String signatureKey(String version) {
    return version + "/SHA256SUMS.sig";
  }
}
