package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.audit.PublicView;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the public URL serves an object, as JSON. */
sealed interface ViewJson {
  record Same(Instant at, String state, String proof, SortedMap<String, String> headers)
      implements ViewJson {}

  record Other(
      Instant at, String state, String served, String stored, SortedMap<String, String> headers)
      implements ViewJson {
    static Other of(
        Instant at, String state, String served, String stored, Map<String, String> headers) {
      return new Other(at, state, served, stored, new TreeMap<>(headers));
    }
  }

  record Missing(Instant at, String state) implements ViewJson {}

  record Failed(Instant at, String state, String reason) implements ViewJson {}

  static ViewJson of(PublicView view) {
    return switch (view) {
      case PublicView.Same(var at, var headers, var proof) ->
          new Same(at, "same", proof, new TreeMap<>(headers));
      case PublicView.Stale(var at, var headers, var served, var stored) ->
          Other.of(at, "stale", served, stored, headers);
      case PublicView.OtherType(var at, var headers, var served, var stored) ->
          Other.of(at, "other-type", served, stored, headers);
      case PublicView.Missing(var at) -> new Missing(at, "missing");
      case PublicView.Odd(var at, var reason, var refused) ->
          new Failed(at, refused ? "refused" : "odd", reason);
      case PublicView.Unreachable(var at, var reason) -> new Failed(at, "unreachable", reason);
    };
  }
}
