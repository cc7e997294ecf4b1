package com.thaloco.releaseconsole.source;

/**
 * A ref of a remote.
 *
 * @param name the full name, {@code refs/tags/v0.1.7}
 * @param id the object that it names
 * @param commit the commit behind an annotated tag, else the same as {@code id}
 */
public record RemoteRef(String name, String id, String commit) {}
