package com.thaloco.releaseconsole.manifest;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.profile.ManifestRules;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be read of a manifest that may be damaged. {@link Manifest} takes valid ones only; who
 * looks at damage wants to see the rest too.
 *
 * @param tree the whole document; empty where it is no JSON
 * @param entries what can be read as an entry, the first of each version, in order
 * @param faults what is wrong, the worst first
 * @param latest the text of the field that names the latest, where it is one
 */
public record ManifestReading(
    Optional<Json> tree,
    List<ManifestEntry> entries,
    List<Fault> faults,
    Optional<String> latest,
    Optional<Manifest> sound) {
  /** What can be wrong. */
  public enum Kind {
    /** Not JSON, or not the object that clients expect. */
    DOCUMENT,
    /** One item of the array is no entry. */
    ENTRY,
    /** A second entry of a version. */
    DUPLICATE,
    /** The white space that makes a write unique is not what {@link Manifest#fenced} leaves. */
    FENCE
  }

  /**
   * Something wrong.
   *
   * @param sentence for people
   * @param version of a duplicate
   */
  public record Fault(Kind kind, String sentence, Optional<ReleaseVersion> version) {}

  public ManifestReading {
    entries = List.copyOf(entries);
    faults = List.copyOf(faults);
  }

  /** Reads whatever can be read; nothing is thrown. */
  public static ManifestReading of(byte[] bytes, ManifestRules rules) {
    String text;
    LocatedValue root;
    try {
      text = LocatedValueReader.decode(bytes, rules.key());
      root = LocatedValueReader.read(text, rules.key());
    } catch (ProblemException e) {
      return unreadable(Optional.empty(), e);
    }
    try {
      var shape = new ShapeReader(rules, text, root);
      LocatedValue array = shape.array();
      return items(bytes, rules, text, root, array);
    } catch (ProblemException e) {
      return unreadable(Optional.of(root.value()), e);
    }
  }

  private static ManifestReading items(
      byte[] bytes, ManifestRules rules, String text, LocatedValue root, LocatedValue array) {
    var entries = new ArrayList<ManifestEntry>();
    var faults = new ArrayList<Fault>();
    Set<ReleaseVersion> seen = new HashSet<>();
    for (int i = 0; i < array.items().size(); i++) {
      LocatedValue item = array.items().get(i);
      String path = "%s[%d]".formatted(rules.releases(), i);
      Optional<ReleaseVersion> version = version(item);
      if (version.isEmpty()) {
        faults.add(
            new Fault(
                Kind.ENTRY,
                "%s is not an entry: it names no version.".formatted(path),
                Optional.empty()));
      } else if (!seen.add(version.get())) {
        faults.add(
            new Fault(
                Kind.DUPLICATE,
                "%s is a second entry of %s: clients may disagree on which one to read."
                    .formatted(path, version.get()),
                version));
      } else {
        entries.add(new ManifestEntry(version.get(), item.in(text), (Json.Obj) item.value()));
      }
    }
    if (!Fence.isWhole(text.substring(root.end()))) {
      faults.add(
          new Fault(
              Kind.FENCE,
              "After the last brace there is neither a line end nor one complete fence.",
              Optional.empty()));
    }
    Optional<String> latest =
        root.member(rules.latest())
            .map(LocatedValue::value)
            .filter(Json.Text.class::isInstance)
            .map(value -> ((Json.Text) value).value());
    Optional<Manifest> sound = Optional.empty();
    try {
      sound = Optional.of(Manifest.parse(bytes, rules));
    } catch (ProblemException e) {
      if (faults.stream().allMatch(fault -> fault.kind() == Kind.FENCE)) {
        faults.addFirst(document(e));
      }
    }
    return new ManifestReading(Optional.of(root.value()), entries, faults, latest, sound);
  }

  private static Optional<ReleaseVersion> version(LocatedValue item) {
    return item.value() instanceof Json.Obj fields
            && fields.members().get(ManifestEntry.VERSION) instanceof Json.Text(String text)
        ? ReleaseVersion.parse(text)
        : Optional.empty();
  }

  private static ManifestReading unreadable(Optional<Json> tree, ProblemException e) {
    return new ManifestReading(
        tree, List.of(), List.of(document(e)), Optional.empty(), Optional.empty());
  }

  private static Fault document(ProblemException e) {
    return new Fault(Kind.DOCUMENT, e.problem().happened(), Optional.empty());
  }
}
