package com.thaloco.releaseconsole.ui.screen.bucket;

import com.thaloco.releaseconsole.audit.Row;
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
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where one is: bucket, prefix, and the folder of the chosen row. Each leads back there. */
public final class Place extends HBox {
  private final BucketRules rules;
  private final Consumer<String> choose;

  /**
   * @param choose chooses a row by its path; the empty path for none
   */
  public Place(BucketRules rules, Consumer<String> choose) {
    super(6);
    this.rules = rules;
    this.choose = choose;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("place");
    show(Optional.empty());
  }

  /** Shows the way to a row. */
  public void show(Optional<Row> row) {
    var names = new ArrayList<String>();
    var paths = new ArrayList<String>();
    names.add(rules.bucket());
    paths.add("");
    if (!rules.prefix().isEmpty()) {
      names.add(rules.prefix());
      paths.add("");
    }
    String path = row.map(Row::path).orElse("");
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      paths.add(path.substring(0, slash + 1));
      names.add(Printable.of(path.substring(path.lastIndexOf('/', slash - 1) + 1, slash)));
    }
    var nodes = new ArrayList<Node>();
    for (int i = 0; i < names.size(); i++) {
      if (i > 0) {
        nodes.add(new FontIcon(Feather.CHEVRON_RIGHT));
      }
      nodes.add(i == names.size() - 1 ? here(names.get(i)) : link(names.get(i), paths.get(i)));
    }
    getChildren().setAll(List.copyOf(nodes));
  }

  private static Label here(String name) {
    var label = new Label(name);
    label.getStyleClass().add("strong");
    return label;
  }

  private Hyperlink link(String name, String path) {
    var link = new Hyperlink(name);
    link.setOnAction(event -> choose.accept(path));
    link.setMinWidth(Region.USE_PREF_SIZE);
    return link;
  }
}
