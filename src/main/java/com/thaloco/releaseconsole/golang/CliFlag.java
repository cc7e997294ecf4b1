package com.thaloco.releaseconsole.golang;

import java.util.ArrayList;
import java.util.List;

/** One flag of a command, while the code that makes it is followed. */
final class CliFlag {
  /** Ends the shape of a flag that subcommands take too. */
  static final String INHERITED = ", for subcommands too";

  final String name;
  final GoNode at;
  final List<String> others = new ArrayList<>();
  String type;
  String shortName = "";
  String preset = "";
  boolean required;
  boolean inherited;

  CliFlag(String name, String type, GoNode at) {
    this.name = name;
    this.type = type;
    this.at = at;
  }

  /** What it is without being given; a default of zero is none. */
  void preset(GoValue value) {
    String shown = GoValue.shown(value);
    preset =
        shown.isEmpty()
            ? "computed"
            : shown.matches("\"?(|0[a-z]*|false|nil|\\[])\"?") ? "" : shown;
  }

  /** Everything but the name. */
  String shape() {
    return type
        + (shortName.isEmpty() ? "" : ", short -" + shortName)
        + (preset.isEmpty() ? "" : ", default " + preset)
        + (inherited ? INHERITED : "");
  }
}
