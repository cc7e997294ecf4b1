package com.thaloco.releaseconsole.verify;

import com.thaloco.releaseconsole.version.ReleaseVersion;

/**
 * Whether the clients of one earlier release accept the new one: a row of the client-acceptance
 * table.
 *
 * @param key SHA-256 of the key pinned at that release's tag; empty where it can't be read
 * @param reason one sentence
 */
public record ClientAcceptance(
    ReleaseVersion version, String key, boolean accepts, String reason) {}
