package com.thaloco.releaseconsole.golang;

/**
 * One difference of a contract between two commits.
 *
 * @param change {@code added}, {@code removed}, {@code changed} or {@code unclear}
 * @param symbol what has changed, as people know it
 * @param file in the newer commit; of a removed symbol in the older
 * @param before its shape before; empty when it is new
 * @param after its shape now; empty when it is gone
 * @param minor whether it needs a minor release
 * @param why the rule that says so
 */
public record ContractChange(
    String contract,
    String change,
    String symbol,
    String file,
    int line,
    String before,
    String after,
    boolean minor,
    String why) {
  /**
   * That no one can tell what changed: in doubt the higher number.
   *
   * @param what what was not understood
   */
  public static ContractChange unclear(String contract, String what, String why) {
    return new ContractChange(
        contract, "unclear", what, "", 0, "", "", true, why + "; in doubt the higher number");
  }

  /** Where it is; the contract's name where it has no place. */
  public String place() {
    return file.isEmpty() ? contract : file + ":" + line;
  }
}
