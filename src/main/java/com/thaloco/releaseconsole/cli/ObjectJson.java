package com.thaloco.releaseconsole.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.thaloco.releaseconsole.audit.ReadyCommands;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/** One object of the bucket as JSON. */
record ObjectJson(
    String key,
    long size,
    Instant modified,
    String sha256,
    String etag,
    String contentType,
    String cacheControl,
    SortedMap<String, String> headers,
    SortedMap<String, String> metadata,
    URI url,
    Optional<Path> savedTo,
    @JsonProperty("public") Optional<ViewJson> view,
    Optional<PreviewJson> preview,
    ReadyCommands commands) {}
