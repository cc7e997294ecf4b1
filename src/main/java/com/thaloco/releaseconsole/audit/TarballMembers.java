package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.artefact.TarballListing;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Optional;

/** Looks into a tarball in the bucket, a block at a time. */
final class TarballMembers {
  /** The most of a member that is shown. */
  static final int SHOWN = 256 * 1024;

  private final Bucket bucket;

  TarballMembers(Bucket bucket) {
    this.bucket = bucket;
  }

  /** All members; of a damaged tarball those before the damage. */
  ObjectPreview.Tarball list(ObjectInfo info, Work work) {
    var found = new ArrayList<TarballListing.Entry>();
    Optional<Problem> problem = Optional.empty();
    try {
      TarballListing.read(
          new RangedInput(bucket, info, work), TarballListing.Limits.DEFAULT, found::add);
    } catch (ProblemException e) {
      if (!e.problem().id().startsWith("tarball.")) {
        throw e;
      }
      problem = Optional.of(e.problem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ObjectPreview.Tarball(found, problem);
  }

  /** The beginning of one member. */
  ObjectPreview member(ObjectInfo info, String name, Work work) {
    var wanted = new Wanted(name);
    try {
      TarballListing.read(
          new RangedInput(bucket, info, work), TarballListing.Limits.DEFAULT, wanted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long size =
        wanted.found.orElseThrow(() ->
            Problem.refused(
                    "tarball.member",
                    "%s has no member \"%s\".".formatted(info.key(), name),
                    "Nothing was shown.",
                    "Show the tarball itself to list its members.")
                .toException());
    return ByteExcerpt.of(wanted.start.toByteArray(), size);
  }

  private static final class Wanted implements TarballListing.Visitor {
    private final String name;
    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private Optional<Long> found = Optional.empty();

    Wanted(String name) {
      this.name = name;
    }

    @Override
    public OutputStream sink(String member) {
      return member.equals(name) ? new Bounded(start) : OutputStream.nullOutputStream();
    }

    @Override
    public void accept(TarballListing.Entry entry) {
      if (entry.name().equals(name)) {
        found = Optional.of(entry.size());
      }
    }

    @Override
    public boolean more() {
      return found.isEmpty();
    }
  }

  /** Keeps the beginning and lets go of the rest. */
  private static final class Bounded extends OutputStream {
    private final ByteArrayOutputStream kept;

    Bounded(ByteArrayOutputStream kept) {
      this.kept = kept;
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      kept.write(bytes, offset, Math.min(length, SHOWN - kept.size()));
    }
  }
}
