package com.thaloco.releaseconsole.source;

import com.thaloco.releaseconsole.flow.Memoized;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was found out about commits of a repository while it is open. Commits never change, and each
 * screen and check that asks would read the sources again, which takes seconds in a large
 * repository. Thread-safe.
 */
public final class Comparisons {
  /** Each is some kilobytes; a project has two for each release, and one for HEAD. */
  private static final int MOST = 256;

  /**
   * What is asked: a record of the commits and of all else that the answer depends on.
   *
   * @param <T> the answer, which can't be changed
   */
  public interface Question<T> {}

  private final Map<Question<?>, Memoized<?>> known = new LinkedHashMap<>(16, 0.75f, true);

  /** The answer that was found before; the first who asks finds it. */
  public <T> T of(Question<T> question, Supplier<T> source) {
    return memoized(question).get(source);
  }

  @SuppressWarnings("unchecked") // a question has answers of its own type only
  private synchronized <T> Memoized<T> memoized(Question<T> question) {
    var held = (Memoized<T>) known.computeIfAbsent(question, _ -> new Memoized<T>());
    if (known.size() > MOST) {
      known.remove(known.keySet().iterator().next());
    }
    return held;
  }
}
