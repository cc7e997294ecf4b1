package com.thaloco.releaseconsole.golang;

/**
 * One thing of a contract that others may rely on.
 *
 * @param contract the rule's name
 * @param kind {@code command}, {@code flag}, {@code type}, {@code field}, {@code method}, {@code
 *     constant}, {@code codec}, {@code statement}, {@code migrations}
 * @param name how others know it: {@code banger update --check}, {@code UpdateRequest.version}
 * @param shape equal for equal meaning
 */
public record Symbol(
    String contract, String kind, String name, String shape, String file, int line) {
  String key() {
    return kind + " " + name;
  }
}
