package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;

/** An object of the release, as it is to be in the bucket. */
record ReleaseObject(String key, Body body, long size, String sha256, ObjectHeaders headers) {}
