package com.thaloco.releaseconsole.verify;

import com.thaloco.releaseconsole.manifest.Manifest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the public URL served of one release.
 *
 * @param installer empty where the project has none
 * @param tarball a file in the run's scratch folder
 * @param tarballSha256 as it was received
 */
record FetchedRelease(
    Manifest manifest,
    Optional<byte[]> installer,
    byte[] sums,
    byte[] signature,
    Path tarball,
    String tarballSha256) {}
