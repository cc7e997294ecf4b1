package com.thaloco.releaseconsole.snapshot;

import com.thaloco.releaseconsole.audit.Audited;
import com.thaloco.releaseconsole.bucket.CapabilityProbe;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.source.Repository;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Which state of the project something speaks of. An empty aspect does not matter for it, or, of
 * the current state, was never observed.
 *
 * @param commit that HEAD names
 * @param version that is to be cut
 * @param tree the branch, and whether the working tree is clean
 * @param manifest its ETag and a digest of its contents; {@link #NOTHING} where there is none
 * @param tags a digest of the remote's version tags and their commits
 * @param rest a digest of what else checks read of remote and bucket: the commit of the release
 *     branch, and the versions that are burned
 * @param objects a digest of the objects in the bucket: keys, ETags, sizes and times
 */
public record Basis(
    Optional<String> commit,
    Optional<String> version,
    Optional<String> tree,
    Optional<String> manifest,
    Optional<String> tags,
    Optional<String> rest,
    Optional<String> objects) {
  /** An aspect that could not be read: equal only while it still can't be. */
  public static final String UNREACHABLE = "?";

  /** An aspect that this program has changed, and not read since. */
  public static final String CHANGED = "*";

  /** There is no manifest. */
  public static final String NOTHING = "";

  /** Nothing matters, or nothing is known. */
  public static final Basis NONE =
      new Basis(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final String TAGS = "refs/tags/";

  /**
   * Reads commit, manifest, tags and the rest as they are now.
   *
   * @param fresh a project whose world remembers nothing yet
   */
  public static Basis read(Project fresh, Work work) {
    String commit = fresh.repository().head().orElse("");
    return NONE.with(fresh.profile(), fresh.world(), tree(fresh.repository(), work), work)
        .withCommit(commit);
  }

  /** The branch, and whether the working tree is clean. */
  public static String tree(Repository repository, Work work) {
    return or(
        () -> repository.branch().orElse("") + " " + repository.workingTree().isClean(), work);
  }

  private Basis with(Profile profile, LiveState world, String tree, Work work) {
    String mark = or(() -> world.manifestMark().orElse(NOTHING), work);
    String refs = or(() -> digest(tags(world, work)), work);
    String more = or(() -> branch(profile, world, work) + " " + world.burned(work), work);
    return new Basis(
        commit,
        version,
        Optional.of(tree),
        Optional.of(mark),
        Optional.of(refs),
        Optional.of(more),
        objects);
  }

  private static String branch(Profile profile, LiveState world, Work work) {
    return world
        .ref("refs/heads/" + profile.source().branch(), work)
        .map(RemoteRef::commit)
        .orElse(NOTHING);
  }

  /**
   * The commit, version, manifest and tags that checks have judged: what they have read is not read
   * again, so this is what they saw.
   *
   * @param tree as it was before they looked
   */
  public static Basis judged(Candidate judged, String tree, Work work) {
    return ofCommit(judged).with(judged.profile(), judged.world(), tree, work);
  }

  /** The same without the world. */
  public static Basis ofCommit(Candidate judged) {
    return NONE.withCommit(judged.commit()).withVersion(judged.version().text());
  }

  private static String or(Supplier<String> read, Work work) {
    work.checkpoint();
    try {
      return read.get();
    } catch (ProblemException e) {
      return UNREACHABLE;
    }
  }

  private static Map<ReleaseVersion, String> tags(LiveState world, Work work) {
    var tags = new HashMap<ReleaseVersion, String>();
    for (RemoteRef ref : world.refs(work)) {
      if (ref.name().startsWith(TAGS)) {
        ReleaseVersion.parse(ref.name().substring(TAGS.length()))
            .ifPresent(tag -> tags.put(tag, ref.commit()));
      }
    }
    return tags;
  }

  /** A digest of version tags and the commits that they name. */
  public static String digest(Map<ReleaseVersion, String> tags) {
    return Hashes.sha256(
        lines(
            tags.entrySet().stream()
                .collect(Collectors.toMap(tag -> tag.getKey().text(), Map.Entry::getValue))));
  }

  /** A digest of the marks of the bucket's objects; probes come and go, and do not count. */
  public static String objects(Map<String, String> marks) {
    var kept = new TreeMap<>(marks);
    kept.keySet().removeIf(key -> key.startsWith(CapabilityProbe.FOLDER));
    return Hashes.sha256(lines(kept));
  }

  private static byte[] lines(Map<String, String> map) {
    var text = new StringBuilder();
    new TreeMap<>(map)
        .forEach((key, value) -> text.append(key).append('\t').append(value).append('\n'));
    return text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /**
   * Whether what speaks of this state speaks of the current one: no aspect that matters differs.
   */
  public boolean holdsIn(Basis current) {
    return same(commit, current.commit)
        && same(version, current.version)
        && same(tree, current.tree)
        && same(manifest, current.manifest)
        && same(tags, current.tags)
        && same(rest, current.rest)
        && same(objects, current.objects);
  }

  private static boolean same(Optional<String> mine, Optional<String> now) {
    return mine.isEmpty() || now.isEmpty() || mine.equals(now);
  }

  /** Whether bucket and remote answered. */
  public boolean isReachable() {
    return !manifest.equals(Optional.of(UNREACHABLE)) && !tags.equals(Optional.of(UNREACHABLE));
  }

  public Basis withCommit(String now) {
    return new Basis(Optional.of(now), version, tree, manifest, tags, rest, objects);
  }

  public Basis withVersion(String now) {
    return new Basis(commit, Optional.of(now), tree, manifest, tags, rest, objects);
  }

  public Basis withObjects(String now) {
    return new Basis(commit, version, tree, manifest, tags, rest, Optional.of(now));
  }

  /** With a manifest that was written and not read since. */
  Basis withChangedManifest() {
    return new Basis(commit, version, tree, Optional.of(CHANGED), tags, rest, objects);
  }

  /** Of the manifest alone. */
  Basis manifestOnly() {
    return new Basis(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        manifest,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Without the objects. */
  public Basis withoutObjects() {
    return new Basis(commit, version, tree, manifest, tags, rest, Optional.empty());
  }

  /** Of an audit: manifest, tags and objects as it has read them. */
  public static Basis of(Audited audited) {
    return new Basis(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(audited.manifest().orElse(NOTHING)),
        Optional.of(audited.tags().map(Basis::digest).orElse(UNREACHABLE)),
        Optional.empty(),
        Optional.of(objects(audited.marks())));
  }

  /** With manifest, tags and the rest of another. */
  public Basis withWorld(Basis other) {
    return new Basis(commit, version, other.tree, other.manifest, other.tags, other.rest, objects);
  }
}
