package com.thaloco.releaseconsole.manifest;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.profile.ManifestRules;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Learns what entries are made from: every field of the newest ones must be explained, and one that
 * is not blocks, for a new entry would get it wrong.
 */
public final class EntryLearner {
  /** How many entries are examined: enough to tell a constant from what only looks like one. */
  private static final int NEWEST = 3;

  private final List<String> unexplained = new ArrayList<>();

  private EntryLearner() {}

  /** What came out. */
  public sealed interface Learned {
    /** Every field has its explanation; show it before the first cut. */
    record Explained(EntryTemplate template) implements Learned {}

    /** Some have none: the evidence names each, with its values. */
    record Blocked(Problem problem) implements Learned {}
  }

  /** A value, and what is known of the release that it belongs to. */
  record Witness(Json value, EntryFacts facts) {}

  /**
   * Learns from a manifest.
   *
   * @param known what is known of earlier releases: commit by tag, sizes and hashes from the bucket
   */
  public static Learned learn(
      Manifest manifest, ManifestRules rules, Function<ReleaseVersion, EntryFacts> known) {
    List<Witness> newest =
        manifest.newestFirst().stream()
            .limit(NEWEST)
            .map(e -> new Witness(e.fields(), known.apply(e.version())))
            .toList();
    if (newest.isEmpty()) {
      return new Learned.Blocked(
          blocked(rules, "has no entry yet to learn the fields of a new one from", List.of()));
    }
    var learner = new EntryLearner();
    Optional<FieldTemplate> found = learner.field("", newest, newest.size());
    return found.isPresent() && learner.unexplained.isEmpty()
        ? new Learned.Explained(new EntryTemplate((FieldTemplate.Obj) found.get()))
        : new Learned.Blocked(
            blocked(
                rules,
                "has entries with a field that nothing explains: " + learner.unexplained.getFirst(),
                learner.unexplained));
  }

  /** The profile's template, or else what is learned. */
  public static Learned template(
      Manifest manifest, ManifestRules rules, Function<ReleaseVersion, EntryFacts> known) {
    return EntryTemplate.of(rules)
        .<Learned>map(Learned.Explained::new)
        .orElseGet(() -> learn(manifest, rules, known));
  }

  private static Problem blocked(ManifestRules rules, String what, List<String> evidence) {
    return Problem.refused(
            "manifest.entry-unexplained",
            rules.key() + " " + what + ".",
            "No entry was written.",
            "Write the fields of an entry under manifest.entry in the profile.")
        .with(evidence);
  }

  /** Explains what is at a path; {@code of} is how many entries are examined. */
  private Optional<FieldTemplate> field(String path, List<Witness> seen, int of) {
    Json newest = seen.getFirst().value();
    if (newest instanceof Json.Obj o && !o.members().isEmpty() && all(seen, Json.Obj.class)) {
      return object(path, seen, of);
    }
    if (newest instanceof Json.Arr a
        && !a.items().isEmpty()
        && seen.stream()
            .allMatch(
                w -> w.value() instanceof Json.Arr v && v.items().size() == a.items().size())) {
      return array(path, a.items().size(), seen, of);
    }
    for (FieldTemplate candidate : candidates(path, seen)) {
      if (seen.stream().allMatch(w -> candidate.matches(w.value(), w.facts()))) {
        return Optional.of(candidate);
      }
    }
    // Seen in one entry only, or not in each, a constant can't be determined from what changes.
    if (of > 1 && seen.size() == of && seen.stream().allMatch(w -> w.value().equals(newest))) {
      return Optional.of(new FieldTemplate.Constant(newest));
    }
    unexplained.add(sentence(path, seen, of));
    return Optional.empty();
  }

  private Optional<FieldTemplate> object(String path, List<Witness> seen, int of) {
    var fields = new LinkedHashMap<String, FieldTemplate>();
    Set<String> own = ((Json.Obj) seen.getFirst().value()).members().keySet();
    for (String name : own) {
      List<Witness> inner = members(name, seen);
      field(EntryTemplate.inside(path, name), inner, of).ifPresent(f -> fields.put(name, f));
    }
    // What only older ones have was dropped on purpose, unless the newest but one still has it.
    seen.stream()
        .skip(1)
        .limit(1)
        .flatMap(w -> ((Json.Obj) w.value()).members().keySet().stream())
        .filter(name -> !own.contains(name))
        .forEach(name ->
            unexplained.add(sentence(EntryTemplate.inside(path, name), members(name, seen), of)));
    return Optional.of(new FieldTemplate.Obj(fields));
  }

  private Optional<FieldTemplate> array(String path, int size, List<Witness> seen, int of) {
    var items = new ArrayList<FieldTemplate>();
    for (int i = 0; i < size; i++) {
      int at = i;
      List<Witness> inner =
          seen.stream()
              .map(w -> new Witness(((Json.Arr) w.value()).items().get(at), w.facts()))
              .toList();
      field(path + "[" + i + "]", inner, of).ifPresent(items::add);
    }
    return Optional.of(new FieldTemplate.Arr(items));
  }

  private static Set<FieldTemplate> candidates(String path, List<Witness> seen) {
    var all = new LinkedHashSet<FieldTemplate>();
    seen.forEach(w -> Explanations.exact(w).forEach(all::add));
    Explanations.time(path, seen).ifPresent(all::add);
    seen.forEach(w -> Explanations.inside(w).ifPresent(all::add));
    return all;
  }

  private static List<Witness> members(String name, List<Witness> seen) {
    return seen.stream()
        .flatMap(w -> {
          Json inner = ((Json.Obj) w.value()).members().get(name);
          return inner == null ? Stream.of() : Stream.of(new Witness(inner, w.facts()));
        })
        .toList();
  }

  private static boolean all(List<Witness> seen, Class<? extends Json> kind) {
    return seen.stream().allMatch(w -> kind.isInstance(w.value()));
  }

  private static String sentence(String path, List<Witness> seen, int of) {
    String values =
        String.join(
            ", ",
            seen.stream().map(w -> w.value().inline() + " in " + w.facts().version()).toList());
    return path
        + ": "
        + values
        + (seen.size() < of ? " (in " + seen.size() + " of the newest " + of + ")" : "");
  }
}
