package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.TreeRow;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.profile.BucketRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where one is: bucket, prefix, and the folder of the chosen row. Each leads back there. */
public final class Breadcrumbs extends HBox {
  private static final int LONG = 3; // as many levels have room beside the filter
  private static final double WIDEST = 110;

  private final BucketRules rules;
  private final Consumer<String> choose;

  /**
   * @param choose chooses a row by its path; the empty path for none
   */
  public Breadcrumbs(BucketRules rules, Consumer<String> choose) {
    super(6);
    this.rules = rules;
    this.choose = choose;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("place");
    show(Optional.empty());
  }

  /** Shows the way to a row. */
  public void show(Optional<TreeRow> row) {
    var names = new ArrayList<String>();
    var paths = new ArrayList<String>();
    names.add(rules.bucket());
    paths.add("");
    if (!rules.prefix().isEmpty()) {
      names.add(rules.prefix());
      paths.add("");
    }
    String path = row.map(TreeRow::path).orElse("");
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      paths.add(path.substring(0, slash + 1));
      names.add(Printable.of(path.substring(path.lastIndexOf('/', slash - 1) + 1, slash)));
    }
    int last = names.size() - 1;
    var nodes = new ArrayList<Node>();
    for (int i = 0; i < last; i++) {
      boolean hidden = last >= LONG && i > 0;
      if (!hidden) {
        nodes.add(link(names.get(i), paths.get(i)));
      } else if (i == last - 1) {
        nodes.add(between(String.join("/", names.subList(1, last)), paths.get(i)));
      }
      if (!hidden || i == last - 1) {
        nodes.add(new FontIcon(Feather.CHEVRON_RIGHT));
      }
    }
    nodes.add(here(names.get(last)));
    getChildren().setAll(List.copyOf(nodes));
  }

  /** Replaces what has no room, and leads to the nearest of it. */
  private Hyperlink between(String whole, String path) {
    Hyperlink link = link("…", path);
    link.setTooltip(new Tooltip(whole));
    link.setAccessibleText(whole);
    return link;
  }

  private static Label here(String name) {
    var label = new Label(name);
    label.getStyleClass().add("strong");
    label.setMaxWidth(WIDEST);
    return label;
  }

  private Hyperlink link(String name, String path) {
    var link = new Hyperlink(name);
    link.setOnAction(event -> choose.accept(path));
    link.setMaxWidth(WIDEST);
    return link;
  }
}
