package com.thaloco.releaseconsole.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How git is set up to tag and push in a repository.
 *
 * @param signed whether git would sign the tag: {@code tag.gpgSign} or {@code
 *     tag.forceSignAnnotated}
 * @param prePush the hook that git would run before a push
 * @param readOnly folders of the repository that a tag is written to and that can't be written
 */
public record TagSettings(boolean signed, Optional<Path> prePush, List<Path> readOnly) {
  public TagSettings {
    readOnly = List.copyOf(readOnly);
  }
}
