package com.thaloco.releaseconsole.manifest;

import com.thaloco.releaseconsole.manifest.EntryLearner.Witness;
import com.thaloco.releaseconsole.manifest.FieldTemplate.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What might explain a single value; whether it does, the other entries decide. */
final class Explanations {
  /** Fields that hold the build time where no one knows it; an expiry is a time too. */
  private static final Set<String> TIME_NAMES =
      Set.of(
          "released_at",
          "released",
          "release_date",
          "date",
          "published_at",
          "built_at",
          "build_time",
          "created_at",
          "timestamp");

  /** Found inside a longer text; the signature's URL begins with that of what it signs. */
  private static final List<EntryFact> INSIDE =
      List.of(
          EntryFact.TARBALL_URL,
          EntryFact.SIGNATURE_URL,
          EntryFact.HASHES_URL,
          EntryFact.TARBALL_SHA256,
          EntryFact.HASHES_SHA256,
          EntryFact.COMMIT,
          EntryFact.VERSION,
          EntryFact.NUMBER);

  private Explanations() {}

  /** The facts whose value this is. */
  static Stream<FieldTemplate> exact(Witness seen) {
    return switch (seen.value()) {
      case Json.Text(String text) ->
          Arrays.stream(EntryFact.values())
              .filter(f -> f != EntryFact.RELEASED_AT)
              .filter(f -> seen.facts().get(f).filter(text::equals).isPresent())
              .map(f -> new FieldTemplate.Text(List.of(new Part.Known(f))));
      case Json.Num(String raw) ->
          seen.facts().get(EntryFact.TARBALL_SIZE).filter(raw::equals).stream()
              .map(_ -> new FieldTemplate.Size());
      default -> Stream.of();
    };
  }

  /** The build time, where one is known or the field's name says so. */
  static Optional<FieldTemplate> time(String path, List<Witness> seen) {
    boolean known = seen.stream().anyMatch(w -> w.facts().releasedAt().isPresent());
    String name = path.substring(path.lastIndexOf('.') + 1);
    return known || TIME_NAMES.contains(name)
        ? TimeFormat.find(seen.getFirst().value()).map(r -> new FieldTemplate.Time(r.format()))
        : Optional.empty();
  }

  /** The text with every fact in it replaced. */
  static Optional<FieldTemplate> inside(Witness seen) {
    if (!(seen.value() instanceof Json.Text(String text))) {
      return Optional.empty();
    }
    var parts = new ArrayList<Part>();
    var literal = new StringBuilder();
    for (int at = 0; at < text.length(); ) {
      int here = at;
      Optional<EntryFact> fact =
          INSIDE.stream()
              .filter(f -> stands(text, here, seen.facts().get(f).orElse("")))
              .findFirst();
      if (fact.isEmpty()) {
        literal.append(text.charAt(at++));
        continue;
      }
      if (!literal.isEmpty()) {
        parts.add(new Part.Literal(literal.toString()));
        literal.setLength(0);
      }
      parts.add(new Part.Known(fact.get()));
      at += seen.facts().get(fact.get()).orElse("").length();
    }
    if (!literal.isEmpty()) {
      parts.add(new Part.Literal(literal.toString()));
    }
    boolean holdsOne = parts.stream().anyMatch(p -> p instanceof Part.Known);
    return holdsOne ? Optional.of(new FieldTemplate.Text(parts)) : Optional.empty();
  }

  /** Whether the value is here and does not run on: v0.1.6 is not in v0.1.60 or v0.1.6.1. */
  private static boolean stands(String text, int at, String value) {
    if (value.isEmpty() || !text.startsWith(value, at)) {
      return false;
    }
    boolean wordBefore =
        at > 0
            && Character.isLetterOrDigit(text.charAt(at - 1))
            && (Character.isDigit(value.charAt(0)) == Character.isDigit(text.charAt(at - 1)));
    boolean numberBefore =
        at > 1 && text.charAt(at - 1) == '.' && Character.isDigit(text.charAt(at - 2));
    int end = at + value.length();
    boolean runsOn =
        end < text.length()
            && (Character.isDigit(text.charAt(end))
                || (text.charAt(end) == '.'
                    && end + 1 < text.length()
                    && Character.isDigit(text.charAt(end + 1))));
    return !wordBefore && !numberBefore && !runsOn;
  }
}
