package com.thaloco.releaseconsole.bucket;

import java.util.Map;

/**
 * What is stored beside the bytes. There is never a Content-Encoding (docs/rules.md, Artefacts).
 */
public record ObjectHeaders(String contentType, String cacheControl, Map<String, String> metadata) {
  public ObjectHeaders {
    metadata = Map.copyOf(metadata);
  }
}
