package com.thaloco.releaseconsole.engine;

import java.util.Optional;

/**
 * Proof that what is in the manifest's place is kept, and may be replaced.
 *
 * @param in the proof of what came before
 * @param before what was there when it was kept; empty where it is not to be replaced
 */
public record KeptManifest<I>(I in, Optional<StoredManifest> before) {}
