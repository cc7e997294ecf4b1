package com.thaloco.releaseconsole.bucket;

/** An object read whole. */
public record SmallObject(ObjectInfo info, byte[] bytes, String sha256) {}
