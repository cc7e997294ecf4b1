package com.thaloco.releaseconsole.ui.publish;

import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.ObjectBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.CutSteps.ObjectView;
import com.thaloco.releaseconsole.ui.state.Cutting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.layout.VBox;

/** The objects of a cut in their order: waiting, on their way, and in the bucket. */
final class PublishObjects {
  private final Panel panel;
  private final VBox box;
  private final Cutting cutting;
  private final Map<String, ObjectBar> bars = new LinkedHashMap<>();

  PublishObjects(Panel panel, VBox box, Cutting cutting) {
    this.panel = panel;
    this.box = box;
    this.cutting = cutting;
  }

  void show() {
    List<ObjectView> views = List.copyOf(cutting.objects());
    List<String> keys = views.stream().map(ObjectView::key).toList();
    if (!List.copyOf(bars.keySet()).equals(keys)) {
      bars.clear();
      keys.forEach(key -> bars.put(key, new ObjectBar(key)));
      box.getChildren().setAll(bars.values());
    }
    views.forEach(view -> show(Objects.requireNonNull(bars.get(view.key())), view));
    Nodes.show(panel, !views.isEmpty());
    long there = views.stream().filter(view -> view.status() == Status.DONE).count();
    panel.setNote(Texts.of("publish.objects.done", there, views.size()) + sum(views));
  }

  /** Of all bytes, how many are there; nothing while a size is not known. */
  private static String sum(List<ObjectView> views) {
    if (views.isEmpty() || views.stream().anyMatch(view -> view.total() <= 0)) {
      return "";
    }
    long there =
        views.stream()
            .mapToLong(view ->
                view.inBucket() || view.status() == Status.DONE ? view.total() : view.done())
            .sum();
    long all = views.stream().mapToLong(ObjectView::total).sum();
    boolean exact = views.stream().allMatch(ObjectView::exact);
    return Texts.of(
        "publish.objects.sum", Amounts.size(there), (exact ? "" : "≈ ") + Amounts.size(all));
  }

  private static void show(ObjectBar bar, ObjectView view) {
    switch (view.status()) {
      case NOT_RUN -> bar.waiting(view.total(), view.exact());
      case DONE ->
          bar.there(
              view.total(),
              view.exact(),
              view.adopted() ? Texts.of("publish.objects.adopted") : "");
      case RUNNING ->
          bar.moving(
              Texts.of(view.isReadBack() ? "object.reading-back" : "object.answer"),
              view.done(),
              view.total(),
              view.rate(),
              view.left());
      default -> bar.ended(view.status(), view.done(), view.total(), view.why());
    }
  }
}
