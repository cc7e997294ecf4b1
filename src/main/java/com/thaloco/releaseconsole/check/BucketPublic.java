package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.site.Served;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code bucket.public}: clients read the bucket through the public URL. A wrong URL, or a bucket
 * that is not public, would show only when the release is published, and would keep it from being
 * tagged.
 */
final class BucketPublic implements Check {
  private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d{1,10})");

  @Override
  public String id() {
    return "bucket.public";
  }

  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    String key = subject.profile().manifest().key();
    Optional<ConfirmedObject> stored = subject.world().manifestObject();
    if (stored.isEmpty()) {
      return Finding.notNeeded(
          id(), "The bucket has no manifest yet that the public URL could serve.");
    }
    String address = subject.world().site().address(key).toString();
    return switch (subject.world().site().get(key, OutputStream.nullOutputStream(), work)) {
      case Served.Found found ->
          found.sha256().equals(stored.get().sha256())
              ? kept(stored.get(), subject)
                  .orElseGet(() ->
                      Finding.passed(id(), "The public URL serves the bucket's manifest.", address))
              : Finding.warned(
                  id(),
                  "The public URL serves another manifest than the bucket has.",
                  List.of(
                      address,
                      "served: %s, %d bytes".formatted(found.sha256(), found.size()),
                      "in the bucket: %s, %d bytes"
                          .formatted(stored.get().sha256(), stored.get().info().size())),
                  "If the manifest was written a moment ago, wait until the cache has it. Otherwise"
                      + " correct bucket.public_url in the profile.");
      case Served.Missing() -> notServed(address + ": the server does not have it");
      case Served.Failed(String reason) -> notServed(reason); // it names the address
    };
  }

  /** A manifest that caches may keep: they serve it for that long after the next one is there. */
  private Optional<Finding> kept(ConfirmedObject stored, Candidate subject) {
    String wanted = subject.profile().bucket().rootCache();
    String cache = stored.info().headers().getOrDefault("cache-control", "");
    return age(cache) > age(wanted)
        ? Optional.of(
            Finding.warned(
                id(),
                "The manifest is stored with Cache-Control \"%s\", and the profile says \"%s\"."
                    .formatted(cache, wanted),
                List.of(stored.info().key()),
                "Caches may serve it that long after this release is published. Empty them after"
                    + " the cut; the cut itself stores the new manifest as the profile says."))
        : Optional.empty();
  }

  private static long age(String cacheControl) {
    Matcher age = MAX_AGE.matcher(cacheControl);
    return age.find() ? Long.parseLong(age.group(1)) : 0;
  }

  private Finding notServed(String reason) {
    return Finding.blocked(
        id(),
        "The public URL does not serve the manifest.",
        List.of(reason),
        "Correct bucket.public_url in the profile, or make the bucket public there.");
  }
}
