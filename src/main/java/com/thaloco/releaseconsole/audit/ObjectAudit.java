package com.thaloco.releaseconsole.audit;

import static com.thaloco.releaseconsole.audit.FindingCollector.About.all;

import com.thaloco.releaseconsole.bucket.Download;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** Audits what is stored beside an object's bytes, and how the public URL serves it. */
final class ObjectAudit {
  private static final String IDENTITY = "identity";

  /** A character set that is not the one of what a cut stores. */
  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?(?!utf-8|us-ascii)");

  private static final String STORAGE_CLASS = "x-amz-storage-class";

  /** What someone else must have set, and how people write it. */
  private static final Map<String, String> NOT_STORED =
      new TreeMap<>(
          Map.of(
              "content-encoding",
              "Content-Encoding",
              "content-disposition",
              "Content-Disposition",
              "content-language",
              "Content-Language",
              STORAGE_CLASS,
              "The storage class"));

  private final AuditedState scene;
  private final FindingCollector notes;
  private final PublicLook look;
  private final HeaderRules rules;
  private final AtomicBoolean unreached = new AtomicBoolean();

  ObjectAudit(AuditedState scene, FindingCollector notes) {
    this.scene = scene;
    this.notes = notes;
    this.look = new PublicLook(scene.world().site());
    this.rules = new HeaderRules(scene.profile());
  }

  /** An object of a release. */
  void audit(ObjectInfo info, Optional<String> sha256, ReleaseVersion version, Work work) {
    audit(info, sha256, Optional.of(version), work);
  }

  /** Any object that a release or the prefix depends on. */
  void audit(
      ObjectInfo info, Optional<String> sha256, Optional<ReleaseVersion> version, Work work) {
    headers(info, version);
    metadata(info, sha256, version);
    publicly(info, sha256, version, work);
  }

  void headers(ObjectInfo info, Optional<ReleaseVersion> version) {
    var about = about(AuditRule.HEADERS, info, version);
    String encoding = info.headers().getOrDefault("content-encoding", "");
    if (!encoding.isEmpty() && !encoding.equalsIgnoreCase(IDENTITY)) {
      notes.broken(
          about,
          "%s is stored with Content-Encoding: %s: clients unpack other bytes than were signed."
              .formatted(info.key(), encoding),
          List.of(),
          rewrite("Store the same bytes again without a content encoding", info.key()));
      return;
    }
    String type = info.headers().getOrDefault("content-type", "");
    String cache = info.headers().getOrDefault("cache-control", "");
    var wrong = new ArrayList<String>();
    String key = info.key();
    if (!PublicLook.media(type).equals(rules.type(key))) {
      wrong.add("Content-Type is '%s' and should be '%s'".formatted(type, rules.type(key)));
    } else if (CHARSET.matcher(type).find()) {
      wrong.add("Content-Type is '%s', and what is stored is UTF-8".formatted(type));
    }
    if (!plain(cache).equals(plain(rules.cache(key)))) {
      wrong.add("Cache-Control is '%s' and should be '%s'".formatted(cache, rules.cache(key)));
    }
    NOT_STORED.forEach((name, word) ->
        Optional.ofNullable(info.headers().get(name))
            .filter(value -> !isUsual(name, value))
            .ifPresent(
                value -> wrong.add("%s is '%s', and a cut sets none".formatted(word, value))));
    if (wrong.isEmpty()) {
      notes.sound(about, "%s has the headers of a cut.".formatted(info.key()), type, cache);
    } else {
      notes.warned(
          about,
          "%s: %s.".formatted(info.key(), wrong.getFirst()),
          wrong,
          rewrite(
              scene.profile().rootKeys().contains(key)
                  ? "Clients may get an old copy for as long as caches keep it: store the same"
                      + " bytes again with the headers of a cut, and purge the cache of its public"
                      + " URL"
                  : "Hashes are not affected. Store the same bytes again with the headers of a cut",
              key));
    }
  }

  private static Remedy rewrite(String what, String key) {
    return Remedy.text(what).by(OwnCommand.BUCKET_HEADERS.with().argument(key));
  }

  /** A bucket may have another storage class by itself: then the manifest has it too. */
  private boolean isUsual(String name, String value) {
    return name.equals(STORAGE_CLASS)
        && scene
            .manifestObject()
            .map(manifest -> manifest.info().headers().getOrDefault(STORAGE_CLASS, ""))
            .equals(Optional.of(value));
  }

  private static String plain(String cache) {
    return cache.toLowerCase(java.util.Locale.ROOT).replaceAll("\\s+", "");
  }

  private void metadata(
      ObjectInfo info, Optional<String> sha256, Optional<ReleaseVersion> version) {
    var wrong = new ArrayList<String>();
    Optional<String> claimed = Optional.ofNullable(info.metadata().get("sha256"));
    if (claimed.isPresent() && sha256.isPresent() && !claimed.equals(sha256)) {
      wrong.add("sha256 is %s and should be %s".formatted(claimed.get(), sha256.get()));
    }
    Optional<String> commit = Optional.ofNullable(info.metadata().get("commit"));
    Optional<String> tag = version.flatMap(v -> Optional.ofNullable(scene.tags().get(v)));
    if (commit.isPresent() && tag.isPresent() && !commit.equals(tag)) {
      wrong.add("commit is %s and the tag is on %s".formatted(commit.get(), tag.get()));
    }
    Optional<String> built = Optional.ofNullable(info.metadata().get("built-at"));
    if (built.isPresent() && EntryAudit.builtAt(info).isEmpty()) {
      wrong.add("built-at is '%s', which is not a time".formatted(built.get()));
    }
    var about = about(AuditRule.METADATA, info, version);
    if (!wrong.isEmpty()) {
      notes.warned(
          about,
          "The metadata of %s is wrong: %s.".formatted(info.key(), wrong.getFirst()),
          wrong,
          "Find out who stored the object or moved the tag.");
    } else if (claimed.isPresent() || commit.isPresent()) {
      notes.sound(about, "The metadata of %s is correct.".formatted(info.key()));
    }
  }

  private void publicly(
      ObjectInfo info, Optional<String> sha256, Optional<ReleaseVersion> version, Work work) {
    if (unreached.get()) {
      return; // one silent server is reported once, not waited for a thousand times
    }
    PublicView view = look.look(info, () -> sha256.orElseGet(() -> hash(info, work)), work);
    switch (view) {
      case PublicView.Same same ->
          notes.sound(
              about(AuditRule.PUBLIC_SAME, info, version),
              "The public URL serves the same bytes of %s.".formatted(info.key()),
              same.proof());
      case PublicView.Stale stale ->
          notes.broken(
              about(AuditRule.PUBLIC_SAME, info, version),
              "The public URL serves other bytes of %s than the bucket has.".formatted(info.key()),
              List.of("served " + stale.served(), "stored " + stale.stored()),
              "Purge the cache of this URL and audit again; if it stays, check which bucket the"
                  + " public URL serves.");
      case PublicView.OtherType other ->
          notes.warned(
              about(AuditRule.PUBLIC_TYPE, info, version),
              "The public URL serves %s differently: %s.".formatted(info.key(), other.served()),
              List.of("served " + other.served(), "stored " + other.stored()),
              "Check the CDN's rules, and purge its cache of this URL.");
      case PublicView.Missing _ ->
          notes.broken(
              about(AuditRule.PUBLIC_MISSING, info, version),
              "%s is in the bucket, but the public URL does not serve it.".formatted(info.key()),
              List.of(scene.world().site().address(info.key()).toString()),
              "If it is new, a cached 404 ends within minutes; purge the cache of this URL.");
      case PublicView.Odd(var _, String reason, boolean refused) -> {
        if (refused) {
          notes.broken(
              about(AuditRule.PUBLIC_MISSING, info, version),
              "%s is in the bucket, but the public URL refuses it.".formatted(info.key()),
              List.of(reason),
              "Check the CDN's rules for this URL: access, bots, redirects.");
        } else {
          notes.warned(
              about(AuditRule.PUBLIC_REACH, info, version),
              "The public URL did not serve %s, so it was not compared.".formatted(info.key()),
              List.of(reason),
              "Audit again; if it happens again, check the CDN.");
        }
      }
      case PublicView.Unreachable(var _, String reason) -> {
        if (!unreached.getAndSet(true)) {
          notes.warned(
              all(AuditRule.PUBLIC_REACH),
              "The public URL could not be asked, so what clients see was not compared.",
              List.of(reason),
              "Make %s reachable from here, then audit again."
                  .formatted(scene.profile().bucket().publicUrl()));
        }
      }
    }
  }

  private String hash(ObjectInfo info, Work work) {
    return scene
        .bucket()
        .get(
            info.key(),
            OutputStream.nullOutputStream(),
            work.in(Browser.STEP, Optional.of(info.key())))
        .map(Download::sha256)
        .orElse("");
  }

  private static FindingCollector.About about(
      AuditRule rule, ObjectInfo info, Optional<ReleaseVersion> version) {
    return new FindingCollector.About(rule, Optional.of(info.key()), version);
  }
}
