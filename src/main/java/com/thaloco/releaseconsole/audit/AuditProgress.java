package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.flow.Work;

/** How many bytes of the whole audit are done. */
final class AuditProgress {
  private static final long STEP = 1 << 20;

  private final Work work;
  private final long total;
  private long done; // guarded by this
  private long told; // guarded by this

  AuditProgress(Work work, long total) {
    this.work = work;
    this.total = total;
  }

  synchronized void add(long bytes) {
    done = Math.min(total, done + bytes);
    if (done >= told + STEP || (done == total && told < total)) {
      told = done;
      work.moved(done, total);
    }
  }
}
