package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.TreeRow;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.ui.state.Browsing;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;

/**
 * Objects that are dragged to another program, and a file that is dropped here. A drag can't wait:
 * it carries copies where all objects have been inspected, and else their public URLs.
 */
final class Dragging {
  private final Browsing browsing;

  /**
   * @param dropped gets a file of another program
   */
  Dragging(ObjectTable table, Browsing browsing, Consumer<Path> dropped) {
    this.browsing = browsing;
    table.addEventHandler(MouseEvent.DRAG_DETECTED, event -> drag(table, event));
    table.setOnDragOver(event -> {
      if (file(event).isPresent()) {
        event.acceptTransferModes(TransferMode.COPY);
      }
      event.consume();
    });
    table.setOnDragDropped(event -> {
      Optional<Path> file = file(event);
      event.setDropCompleted(file.isPresent());
      event.consume();
      file.ifPresent(dropped);
    });
  }

  private void drag(ObjectTable table, MouseEvent event) {
    ClipboardContent content = content(table.chosen());
    if (!content.isEmpty()) {
      ((Node) event.getSource()).startDragAndDrop(TransferMode.COPY).setContent(content);
      event.consume();
    }
  }

  /** What other programs get of these rows. */
  ClipboardContent content(List<TreeRow> rows) {
    var content = new ClipboardContent();
    List<ObjectInfo> objects = rows.stream().flatMap(r -> browsing.objects(r).stream()).toList();
    if (objects.isEmpty()) {
      return content;
    }
    List<String> urls =
        objects.stream().map(info -> browsing.browser().address(info.key())).toList();
    content.putString(String.join("\n", urls));
    List<File> copies =
        objects.stream()
            .flatMap(info -> browsing.inspection().copy(info).stream())
            .map(Path::toFile)
            .toList();
    if (copies.size() == objects.size()) {
      content.putFiles(copies);
    } else {
      content.putUrl(String.join("\r\n", urls)); // a list of URIs has a line for each (RFC 2483)
    }
    return content;
  }

  private static Optional<Path> file(DragEvent event) {
    return event.getGestureSource() == null
        ? event.getDragboard().getFiles().stream()
            .map(File::toPath)
            .filter(Files::isRegularFile)
            .findFirst()
        : Optional.empty();
  }
}
