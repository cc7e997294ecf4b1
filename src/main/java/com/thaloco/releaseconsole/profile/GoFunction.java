package com.thaloco.releaseconsole.profile;

/**
 * A function that a rule is about.
 *
 * @param folder the folder of its package; any file in it may hold the function
 * @param name the function's name, or {@code Receiver.Method}
 */
public record GoFunction(String folder, String name) {}
