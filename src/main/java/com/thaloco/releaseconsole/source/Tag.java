package com.thaloco.releaseconsole.source;

import java.util.Optional;

/**
 * A tag of the local repository.
 *
 * @param id the object that the ref names: the tag object, or the commit of a lightweight tag
 * @param commit the commit that it leads to
 * @param message the whole message of an annotated tag; empty for a lightweight one
 */
public record Tag(String name, String id, String commit, Optional<String> message) {}
