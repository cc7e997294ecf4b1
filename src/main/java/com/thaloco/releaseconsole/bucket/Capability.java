package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Problem;
import java.util.List;

/** What scratch objects proved of a bucket. */
public sealed interface Capability {
  /** Objects of other probes that still lie there: of one that runs, or was killed a while ago. */
  List<String> leftovers();

  /** Everything that a release depends on is valid. */
  record Able(List<String> leftovers) implements Capability {
    public Able {
      leftovers = List.copyOf(leftovers);
    }
  }

  /** The credentials may read but not write. */
  record ReadOnly(Problem problem, List<String> leftovers) implements Capability {
    public ReadOnly {
      leftovers = List.copyOf(leftovers);
    }
  }

  /** The server accepts requests that it should refuse, or refuses those that it should accept. */
  record Lacks(Ability which, String evidence, List<String> leftovers) implements Capability {
    public Lacks {
      leftovers = List.copyOf(leftovers);
    }
  }

  /** What is proved, in this order. */
  enum Ability {
    /** A new object is stored, and read back as it was. */
    WRITE,
    /** {@code If-None-Match: *}: a second creation is refused. */
    CREATE_ONCE,
    /** {@code If-Match}: a wrong ETag is refused, the right one accepted. */
    REPLACE_KNOWN,
    /** The object can be removed again. */
    DELETE,
    /**
     * {@code If-Match} at the end of an upload in parts. Where it is ignored, as by Cloudflare's
     * local R2, two maintainers who write a key at the same moment may both succeed; R2 documents
     * that it is kept.
     */
    PARTS
  }
}
