package com.thaloco.releaseconsole.catalog;

import java.util.List;

/**
 * One entry of a catalog.
 *
 * @param name how people know it; unique in its catalog
 * @param line where it begins in the file, from 1
 * @param form the whole entry, equal for entries that say the same whatever their layout
 * @param objects what it points at, in order
 */
public record CatalogEntry(String name, int line, String form, List<CatalogObject> objects) {
  public CatalogEntry {
    objects = List.copyOf(objects);
  }
}
