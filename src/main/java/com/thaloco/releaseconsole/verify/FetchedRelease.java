package com.thaloco.releaseconsole.verify;

import com.thaloco.releaseconsole.manifest.Manifest;
import java.nio.file.Path;

/**
 * What the public URL served of one release.
 *
 * @param tarball a file in the run's scratch folder
 * @param tarballSha256 as it was received
 */
record FetchedRelease(
    Manifest manifest,
    byte[] installer,
    byte[] sums,
    byte[] signature,
    Path tarball,
    String tarballSha256) {}
