package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.TreeRow;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Browsing;
import com.thaloco.releaseconsole.ui.state.Navigator;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done with the chosen rows, by the right button or the menu key. */
final class RowMenu extends ContextMenu {
  private static final Duration LINK = Duration.ofHours(1);

  private final Browsing browsing;
  private final Navigator go;

  RowMenu(Browsing browsing, Navigator go) {
    this.browsing = browsing;
    this.go = go;
  }

  /**
   * Offers what fits these rows.
   *
   * @param headers sets those of the one object
   * @param change what the button of the action bar does
   */
  void show(List<TreeRow> rows, RowChange offer, Runnable save, Runnable headers, Runnable change) {
    List<ObjectInfo> objects = rows.stream().flatMap(r -> browsing.objects(r).stream()).toList();
    MenuItem saving = item("menu-save", Texts.of("bucket.save"), Feather.DOWNLOAD, save);
    MenuItem urls =
        copy("menu-urls", "bucket.copy.urls", objects, key -> browsing.browser().address(key));
    MenuItem keys = copy("menu-keys", "bucket.copy.keys", objects, key -> key);
    MenuItem links =
        copy(
            "menu-links",
            "bucket.copy.links",
            objects,
            key -> browsing.browser().link(key, LINK).toString());
    List.of(saving, urls, keys, links).forEach(each -> each.setDisable(objects.isEmpty()));
    MenuItem setting =
        item("menu-headers", Texts.of("bucket.headers.set"), Feather.EDIT_2, headers);
    setting.setDisable(objects.size() != 1 || !(rows.getFirst() instanceof TreeRow.File));
    MenuItem changing = item("menu-change", offer.button(), offer.icon(), change);
    changing.setDisable(offer.locked().isPresent());
    getItems()
        .setAll(
            saving,
            new SeparatorMenuItem(),
            urls,
            keys,
            links,
            new SeparatorMenuItem(),
            setting,
            changing);
  }

  /** Works the lines out beside the FX thread: a link needs the credentials. */
  private MenuItem copy(
      String id, String text, List<ObjectInfo> objects, Function<String, String> line) {
    return item(
        id,
        Texts.of(text, objects.size()),
        Feather.COPY,
        () ->
            browsing.<String>beside(
                () ->
                    objects.stream()
                        .map(ObjectInfo::key)
                        .map(line)
                        .collect(Collectors.joining("\n")),
                lines -> {
                  CopyButton.toClipboard(lines);
                  go.tell(Texts.of("bucket.copied", objects.size()));
                }));
  }

  private static MenuItem item(String id, String text, Feather icon, Runnable action) {
    var item = new MenuItem(text, new FontIcon(icon));
    item.setId(id);
    item.setOnAction(event -> action.run());
    return item;
  }
}
