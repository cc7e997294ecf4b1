package com.thaloco.releaseconsole.bucket;

/** What was received: the SDK lets corrupted bodies pass, so every download is hashed. */
public record Download(ObjectInfo info, long size, String sha256) {}
