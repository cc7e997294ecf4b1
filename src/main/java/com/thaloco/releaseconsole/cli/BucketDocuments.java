package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.audit.ChangePlan;
import com.thaloco.releaseconsole.audit.ObjectDetails;
import com.thaloco.releaseconsole.audit.ObjectPreview;
import com.thaloco.releaseconsole.audit.PublicView;
import com.thaloco.releaseconsole.engine.PlannedStep;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the bucket commands print, as one document that is JSON or lines of text. */
final class BucketDocuments {
  private BucketDocuments() {}

  static Map<String, Object> details(ObjectDetails details, String sha256) {
    var document = new LinkedHashMap<String, Object>();
    document.put("key", details.info().key());
    document.put("size", details.info().size());
    document.put("modified", details.info().modified().toString());
    document.put("sha256", sha256);
    document.put("etag", details.info().etag());
    document.put("contentType", details.contentType());
    document.put("cacheControl", details.cacheControl());
    document.put("headers", new TreeMap<>(details.info().headers()));
    document.put("metadata", new TreeMap<>(details.info().metadata()));
    document.put("url", details.address().toString());
    return document;
  }

  static Map<String, Object> view(PublicView view) {
    var document = new LinkedHashMap<String, Object>();
    document.put("at", view.at().toString());
    switch (view) {
      case PublicView.Same same -> {
        document.put("state", "same");
        document.put("proof", same.proof());
        document.put("headers", new TreeMap<>(same.headers()));
      }
      case PublicView.Stale stale -> {
        document.put("state", "stale");
        document.put("served", stale.served());
        document.put("stored", stale.stored());
        document.put("headers", new TreeMap<>(stale.headers()));
      }
      case PublicView.OtherType other -> {
        document.put("state", "other-type");
        document.put("served", other.served());
        document.put("stored", other.stored());
        document.put("headers", new TreeMap<>(other.headers()));
      }
      case PublicView.Missing _ -> document.put("state", "missing");
      case PublicView.Odd odd -> {
        document.put("state", odd.refused() ? "refused" : "odd");
        document.put("reason", odd.reason());
      }
      case PublicView.Unreachable unreachable -> {
        document.put("state", "unreachable");
        document.put("reason", unreachable.reason());
      }
    }
    return document;
  }

  static Map<String, Object> preview(ObjectPreview preview) {
    return switch (preview) {
      case ObjectPreview.ManifestFile manifest -> manifest(manifest);
      case ObjectPreview.Hashes hashes ->
          map(
              "kind", "hashes",
              "text", hashes.text(),
              "problem", hashes.problem().map(p -> p.happened()).orElse(""));
      case ObjectPreview.Signature signature ->
          map(
              "kind",
              "signature",
              "over",
              signature.over(),
              "verdicts",
              signature.verdicts().stream()
                  .map(v ->
                      map(
                          "version", v.version().text(),
                          "key", v.key(),
                          "accepts", v.accepts(),
                          "reason", v.reason()))
                  .toList());
      case ObjectPreview.Tarball tarball ->
          map(
              "kind",
              "tarball",
              "members",
              tarball.members().stream()
                  .map(m ->
                      map(
                          "name", m.name(),
                          "size", m.size(),
                          "mode", String.format(Locale.ROOT, "%04o", m.mode()),
                          "type", String.valueOf(m.type()),
                          "sha256", m.sha256()))
                  .toList(),
              "problem",
              tarball.problem().map(p -> p.happened()).orElse(""));
      case ObjectPreview.Text text ->
          map("kind", "text", "size", text.size(), "whole", text.whole(), "text", text.text());
      case ObjectPreview.Binary binary ->
          map("kind", binary.kind(), "size", binary.size(), "hex", binary.hex());
    };
  }

  private static Map<String, Object> manifest(ObjectPreview.ManifestFile manifest) {
    ManifestReading reading = manifest.reading();
    return map(
        "kind",
        "manifest",
        "latest",
        reading.latest().orElse(""),
        "faults",
        reading.faults().stream().map(ManifestReading.Fault::sentence).toList(),
        "entries",
        reading.entries().stream()
            .map(ManifestEntry::raw)
            .map(raw -> raw.replaceAll("\\s+", " "))
            .toList(),
        "earlier",
        manifest.earlier().stream()
            .map(kept ->
                map(
                    "key", kept.key(),
                    "written", kept.written().toString(),
                    "differences", kept.differences()))
            .toList(),
        "text",
        manifest.text());
  }

  static Map<String, Object> plan(ChangePlan plan) {
    return map(
        "id",
        plan.id(),
        "title",
        plan.title(),
        "confirm",
        plan.confirm(),
        "steps",
        plan.steps().stream().map(BucketDocuments::step).toList(),
        "limits",
        plan.limits());
  }

  private static Map<String, Object> step(PlannedStep step) {
    return map("effect", step.effect(), "notices", step.notices(), "undo", step.undoing());
  }

  static Map<String, Object> map(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  /** A document for people: a name and its value a line, what is inside further in. */
  static List<String> lines(Map<?, ?> document, String indent) {
    var lines = new ArrayList<String>();
    document.forEach((name, value) -> value(String.valueOf(name), value, indent, lines));
    return lines;
  }

  private static void value(String name, Object value, String indent, List<String> lines) {
    switch (value) {
      case Map<?, ?> inner when !inner.isEmpty() -> {
        lines.add(indent + name);
        lines.addAll(lines(inner, indent + "  "));
      }
      case List<?> items when !items.isEmpty() -> {
        lines.add(indent + name);
        for (Object item : items) {
          if (item instanceof Map<?, ?> inner) {
            lines.add(indent + "  " + row(inner));
          } else {
            lines.add(indent + "  " + Printable.lines(String.valueOf(item)));
          }
        }
      }
      case String text when text.contains("\n") -> {
        lines.add(indent + name);
        text.lines().forEach(line -> lines.add(indent + "  " + Printable.lines(line)));
      }
      case Map<?, ?> _ -> {}
      case List<?> _ -> {}
      default -> {
        if (!value.equals("")) {
          String shown = Printable.of(String.valueOf(value));
          lines.add("%s%-14s %s".formatted(indent, Printable.of(name), shown));
        }
      }
    }
  }

  private static String row(Map<?, ?> item) {
    return String.join(
        "  ", item.values().stream().map(v -> Printable.of(String.valueOf(v))).toList());
  }
}
