package com.thaloco.releaseconsole.verify;

import com.thaloco.releaseconsole.version.ReleaseVersion;

/**
 * The release that is verified.
 *
 * @param commit the commit that it was built from
 * @param latest whether {@code latest_stable} must name it
 */
public record Released(ReleaseVersion version, String commit, boolean latest) {}
