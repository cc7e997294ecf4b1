package com.thaloco.releaseconsole.profile;

import java.nio.file.Path;

/**
 * Marks a profile as a rehearsal's: everything that it names lies in one folder.
 *
 * @param folder the rehearsal folder
 * @param state the state folder in it
 */
public record RehearsalRules(Path folder, Path state) {}
