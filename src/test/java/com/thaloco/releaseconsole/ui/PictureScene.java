package com.thaloco.releaseconsole.ui;

import java.util.function.Consumer;

/**
 * One picture of the window: a screen in a state that matters.
 *
 * @param name of the file, such as {@code trust-drift}
 * @param set brings the window there, from any other scene
 * @param after undoes what the next scene must not find
 */
record PictureScene(String name, Consumer<Studio> set, Consumer<Studio> after) {
  PictureScene(String name, Consumer<Studio> set) {
    this(name, set, studio -> {});
  }
}
