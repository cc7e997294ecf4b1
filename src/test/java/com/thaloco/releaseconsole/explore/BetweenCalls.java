package com.thaloco.releaseconsole.explore;

import static com.thaloco.releaseconsole.explore.Sample.LAST;
import static com.thaloco.releaseconsole.explore.Sample.NEW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.explore.Op.Kind;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.OwnKeys;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A test class whose cases change the world between two calls of a maintainer's command. */
abstract class BetweenCalls extends WithSample {
  static final String TAG = "refs/tags/" + NEW;
  static final String BURNED = OwnKeys.Record.BURNED.key(NEW.text());
  static final String RECUT = OwnKeys.Record.RECUT.key(NEW.text());
  static final String CLAIM = OwnKeys.Record.CLAIM.key(NEW.text());
  static final String SUMS = "v0.1.2/SHA256SUMS";

  static final Predicate<Op<?>> NEVER = _ -> false;
  static final Consumer<World> NOTHING = _ -> {};

  /** Where all of it happens. */
  final World world;

  BetweenCalls(World world) {
    this.world = world;
  }

  static Predicate<Op<?>> before(Kind kind, String key) {
    return op -> op.kind() == kind && op.place().equals("bucket:" + key);
  }

  /** The second call of those that it holds for. */
  static Predicate<Op<?>> second(Predicate<Op<?>> of) {
    var calls = new int[1];
    return op -> of.test(op) && ++calls[0] == 2;
  }

  /** Its plan is made, and the manifest is about to be kept. */
  static Predicate<Op<?>> kept() {
    return op -> op.kind() == Kind.PUT && op.place().startsWith("bucket:history/manifest-");
  }

  /** What a command says where it does not succeed. */
  String told(
      Machine machine,
      MaintainerCommand command,
      Predicate<Op<?>> at,
      Consumer<? super World> meanwhile) {
    Outcome<?> outcome = new Alone(sample, machine, world).run(command, at, meanwhile);
    return outcome instanceof Outcome.Ok<?> ? "" : outcome.toString();
  }

  /** What a command says where it does not succeed, without anyone else. */
  String run(Machine machine, MaintainerCommand command) {
    return told(machine, command, NEVER, _ -> {});
  }

  /** What a command comes to, without anyone else. */
  Outcome<?> outcome(Machine machine, MaintainerCommand command) {
    return new Alone(sample, machine, world).run(command, NEVER, _ -> {});
  }

  /** Has a command killed before a call. */
  void killed(Machine machine, MaintainerCommand command, Predicate<Op<?>> at) {
    new Alone(sample, machine, world).killedAt(command, at);
  }

  static StateFolder state(Machine machine) {
    return new StateFolder(machine.state(), machine.state().resolve("receipts"));
  }

  static String tarball(ReleaseVersion version) {
    return sample.profile().tarballKey(version.text());
  }

  void put(String key, String text) {
    put(world, key, text);
  }

  static void put(World to, String key, String text) {
    Optional<Stored> there = to.object(key);
    to.put(
        Upload.of(
            key,
            text.getBytes(UTF_8),
            there.isPresent(),
            new ObjectHeaders("application/json", "no-cache", Map.of()),
            there
                .<Condition>map(object -> new Condition.Matches(object.info().etag()))
                .orElseGet(Condition.Absent::new)));
  }

  String text(String key) {
    return new String(world.object(key).orElseThrow().bytes(), UTF_8);
  }

  /** Marks the new version as one whose tarball of now is replaced. */
  void markAsCutAgain() {
    markAsCutAgain(world.object(tarball(NEW)).orElseThrow().sha256());
  }

  /** Marks it as one whose tarball of this hash is replaced. */
  void markAsCutAgain(String sha256) {
    put(
        RECUT,
        """
        {"format": 1, "version": "v0.1.2", "at": "2026-05-14T12:00:00Z",
         "tarballSha256": "%s", "cacheControl": "", "reason": ""}
        """
            .formatted(sha256));
  }

  void release(ReleaseVersion version, int commit) {
    assertThat(
            new Alone(sample, sample.machine(commit), world)
                .run(List.of(MaintainerCommand.cut(version))))
        .isInstanceOf(Outcome.Ok.class);
  }

  Manifest read() {
    Profile profile = sample.profile();
    return Manifest.parse(
        world.object(profile.manifest().key()).orElseThrow().bytes(), profile.manifest());
  }

  boolean names(ReleaseVersion version) {
    return read().entry(version).isPresent();
  }

  void manifest(UnaryOperator<Manifest> change) {
    put("manifest.json", change.apply(read()).text());
  }

  /** With an entry of this version that says the same as that of the last. */
  static Manifest named(Manifest read, ReleaseVersion version) {
    String last = read.entry(LAST).orElseThrow().raw();
    String text =
        read.text().replace(last, last + ", " + last.replace(LAST.text(), version.text()));
    return Manifest.parse(text.getBytes(UTF_8), sample.profile().manifest());
  }

  /** Puts the new version's tag on the commit of another. */
  void tagAs(ReleaseVersion other) {
    String id = world.ref("refs/tags/" + other).orElseThrow().id();
    Optional<String> there = world.ref(TAG).map(ref -> ref.id());
    world.move(TAG, there, Optional.of(id), _ -> commitOf(other));
  }

  /** Takes a tag away from the remote. */
  void untag(ReleaseVersion version) {
    move(version, Optional.empty(), "");
  }

  /** Tags a version where the last release is. */
  void tag(ReleaseVersion version) {
    move(version, world.ref("refs/tags/" + LAST).map(ref -> ref.id()), commitOf(LAST));
  }

  void move(ReleaseVersion version, Optional<String> to, String commit) {
    String ref = "refs/tags/" + version;
    world.move(ref, world.ref(ref).map(each -> each.id()), to, _ -> commit);
  }

  /** Puts other bytes in its place, with all that is said of it. */
  void damage(String key) {
    replace(key, "damaged\n".getBytes(UTF_8), stored(key).info().metadata());
  }

  /** Has an object say other things of itself. */
  void says(String key, Map<String, String> metadata) {
    replace(key, stored(key).bytes(), metadata);
  }

  void replace(String key, byte[] bytes, Map<String, String> metadata) {
    Map<String, String> headers = stored(key).info().headers();
    world.put(
        Upload.of(
            key,
            bytes,
            true,
            new ObjectHeaders(
                headers.getOrDefault("content-type", ""),
                headers.getOrDefault("cache-control", ""),
                metadata),
            new Condition.Matches(stored(key).info().etag())));
  }

  Stored stored(String key) {
    return world.object(key).orElseThrow();
  }

  /** The install script of a commit, by its number. */
  static String script(int number) {
    return new String(
        sample.objects().blob(sample.commit(number), "install.sh").orElseThrow(), UTF_8);
  }

  String commitOf(ReleaseVersion version) {
    return world.ref("refs/tags/" + version).orElseThrow().commit();
  }
}
