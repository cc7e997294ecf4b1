package com.thaloco.releaseconsole.source;

import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The history of the commits that were asked about last. A checklist asks of one commit which of
 * many releases it contains; each commit of a long history is then read once, and only as far back
 * as a release is. Thread-safe.
 */
final class Ancestry implements AutoCloseable {
  /** Each keeps the commits that it has seen: the commit that is judged, and one more. */
  private static final int MOST = 2;

  private final Repository repository;
  private final Map<ObjectId, History> known = new LinkedHashMap<>(4, 0.75f, true);
  private boolean wasShallow;

  Ancestry(Repository repository) {
    this.repository = repository;
  }

  /** Whether a commit is another one or comes before it. */
  synchronized boolean has(ObjectId commit, ObjectId ancestor) throws IOException {
    boolean shallow = !repository.getObjectDatabase().getShallowCommits().isEmpty();
    if (shallow || wasShallow) {
      close(); // what is fetched later makes the history longer
      wasShallow = shallow;
    }
    History history = known.get(commit);
    if (history == null) {
      history = new History(repository, commit);
      known.put(commit, history);
      if (known.size() > MOST) {
        Iterator<History> oldest = known.values().iterator();
        oldest.next().walk.close();
        oldest.remove();
      }
    }
    try {
      return history.has(ancestor);
    } catch (IOException | RuntimeException e) {
      close(); // a walk that broke off has not seen all
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    known.values().forEach(history -> history.walk.close());
    known.clear();
  }

  /** A walk that continues where the last question ended. */
  private static final class History {
    private final RevWalk walk;
    private final Set<ObjectId> seen = new HashSet<>();

    History(Repository repository, ObjectId commit) throws IOException {
      walk = new RevWalk(repository);
      walk.setRetainBody(false);
      walk.markStart(walk.parseCommit(commit));
    }

    boolean has(ObjectId ancestor) throws IOException {
      if (seen.contains(ancestor)) {
        return true;
      }
      for (RevCommit next = walk.next(); next != null; next = walk.next()) {
        seen.add(next);
        if (next.equals(ancestor)) {
          return true;
        }
      }
      return false;
    }
  }
}
