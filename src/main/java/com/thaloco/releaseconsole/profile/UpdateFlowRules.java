package com.thaloco.releaseconsole.profile;

import java.util.List;

/**
 * What belongs to the update flow (docs/rules.md, Verification releases).
 *
 * @param functions compared as Go code, with what they use
 * @param paths files or folders of which every change counts
 * @param versionPaths files that only hold version strings; a verification release may change them
 */
public record UpdateFlowRules(
    List<GoFunction> functions, List<String> paths, List<String> versionPaths) {
  /** Of a project that has none. */
  public static final UpdateFlowRules NONE = new UpdateFlowRules(List.of(), List.of(), List.of());

  public UpdateFlowRules {
    functions = List.copyOf(functions);
    paths = List.copyOf(paths);
    versionPaths = List.copyOf(versionPaths);
  }
}
