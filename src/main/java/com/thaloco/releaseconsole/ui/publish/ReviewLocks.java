package com.thaloco.releaseconsole.ui.publish;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusIcon;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Checking;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What locks the cut, a row for each screen that resolves something, with the way there. */
final class ReviewLocks {
  /** What a row says; none is built again while all are the same: a button stays in its place. */
  private record Row(ScreenId screen, Status status, String words) {}

  private final VBox box;
  private final Checking checking;
  private final Navigator go;
  private List<Row> shown = List.of();
  private boolean due;

  ReviewLocks(VBox box, Checking checking, Navigator go) {
    this.box = box;
    this.checking = checking;
    this.go = go;
  }

  /** Shows what locks it now; gives how many rows there are. */
  int show() {
    List<Row> now = checking.locking().stream().map(this::row).toList();
    if (!now.equals(shown) || due != checking.isDue()) {
      shown = now;
      due = checking.isDue();
      var rows = new ArrayList<Node>();
      if (due) {
        rows.add(due());
      }
      now.stream()
          .filter(row -> !due || row.status().isTrouble())
          .map(this::node)
          .forEach(rows::add);
      box.getChildren().setAll(rows);
    }
    return shown.size();
  }

  private Row row(ScreenId screen) {
    var locks = checking.of(screen).stream().filter(answer -> answer.status().locks()).toList();
    Status worst = locks.stream().map(a -> a.status()).reduce(Status.NOT_NEEDED, Status::or);
    String words =
        locks.stream()
            .filter(answer -> answer.status() == worst)
            .findFirst()
            .flatMap(answer -> answer.finding())
            .map(Finding::summary)
            .orElse(Texts.of("finding.none"));
    return new Row(screen, worst, words);
  }

  private Node due() {
    Button check = Buttons.compact(Texts.of("checklist.now"), Feather.ROTATE_CCW, checking::runAll);
    check.setId("review-check");
    return line(Status.NOT_RUN, checking.against(), check);
  }

  private Node node(Row row) {
    Button open =
        Buttons.compact(
            Texts.of("checklist.open-screen", row.screen().title()),
            Feather.ARROW_RIGHT,
            () -> go.open(row.screen()));
    open.setId("review-open-" + row.screen().key());
    return line(row.status(), row.words(), open);
  }

  private static Node line(Status status, String words, Button button) {
    var text = Nodes.whole(new Prose(words));
    HBox.setHgrow(text, Priority.ALWAYS);
    button.setMinWidth(Region.USE_PREF_SIZE);
    var line = new HBox(8, new StatusIcon(status), text, button);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("lock-row");
    line.setAccessibleText(status.word() + ": " + words);
    return line;
  }
}
