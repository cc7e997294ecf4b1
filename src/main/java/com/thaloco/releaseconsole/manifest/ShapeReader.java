package com.thaloco.releaseconsole.manifest;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.profile.ManifestRules;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Finds in a JSON document what makes it a manifest; whatever else is there is left alone. */
record ShapeReader(ManifestRules rules, String text, LocatedValue root) {
  ShapeReader {
    if (!(root.value() instanceof Json.Obj)) {
      throw wrong(rules, "", root, "an object");
    }
  }

  LocatedValue array() {
    LocatedValue found = member(root, rules.releases(), rules.releases(), "an array of releases");
    if (!(found.value() instanceof Json.Arr)) {
      throw wrong(rules, rules.releases(), found, "an array of releases");
    }
    return found;
  }

  LocatedValue latest() {
    LocatedValue found = member(root, rules.latest(), rules.latest(), "the text of a version");
    if (!(found.value() instanceof Json.Text)) {
      throw wrong(rules, rules.latest(), found, "the text of a version");
    }
    return found;
  }

  List<ManifestEntry> entries(LocatedValue array) {
    var entries = new ArrayList<ManifestEntry>();
    var places = new HashMap<ReleaseVersion, String>();
    for (LocatedValue item : array.items()) {
      String path = "%s[%d]".formatted(rules.releases(), entries.size());
      if (!(item.value() instanceof Json.Obj fields)) {
        throw wrong(rules, path, item, "an object");
      }
      ReleaseVersion version = version(item, path + "." + ManifestEntry.VERSION);
      String earlier = places.putIfAbsent(version, path);
      if (earlier != null) {
        throw Shape.wrong(
            rules.key(),
            path,
            "a second entry of " + version + "; the first is " + earlier,
            "Clients may disagree on which one to read.");
      }
      entries.add(new ManifestEntry(version, item.in(text), fields));
    }
    return List.copyOf(entries);
  }

  private ReleaseVersion version(LocatedValue item, String path) {
    String wanted = "a version such as \"v0.1.7\"";
    LocatedValue found = member(item, ManifestEntry.VERSION, path, wanted);
    if (found.value() instanceof Json.Text(String value)) {
      return ReleaseVersion.parse(value).orElseThrow(() -> wrong(rules, path, found, wanted));
    }
    throw wrong(rules, path, found, wanted);
  }

  private LocatedValue member(LocatedValue of, String name, String path, String wanted) {
    return of.member(name)
        .orElseThrow(() -> Shape.wrong(rules.key(), path, "is missing; it must be " + wanted, ""));
  }

  private static ProblemException wrong(
      ManifestRules rules, String path, LocatedValue found, String wanted) {
    String shown =
        switch (found.value()) {
          case Json.Text t -> Json.quote(t.value());
          case Json.Num n -> n.raw();
          default -> found.value().kind();
        };
    String short80 = shown.length() > 80 ? shown.substring(0, 80) + "…" : shown;
    return Shape.wrong(rules.key(), path, "found " + short80 + "; it must be " + wanted, "");
  }
}
