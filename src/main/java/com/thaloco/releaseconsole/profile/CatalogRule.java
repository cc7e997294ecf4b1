package com.thaloco.releaseconsole.profile;

import java.net.URI;
import java.util.List;

/**
 * A sibling catalog that is embedded at build time (docs/rules.md, Sibling catalogs).
 *
 * @param path of the JSON file in the repository
 * @param entries the name of the array that holds the entries
 * @param publicUrl the base that an entry's object path is relative to
 * @param publish the command that publishes an entry; what follows it is the maintainer's
 */
public record CatalogRule(
    String name, String path, String entries, URI publicUrl, List<String> publish) {
  public CatalogRule {
    publish = List.copyOf(publish);
  }
}
