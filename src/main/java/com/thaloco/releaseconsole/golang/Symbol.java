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
  /** Where the default is what the running program computes, it is compared with nothing. */
  private static final String COMPUTED = ", default computed";

  boolean sameAs(Symbol other) {
    boolean computed = shape.contains(COMPUTED) || other.shape.contains(COMPUTED);
    return shape.equals(other.shape)
        || (computed && withoutDefault(shape).equals(withoutDefault(other.shape)));
  }

  private static String withoutDefault(String shape) {
    return shape.replaceFirst("(?s), default .*?(, for subcommands too)?$", "$1");
  }

  String key() {
    return kind + " " + name;
  }
}
