package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The manifest as it is to be put back.
 *
 * @param base the key of the kept copy that it is made from; empty where none could be used
 * @param present whether it is made from the manifest that is there
 * @param agrees whether all entries of the base agree with tags and objects, but for burned
 *     versions
 * @param added releases that the base does not name, whose tag and objects agree
 * @param removed releases that the base names and that must not come back, each with the reason
 * @param leftOut tagged releases with objects that are not good, each with the reason
 */
record RestoredManifest(
    Manifest manifest,
    Optional<String> base,
    boolean present,
    boolean agrees,
    List<ReleaseVersion> added,
    List<String> removed,
    List<String> leftOut) {
  RestoredManifest {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    leftOut = List.copyOf(leftOut);
  }

  /** The version that a person confirms: what clients get by it, or else its highest entry. */
  ReleaseVersion about() {
    return manifest
        .latest()
        .or(() ->
            manifest.entries().stream()
                .map(entry -> entry.version())
                .max(Comparator.naturalOrder()))
        .orElseThrow();
  }

  /** Where it comes from, for people. */
  String origin() {
    var origin = new ArrayList<String>();
    if (present) {
      origin.add("The present manifest stays unchanged except for what is added.");
    } else {
      origin.add(
          base.map(key ->
                  agrees
                      ? "The newest kept copy that agrees with tags and objects is %s."
                          .formatted(key)
                      : "No kept copy agrees with tags and objects; %s is corrected."
                          .formatted(key))
              .orElse("No kept copy can be used: each entry is rebuilt from its objects."));
    }
    if (!added.isEmpty()) {
      origin.add(
          "Added from tags and objects that verify: %s."
              .formatted(
                  added.stream().map(ReleaseVersion::text).collect(Collectors.joining(", "))));
    }
    return String.join(" ", origin);
  }

  /** Whether a manifest that can be read says all of this. */
  boolean isIn(Manifest now) {
    return now.isLatestSound()
        && manifest.entries().stream()
            .allMatch(entry ->
                now.entry(entry.version())
                    .filter(there -> there.fields().equals(entry.fields()))
                    .isPresent());
  }
}
