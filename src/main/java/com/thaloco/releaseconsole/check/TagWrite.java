package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.source.Tag;
import com.thaloco.releaseconsole.source.TagSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code tag.write}: the tag can be written here. It is written when clients already get the
 * release, so that whatever would stop it must be found before.
 */
final class TagWrite implements Check {
  @Override
  public String id() {
    return "tag.write";
  }

  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    String tagger = subject.repository().tagger();
    TagSettings settings = subject.repository().tagSettings();
    if (!settings.readOnly().isEmpty()) {
      return Finding.blocked(
          id(),
          "The repository can't be written.",
          settings.readOnly().stream().map(Path::toString).toList(),
          "Make the folder writable for you.");
    }
    Optional<Tag> below =
        subject.repository().tags().stream()
            .filter(tag -> tag.name().startsWith(subject.version() + "/"))
            .findFirst();
    if (below.isPresent()) {
      return Finding.blocked(
          id(),
          "Git can't have the tag %s beside the tag %s, which is in this repository."
              .formatted(subject.version(), below.get().name()),
          List.of(below.get().commit()),
          Remedy.text("Delete it").by(new Action.Shell("git tag -d " + below.get().name())));
    }
    if (settings.onRefs().isPresent()) {
      return Finding.warned(
          id(),
          "The tag will be written without the reference-transaction hook of this repository.",
          List.of(settings.onRefs().get().toString(), "Tagged by " + tagger),
          "If it guards tags, run what it checks before the cut of " + subject.version());
    }
    return settings.signed()
        ? Finding.warned(
            id(),
            "Git is set up to sign tags, and the tag %s will not be signed."
                .formatted(subject.version()),
            List.of("git config tag.gpgSign", "Tagged by " + tagger),
            "Release Console writes annotated tags without a signature. What it releases is signed"
                + " with the release key.")
        : Finding.passed(id(), "Git can write the tag %s.".formatted(subject.version()), tagger);
  }
}
