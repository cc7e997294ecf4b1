package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.flow.Problem;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;

/** What a screen may ask of the window around it. */
public interface Navigator {
  /** Opens a screen of the current project. */
  void open(ScreenId screen);

  /** The next step in the rail, or the previous one. */
  void step(int by);

  /** Opens a project; a problem is shown where it was asked for. */
  void openProject(Path repository);

  /** Opens a project that was open before, also a rehearsal. */
  void openRecent(Path repository);

  /** Asks for a repository, and opens it. */
  void chooseProject();

  /**
   * Asks for a folder; empty where no one named one.
   *
   * @param title of the dialog
   */
  Optional<Path> askFolder(String title);

  /**
   * Asks for a file that is there; empty where no one named one.
   *
   * @param title of the dialog
   */
  Optional<Path> askFile(String title);

  /** Prepares, serves and opens a rehearsal. */
  void rehearse();

  /** Shows the settings. */
  void settings();

  /** Shows something above everything until it is closed. */
  void overlay(Node dialog);

  /** Closes what is above everything. */
  void closeOverlay();

  /** Tells of work that ended in another section. */
  void tell(String text);

  /** Shows a problem that belongs to no screen. */
  void problem(Problem problem);

  /** Opens a file or folder with the desktop's own program. */
  void openOutside(Path file);
}
