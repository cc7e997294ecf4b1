package com.thaloco.releaseconsole.manifest;

import com.thaloco.releaseconsole.profile.ManifestRules;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The manifest as it is, byte for byte, and what it says. Each edit gives a new manifest whose
 * other bytes are untouched. Immutable.
 */
public final class Manifest {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ManifestRules rules;
  private final String text;
  private final LocatedValue root;
  private final LocatedValue array;
  private final LocatedValue latest;
  private final List<ManifestEntry> entries;

  private Manifest(ManifestRules rules, String text) {
    this.rules = rules;
    this.text = text;
    this.root = LocatedValueReader.read(text, rules.key());
    var shape = new ShapeReader(rules, text, root);
    this.array = shape.array();
    this.latest = shape.latest();
    this.entries = shape.entries(array);
  }

  /**
   * Reads a manifest.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code manifest.not-json} (INPUT) or
   *     {@code manifest.shape} (REFUSED)
   */
  public static Manifest parse(byte[] bytes, ManifestRules rules) {
    return new Manifest(rules, LocatedValueReader.decode(bytes, rules.key()));
  }

  /** A manifest without any release: what a bucket's first one is made from. */
  public static Manifest first(ManifestRules rules) {
    return new Manifest(
        rules,
        "{\n  %s: \"\",\n  %s: []\n}\n"
            .formatted(Json.quote(rules.latest()), Json.quote(rules.releases())));
  }

  /** What is to be stored, or was read. A copy. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The same as text. */
  public String text() {
    return text;
  }

  /** All entries in the order of the file. */
  public List<ManifestEntry> entries() {
    return entries;
  }

  /** The entry of a version. */
  public Optional<ManifestEntry> entry(ReleaseVersion version) {
    return entries.stream().filter(e -> e.version().equals(version)).findFirst();
  }

  /** What the file names as latest, whether or not it exists; empty where it names none. */
  public Optional<ReleaseVersion> latest() {
    return ReleaseVersion.parse(latestText());
  }

  /** The text of the field that names the latest, as it is. */
  public String latestText() {
    return ((Json.Text) latest.value()).value();
  }

  /** Whether what is named as latest has an entry; naming none is valid where none is stable. */
  public boolean isLatestSound() {
    return latestText().isEmpty()
        ? highestStable().isEmpty()
        : latest().flatMap(this::entry).isPresent();
  }

  /** The highest version that is no pre-release. */
  public Optional<ReleaseVersion> highestStable() {
    return entries.stream()
        .map(ManifestEntry::version)
        .filter(ReleaseVersion::isStable)
        .max(Comparator.naturalOrder());
  }

  /** The entries from the highest version down. */
  public List<ManifestEntry> newestFirst() {
    return entries.stream()
        .sorted(Comparator.comparing(ManifestEntry::version).reversed())
        .toList();
  }

  /** With this entry: in place of the one of its version, else at the end where new ones go. */
  public Manifest withEntry(NewEntry entry) {
    return new Manifest(rules, Splice.put(text, root, array, entries, entry));
  }

  /** Without the entry of this version; the same manifest where there is none. */
  public Manifest without(ReleaseVersion version) {
    return entry(version)
        .map(e -> new Manifest(rules, Splice.remove(text, array, entries.indexOf(e))))
        .orElse(this);
  }

  /**
   * Naming this version as the latest.
   *
   * @throws IllegalArgumentException where it has no entry: clients would find nothing
   */
  public Manifest withLatest(ReleaseVersion version) {
    if (entry(version).isEmpty()) {
      throw new IllegalArgumentException("the manifest has no entry of " + version);
    }
    return latestAs(version.text());
  }

  /** Naming no version as the latest, which only fits where no stable one is left. */
  public Manifest withoutLatest() {
    return latestAs("");
  }

  /** The same content in bytes that were never written before; each write needs this. */
  public Manifest fenced() {
    return fenced(RANDOM.nextLong());
  }

  /** The same with a chosen nonce. */
  public Manifest fenced(long nonce) {
    return new Manifest(rules, Fence.put(text, nonce));
  }

  /** Whether both are the same bytes but for the nonce. */
  public boolean sameContent(Manifest other) {
    return Fence.strip(text).equals(Fence.strip(other.text));
  }

  /** What is around the entries: every root field but these and the latest, by name. */
  Json frame() {
    var members = new LinkedHashMap<>(((Json.Obj) root.value()).members());
    members.remove(rules.releases());
    members.remove(rules.latest());
    return new Json.Obj(members);
  }

  private Manifest latestAs(String value) {
    return latestText().equals(value)
        ? this
        : new Manifest(
            rules,
            text.substring(0, latest.start()) + Json.quote(value) + text.substring(latest.end()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Manifest m && m.text.equals(text) && m.rules.equals(rules);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return rules.key() + " with " + entries.size() + " releases, latest " + latestText();
  }
}
