package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.cut.Preview;
import com.thaloco.releaseconsole.ui.kit.ObjectBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.CutSteps.ObjectView;
import com.thaloco.releaseconsole.ui.state.Cutting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.VBox;

/** The objects of a cut in their order: planned, on their way, and in the bucket. */
final class PublishObjects {
  private final Panel panel;
  private final VBox box;
  private final Cutting cutting;
  private final Map<String, ObjectBar> bars = new LinkedHashMap<>();
  private Optional<Preview> plan = Optional.empty();

  PublishObjects(Panel panel, VBox box, Cutting cutting) {
    this.panel = panel;
    this.box = box;
    this.cutting = cutting;
  }

  /** What will be written, once it is known. */
  void plan(Preview preview) {
    plan = Optional.of(preview);
    show();
  }

  void show() {
    if (!bars.keySet().equals(wanted().keySet())) {
      bars.clear();
      wanted().keySet().forEach(key -> bars.put(key, new ObjectBar(key)));
      box.getChildren().setAll(bars.values());
    }
    Map<String, Preview.Item> wanted = wanted();
    bars.forEach((key, bar) -> {
      ObjectView object = cutting.objects().get(key);
      if (object == null) {
        Preview.Item item = wanted.get(key);
        bar.planned(
            Optional.ofNullable(item).flatMap(Preview.Item::size), item != null && item.exact());
      } else {
        bar.show(object.status(), object.done(), object.total(), object.rate(), object.left());
      }
    });
    panel.setVisible(!bars.isEmpty());
    panel.setManaged(!bars.isEmpty());
    long done =
        bars.keySet().stream()
            .map(cutting.objects()::get)
            .filter(object -> object != null && object.status() == Status.DONE)
            .count();
    panel.setNote(Texts.of("publish.objects.done", done, bars.size()));
  }

  /** The planned ones in their order; without a plan those that were seen. */
  private Map<String, Preview.Item> wanted() {
    var wanted = new LinkedHashMap<String, Preview.Item>();
    plan.ifPresentOrElse(
        known -> known.items().forEach(item -> wanted.put(item.key(), item)),
        () ->
            cutting
                .objects()
                .keySet()
                .forEach(key ->
                    wanted.put(key, new Preview.Item(key, Optional.empty(), false, "", false))));
    return wanted;
  }
}
