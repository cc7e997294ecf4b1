package com.thaloco.releaseconsole.bucket;

import java.time.Instant;

/** A large object that someone began to store in parts and never finished: its parts lie there. */
public record UnfinishedUpload(String key, Instant begun) {}
