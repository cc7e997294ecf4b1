package com.thaloco.releaseconsole.audit;

import java.nio.file.Path;

/** An object that was saved to a file. */
public record SavedObject(Path file, long size, String sha256) {}
