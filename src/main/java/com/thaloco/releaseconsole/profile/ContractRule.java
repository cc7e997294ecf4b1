package com.thaloco.releaseconsole.profile;

import java.util.List;

/**
 * An exposed contract whose change may need a minor release (docs/rules.md, Patch or minor).
 *
 * @param name for people: {@code cli}, {@code rpc}
 * @param folders where its Go code is
 * @param types for {@code RPC} and {@code PROTOCOL}: the types that belong to it, as patterns of
 *     names; empty for all exported ones
 */
public record ContractRule(String name, Kind kind, List<String> folders, List<String> types) {
  public ContractRule {
    folders = List.copyOf(folders);
    types = List.copyOf(types);
  }

  /** How its symbols are found, and which changes are minor. */
  public enum Kind {
    /** Commands and flags: cobra, pflag or the standard library's flag. */
    CLI,
    /** Methods with their request and response shapes. */
    RPC,
    /** The guest-agent protocol: every change is minor. */
    PROTOCOL,
    /** The on-disk store: schema statements and migrations. */
    STORE
  }
}
