package com.thaloco.releaseconsole.profile;

import java.net.URI;
import java.util.List;

/**
 * The rules of the changelog (docs/rules.md, Pre-flight checklist).
 *
 * @param path in the repository
 * @param headings the {@code ###} headings that are allowed
 * @param repositoryUrl the base of the link table: {@code https://git.example.org/thaloco/banger}
 * @param tagPath between base and version: {@code /releases/tag/}
 */
public record ChangelogRules(
    String path, List<String> headings, URI repositoryUrl, String tagPath) {
  public ChangelogRules {
    headings = List.copyOf(headings);
  }
}
