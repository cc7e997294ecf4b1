package com.thaloco.releaseconsole.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one entry between two commits.
 *
 * @param before in the older; empty when it is new
 * @param after in the newer; empty when it is gone
 */
public record CatalogChange(
    State state, Optional<CatalogEntry> before, Optional<CatalogEntry> after) {
  /** How the two relate. */
  public enum State {
    ADDED,
    CHANGED,
    REMOVED,
    UNCHANGED
  }

  /** The entry's name. */
  public String name() {
    return after.or(() -> before).orElseThrow().name();
  }

  /** Every entry of either catalog: the newer one's in its order, then those that are gone. */
  public static List<CatalogChange> between(Catalog older, Catalog newer) {
    Map<String, CatalogEntry> was = new HashMap<>();
    older.entries().forEach(entry -> was.put(entry.name(), entry));
    var changes = new ArrayList<CatalogChange>();
    for (CatalogEntry entry : newer.entries()) {
      Optional<CatalogEntry> before = Optional.ofNullable(was.remove(entry.name()));
      State state =
          before.isEmpty()
              ? State.ADDED
              : before.get().form().equals(entry.form()) ? State.UNCHANGED : State.CHANGED;
      changes.add(new CatalogChange(state, before, Optional.of(entry)));
    }
    for (CatalogEntry entry : older.entries()) {
      if (was.containsKey(entry.name())) {
        changes.add(new CatalogChange(State.REMOVED, Optional.of(entry), Optional.empty()));
      }
    }
    return List.copyOf(changes);
  }
}
