package com.thaloco.releaseconsole.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to do about a problem: words, with actions beside them. The command line shows both as one
 * text whose commands can be pasted; the window shows the words, which are whole without the
 * actions, and a button for each action.
 */
public record Remedy(List<Part> parts) {
  /** Nothing is to be done. */
  public static final Remedy NONE = new Remedy(List.of());

  /** A piece of a remedy, in the order of the text. */
  public sealed interface Part {}

  /** Words for both faces. */
  public record Words(String text) implements Part {}

  /**
   * An action, and what joins it to the words around it where it is shown as text.
   *
   * @param before such as a colon and a space
   */
  public record Offer(String before, Action action, String after) implements Part {}

  public Remedy {
    parts = List.copyOf(parts);
  }

  /** Words that name no command of ours; such a command is an action. */
  public static Remedy text(String words) {
    return words.isEmpty() ? NONE : new Remedy(List.of(new Words(words)));
  }

  /** The action after a colon: {@code Push it: git push origin main}. */
  public Remedy by(Action action) {
    return and(new Offer(": ", action, ""));
  }

  /** The action in parentheses: {@code Audit the bucket (release-console bucket audit)}. */
  public Remedy aside(Action action) {
    return and(new Offer(" (", action, ")"));
  }

  /** The words continue. */
  public Remedy then(String words) {
    return words.isEmpty() ? this : and(new Words(words));
  }

  private Remedy and(Part part) {
    var all = new ArrayList<>(parts);
    all.add(part);
    return new Remedy(all);
  }

  /** Whether nothing is to be done. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** What it proposes to do, in order. */
  public List<Action> actions() {
    return parts.stream()
        .flatMap(part -> part instanceof Offer offer ? Stream.of(offer.action()) : Stream.empty())
        .toList();
  }

  /** The words without the actions: a sentence that is beside their buttons. */
  public String words() {
    String words =
        parts.stream()
            .map(part -> part instanceof Words(String text) ? text : "")
            .collect(Collectors.joining());
    boolean open =
        !words.isEmpty() && Character.isLetterOrDigit(words.codePointBefore(words.length()));
    return open ? words + "." : words;
  }

  /** The same for one project: each command of ours that works on a project names it. */
  public Remedy on(List<String> project) {
    return new Remedy(
        parts.stream()
            .map(part ->
                part instanceof Offer(String before, Action.Console own, String after)
                    ? new Offer(before, own.on(project), after)
                    : part)
            .toList());
  }

  /** Words and actions as one text, whose commands can be pasted. */
  public String asText() {
    return parts.stream()
        .map(part ->
            switch (part) {
              case Words(String text) -> text;
              case Offer(String before, Action action, String after) ->
                  before + action.typed() + after;
            })
        .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return asText();
  }
}
