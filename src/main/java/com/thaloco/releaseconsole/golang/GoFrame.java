package com.thaloco.releaseconsole.golang;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that a block sees, and the call that it is part of. */
final class GoFrame {
  /** One call of a function. */
  static final class Call {
    final List<GoValue> returned = new ArrayList<>();

    /** How many branches deep it is that may or may not be taken. */
    int maybe;

    boolean done;
  }

  final GoPackage owner;
  final Call call;
  private final @Nullable GoFrame outer;
  private final Map<String, GoValue> names = new HashMap<>();

  GoFrame(GoPackage owner, @Nullable GoFrame outer, Call call) {
    this.owner = owner;
    this.outer = outer;
    this.call = call;
  }

  /** A block of the same call. */
  GoFrame block() {
    return new GoFrame(owner, this, call);
  }

  void declare(String name, GoValue value) {
    names.put(name, value);
  }

  @Nullable GoValue find(String name) {
    for (GoFrame frame = this; frame != null; frame = frame.outer) {
      GoValue value = frame.names.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** Sets a name that is declared in this function or around it; false where there is none. */
  boolean assign(String name, GoValue value) {
    for (GoFrame frame = this; frame != null; frame = frame.outer) {
      GoValue was = frame.names.get(name);
      if (was != null) {
        // Of two values that a text or number may have, the first counts.
        boolean first =
            call.maybe > 0 && (was instanceof GoValue.Text || was instanceof GoValue.Code);
        if (!first || was == GoValue.UNKNOWN || was.equals(GoValue.NIL)) {
          frame.names.put(name, value);
        }
        return true;
      }
    }
    return false;
  }
}
