package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.check.UnitFile;
import com.thaloco.releaseconsole.check.UnitsComparison;
import com.thaloco.releaseconsole.golang.Difference;
import com.thaloco.releaseconsole.golang.FunctionResult;
import com.thaloco.releaseconsole.golang.SourceText;
import com.thaloco.releaseconsole.ui.kit.DiffLine;
import com.thaloco.releaseconsole.ui.kit.Diffs;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A unit file of the repository in both commits, or a function that renders one: its body, and
 * below it what it uses and what is not as it was.
 */
record UnitSides(
    String name, Status status, int changes, String file, Diffs.Sides sides, Optional<String> why) {
  /** All that was compared, in the order of the profile. */
  static List<UnitSides> of(UnitsComparison comparison) {
    return Stream.of(
            comparison.results().stream().map(UnitSides::of),
            comparison.files().stream().map(UnitSides::of),
            comparison.unmatched().stream().map(UnitSides::unmatched))
        .flatMap(each -> each)
        .toList();
  }

  private static UnitSides unmatched(String pattern) {
    return new UnitSides(
        pattern,
        Status.BLOCKED,
        0,
        pattern,
        new Diffs.Sides(List.of(), List.of()),
        Optional.of(Texts.of("units.unmatched")));
  }

  private static UnitSides of(UnitFile file) {
    boolean same = file.same();
    boolean both = file.before().isPresent() && file.after().isPresent();
    return new UnitSides(
        file.path().substring(file.path().lastIndexOf('/') + 1),
        same ? Status.PASSED : both ? Status.BLOCKED : Status.WARNED,
        same ? 0 : 1,
        file.path(),
        sides(file.before(), file.after()),
        Optional.empty());
  }

  private static UnitSides of(FunctionResult result) {
    return switch (result) {
      case FunctionResult.Same same ->
          plain(result, Status.PASSED, Optional.of(same.before()), Optional.of(same.after()));
      case FunctionResult.Appeared appeared ->
          plain(result, Status.WARNED, Optional.empty(), Optional.of(appeared.after()));
      case FunctionResult.Disappeared gone ->
          plain(result, Status.WARNED, Optional.of(gone.before()), Optional.empty());
      case FunctionResult.Changed changed -> changed(changed);
      case FunctionResult.Absent absent ->
          untold(result, Texts.of("units.absent", absent.function().folder()));
      case FunctionResult.Unreadable unreadable ->
          untold(
              result,
              "%s:%d: %s"
                  .formatted(
                      unreadable.error().file(),
                      unreadable.error().line(),
                      unreadable.error().why()));
    };
  }

  private static UnitSides plain(
      FunctionResult result,
      Status status,
      Optional<SourceText> before,
      Optional<SourceText> after) {
    return new UnitSides(
        result.function().name(),
        status,
        status == Status.PASSED ? 0 : 1,
        file(before, after),
        sides(before, after),
        Optional.empty());
  }

  private static UnitSides changed(FunctionResult.Changed changed) {
    Diffs.Sides own = sides(Optional.of(changed.before()), Optional.of(changed.after()));
    var left = new ArrayList<>(own.before());
    var right = new ArrayList<>(own.after());
    String name = changed.function().name();
    for (Difference one : changed.differences()) {
      if (!one.symbol().equals(name)) {
        String note = Texts.of("units.uses", one.kind().word(), one.symbol());
        left.add(DiffLine.note(note));
        right.add(DiffLine.note(note));
        Diffs.Sides used = sides(one.before(), one.after());
        left.addAll(used.before());
        right.addAll(used.after());
      }
    }
    return new UnitSides(
        name,
        Status.BLOCKED,
        changed.differences().size(),
        file(Optional.of(changed.before()), Optional.of(changed.after())),
        new Diffs.Sides(left, right),
        Optional.empty());
  }

  private static UnitSides untold(FunctionResult result, String why) {
    return new UnitSides(
        result.function().name(),
        Status.BLOCKED,
        0,
        result.function().folder(),
        new Diffs.Sides(List.of(), List.of()),
        Optional.of(why));
  }

  private static Diffs.Sides sides(Optional<SourceText> before, Optional<SourceText> after) {
    return Diffs.sideBySide(text(before), line(before), text(after), line(after));
  }

  private static String file(Optional<SourceText> before, Optional<SourceText> after) {
    return after.or(() -> before).map(SourceText::file).orElse("");
  }

  private static String text(Optional<SourceText> source) {
    return source.map(SourceText::text).orElse("");
  }

  private static int line(Optional<SourceText> source) {
    return source.map(SourceText::line).orElse(1);
  }
}
