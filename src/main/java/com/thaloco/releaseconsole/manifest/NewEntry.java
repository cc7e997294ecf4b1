package com.thaloco.releaseconsole.manifest;

import com.thaloco.releaseconsole.version.ReleaseVersion;

/** An entry to be written; {@link EntryTemplate#render} makes it. Its fields hold the version. */
public record NewEntry(ReleaseVersion version, Json.Obj fields) {
  public NewEntry {
    if (!new Json.Text(version.text()).equals(fields.members().get(ManifestEntry.VERSION))) {
      throw new IllegalArgumentException("an entry's fields must name its version: " + version);
    }
  }
}
