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
    String why) {}
