package com.thaloco.releaseconsole.golang;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One block of Go's lexical scoping. Local names are numbered, so that renaming one is no change.
 */
final class Scope {
  /** A type expression with the package in whose words it is written. */
  record TypeRef(GoNode node, GoPackage owner) {}

  /**
   * @param number the order of its declaration in the whole declaration
   * @param constructor the expression that gave the first value, for those who follow values
   */
  record Local(int number, Optional<TypeRef> type, Optional<GoNode> constructor) {}

  private final @Nullable Scope outer;
  private final Map<String, Local> names = new HashMap<>();

  Scope(@Nullable Scope outer) {
    this.outer = outer;
  }

  Optional<Local> find(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Local local = scope.names.get(name);
      if (local != null) {
        return Optional.of(local);
      }
    }
    return Optional.empty();
  }

  boolean hasOwn(String name) {
    return names.containsKey(name);
  }

  void put(String name, Local local) {
    names.put(name, local);
  }
}
