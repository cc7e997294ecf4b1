package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.site.Served;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * {@code bucket.public}: clients read the bucket through the public URL. A wrong URL, or a bucket
 * that is not public, would show only when the release is published, and would keep it from being
 * tagged.
 */
final class BucketPublic implements Check {
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
              ? Finding.passed(id(), "The public URL serves the bucket's manifest.", address)
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

  private Finding notServed(String reason) {
    return Finding.blocked(
        id(),
        "The public URL does not serve the manifest.",
        List.of(reason),
        "Correct bucket.public_url in the profile, or make the bucket public there.");
  }
}
