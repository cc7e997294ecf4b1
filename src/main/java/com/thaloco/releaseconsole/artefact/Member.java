package com.thaloco.releaseconsole.artefact;

import java.nio.file.Path;

/** A file to be packed, and its bare name in the tarball. */
public record Member(String name, Path file) {}
