package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.DiffLine;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;

/** Text with line numbers; only the lines in sight have nodes. */
final class TextPreview {
  private static final int LONG = 2000;

  private TextPreview() {}

  /** Shows a text; what is not whole says so at its end. */
  static CodeDiff of(String text, boolean whole) {
    return of(text.lines().toList(), whole);
  }

  static CodeDiff of(List<String> text, boolean whole) {
    var lines = new ArrayList<DiffLine>();
    for (String line : text) {
      String shown = line.length() > LONG ? line.substring(0, LONG) + "…" : line;
      lines.add(new DiffLine(DiffLine.Kind.SAME, lines.size() + 1, shown, List.of()));
    }
    if (!whole) {
      lines.add(DiffLine.note(Texts.of("bucket.cut-off")));
    }
    if (lines.isEmpty()) {
      lines.add(DiffLine.note(Texts.of("bucket.empty-object")));
    }
    var view = new CodeDiff();
    view.setAccessibleText(Texts.of("bucket.text"));
    view.show(lines);
    return view;
  }
}
