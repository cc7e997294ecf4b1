package com.thaloco.releaseconsole.engine;

/**
 * One visible change that a step is about to make.
 *
 * @param target who holds it: {@code bucket}, {@code remote}, {@code repository}, {@code disk}
 * @param key the object, ref or file
 * @param sha256After the hash that it will have; empty where it has none
 * @param condition what must hold for it to happen, for people
 */
public record Effect(String target, String key, String sha256After, String condition) {
  /** A file or folder of our own. */
  public static Effect onDisk(String name) {
    return new Effect("disk", name, "", "");
  }
}
