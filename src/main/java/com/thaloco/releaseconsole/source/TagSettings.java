package com.thaloco.releaseconsole.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How git is set up to tag and push in a repository.
 *
 * @param signed whether git would sign the tag: {@code tag.gpgSign} or {@code
 *     tag.forceSignAnnotated}
 * @param prePush the hook that git would run before a push
 * @param onRefs the hook that git would run when a ref changes
 * @param readOnly folders of the repository that a tag is written to and that can't be written
 * @param elsewhere where git fetches from, by remote, if it pushes into another repository
 */
public record TagSettings(
    boolean signed,
    Optional<Path> prePush,
    Optional<Path> onRefs,
    List<Path> readOnly,
    Map<String, String> elsewhere) {
  public TagSettings {
    elsewhere = Map.copyOf(elsewhere);
    readOnly = List.copyOf(readOnly);
  }
}
