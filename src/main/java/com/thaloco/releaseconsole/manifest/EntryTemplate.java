package com.thaloco.releaseconsole.manifest;

import com.thaloco.releaseconsole.profile.ManifestRules;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a new entry is made from: is in the profile, or is learned ({@link EntryLearner}). */
public final class EntryTemplate {
  private static final String MISSING = "missing";
  private static final String UNKNOWN = "no such field";

  private final FieldTemplate.Obj fields;

  EntryTemplate(FieldTemplate.Obj fields) {
    this.fields = fields;
  }

  /** The one that is in the profile. */
  public static Optional<EntryTemplate> of(ManifestRules rules) {
    return rules.entry().map(EntryTemplate::of);
  }

  private static EntryTemplate of(Map<String, String> texts) {
    var fields = new LinkedHashMap<String, FieldTemplate>();
    texts.forEach((name, text) -> fields.put(name, FieldTemplate.parse(text)));
    return new EntryTemplate(new FieldTemplate.Obj(fields));
  }

  /**
   * The entry of a release.
   *
   * @throws IllegalArgumentException where a fact is not there that a field needs
   */
  public NewEntry render(EntryFacts facts) {
    return new NewEntry(facts.version(), (Json.Obj) fields.render(facts));
  }

  /** One line for each field: its path and what it is made from. */
  public List<String> explain() {
    var lines = new ArrayList<String>();
    explain("", fields, lines);
    return lines;
  }

  /** A field of a published entry that is not what the template makes. */
  public record Deviation(ReleaseVersion version, String path, String found, String expected) {
    /** Whether the field is there and the template knows it: only what it says is another. */
    public boolean isInValue() {
      return !found.equals(MISSING) && !expected.equals(UNKNOWN);
    }

    /** Whether the template has no such field. */
    public boolean isExtra() {
      return expected.equals(UNKNOWN);
    }

    /** For people. */
    public String sentence() {
      return "%s: %s is %s; expected %s".formatted(version, path, found, expected);
    }
  }

  /**
   * Every field of every entry that does not conform.
   *
   * @param known what is known of each release; {@link EntryFacts#of} where that is nothing
   */
  public List<Deviation> deviations(Manifest manifest, Function<ReleaseVersion, EntryFacts> known) {
    return manifest.entries().stream()
        .flatMap(entry -> deviations(entry, known.apply(entry.version())).stream())
        .toList();
  }

  /** Every field of one entry that does not conform. */
  public List<Deviation> deviations(ManifestEntry entry, EntryFacts known) {
    var found = new ArrayList<Deviation>();
    deviations("", fields, entry.fields(), known, found);
    return found;
  }

  private static void deviations(
      String path, FieldTemplate field, Json value, EntryFacts known, List<Deviation> found) {
    switch (field) {
      case FieldTemplate.Obj o when value instanceof Json.Obj v -> {
        o.members()
            .forEach((name, inner) -> {
              Json there = v.members().get(name);
              if (there == null) {
                found.add(
                    new Deviation(known.version(), inside(path, name), MISSING, inner.explain()));
              } else {
                deviations(inside(path, name), inner, there, known, found);
              }
            });
        v.members()
            .forEach((name, extra) -> {
              if (!o.members().containsKey(name)) {
                found.add(
                    new Deviation(known.version(), inside(path, name), extra.inline(), UNKNOWN));
              }
            });
      }
      case FieldTemplate.Arr a
          when value instanceof Json.Arr v && v.items().size() == a.items().size() -> {
        for (int i = 0; i < v.items().size(); i++) {
          deviations(path + "[" + i + "]", a.items().get(i), v.items().get(i), known, found);
        }
      }
      default -> {
        if (!field.matches(value, known)) {
          found.add(new Deviation(known.version(), path, value.inline(), field.explain()));
        }
      }
    }
  }

  private static void explain(String path, FieldTemplate field, List<String> lines) {
    switch (field) {
      case FieldTemplate.Obj o when !o.members().isEmpty() ->
          o.members().forEach((name, inner) -> explain(inside(path, name), inner, lines));
      case FieldTemplate.Arr a when !a.items().isEmpty() -> {
        for (int i = 0; i < a.items().size(); i++) {
          explain(path + "[" + i + "]", a.items().get(i), lines);
        }
      }
      default -> lines.add(path + ": " + field.explain());
    }
  }

  static String inside(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
