package com.thaloco.releaseconsole.check.catalogue;

import java.util.function.Consumer;

/** Something that may well be otherwise in a project that is ready; no check may mind it. */
public record Variation(String name, Consumer<SampleProject> edit) {}
