package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.profile.GoFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What changes unit files beside the functions that render them: other arguments, and other units
 * that the code which calls them writes (docs/checks-units.md).
 */
final class UnitWriters {
  private final FunctionComparison comparison;
  private final UnitWriting older;
  private final UnitWriting newer;
  private final Map<String, List<Difference>> found = new LinkedHashMap<>();

  private UnitWriters(
      GoModule before, GoModule after, FunctionComparison comparison, List<GoFunction> renderers) {
    this.comparison = comparison;
    this.older = new UnitWriting(before, renderers);
    this.newer = new UnitWriting(after, renderers);
  }

  /** What changed, one result for each function; none where nothing did. */
  static List<FunctionResult> of(
      GoModule before, GoModule after, FunctionComparison comparison, List<GoFunction> renderers) {
    return renderers.isEmpty()
        ? List.of()
        : new UnitWriters(before, after, comparison, renderers).results();
  }

  private List<FunctionResult> results() {
    var all = new ArrayList<FunctionResult>(others());
    calls();
    units();
    values();
    found.forEach((user, differences) -> {
      Optional<SourceText> was = older.shown(user).or(() -> newer.shown(user));
      Optional<SourceText> is = newer.shown(user).or(() -> older.shown(user));
      all.add(
          new FunctionResult.Changed(
              function(user), was.orElseThrow(), is.orElseThrow(), differences));
    });
    return all;
  }

  /** Functions and files that give a unit and are not named by the profile. */
  private List<FunctionResult> others() {
    var keys = new TreeSet<>(older.others.keySet());
    keys.addAll(newer.others.keySet());
    return keys.stream()
        .map(key -> {
          Optional<SourceText> was = Optional.ofNullable(older.others.get(key));
          Optional<SourceText> is = Optional.ofNullable(newer.others.get(key));
          if (was.isPresent() && is.isPresent()) {
            return comparison.compare(function(key));
          }
          return was.<FunctionResult>map(
                  text -> new FunctionResult.Disappeared(function(key), text))
              .orElseGet(() -> new FunctionResult.Appeared(function(key), is.orElseThrow()));
        })
        .filter(result -> !result.same())
        .toList();
  }

  private void calls() {
    List<String> gone = new ArrayList<>(UnitWriting.only(older.calls, newer.calls));
    for (String key : UnitWriting.only(newer.calls, older.calls)) {
      String renderer = key.substring(0, key.indexOf(' '));
      Optional<String> was = gone.stream().filter(k -> k.startsWith(renderer + " ")).findFirst();
      was.ifPresent(gone::remove);
      if (was.isEmpty() && isAnotherUser(newer.calls.get(key))) {
        continue;
      }
      add(
          renderer,
          Difference.Kind.CALL,
          was.flatMap(k -> Optional.ofNullable(older.calls.get(k))),
          Optional.ofNullable(newer.calls.get(key)));
    }
    gone.forEach(key ->
        add(
            key.substring(0, key.indexOf(' ')),
            Difference.Kind.CALL,
            Optional.ofNullable(older.calls.get(key)),
            Optional.empty()));
  }

  /** One more function that calls a renderer, such as to print the unit, takes nothing back. */
  private boolean isAnotherUser(UnitWriting.@Nullable Use call) {
    return call != null
        && !older.users.containsKey(call.user())
        && newer.users.keySet().containsAll(older.users.keySet());
  }

  private void units() {
    UnitWriting.only(older.units, newer.units)
        .forEach(unit ->
            add(
                name(unit),
                Difference.Kind.UNIT,
                Optional.ofNullable(older.units.get(unit)),
                Optional.empty()));
    UnitWriting.only(newer.units, older.units)
        .forEach(unit ->
            add(
                name(unit),
                Difference.Kind.UNIT,
                Optional.empty(),
                Optional.ofNullable(newer.units.get(unit))));
  }

  /** The first line of a text, or the file's name. */
  private static String name(String unit) {
    return unit.lines().findFirst().orElse("");
  }

  private void values() {
    newer.values.forEach((key, user) -> {
      if (older.values.containsKey(key)
          && comparison.compare(function(key)) instanceof FunctionResult.Changed changed) {
        changed
            .differences()
            .forEach(one -> found.computeIfAbsent(user, _ -> new ArrayList<>()).add(one));
      }
    });
  }

  private void add(
      String symbol,
      Difference.Kind kind,
      Optional<UnitWriting.Use> before,
      Optional<UnitWriting.Use> after) {
    String user = after.or(() -> before).orElseThrow().user();
    found
        .computeIfAbsent(user, _ -> new ArrayList<>())
        .add(
            new Difference(
                UnitWriting.symbol(symbol),
                kind,
                before.map(UnitWriting.Use::source),
                after.map(UnitWriting.Use::source)));
  }

  private static GoFunction function(String key) {
    return new GoFunction(key.substring(0, key.indexOf('#')), UnitWriting.symbol(key));
  }
}
