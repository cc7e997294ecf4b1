package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.recover.ReleaseProblem.Severity;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Burned versions of which something is left: a withdrawal that was stopped, or came back. */
final class BurnedProblems {
  private final Survey survey;

  BurnedProblems(Survey survey) {
    this.survey = survey;
  }

  List<ReleaseProblem> all() {
    return survey.burned().stream().flatMap(version -> left(version).stream()).toList();
  }

  private Optional<ReleaseProblem> left(ReleaseVersion version) {
    var evidence = new ArrayList<String>();
    boolean named = survey.names(version);
    boolean latest =
        survey.manifest().map(Manifest::latestText).equals(Optional.of(version.text()));
    if (named) {
      evidence.add("The manifest names it" + (latest ? ", as latest." : "."));
    } else if (latest) {
      evidence.add("The manifest says that it is latest.");
    }
    if (survey.remoteTags().containsKey(version)) {
      evidence.add("Its tag is on " + survey.project().profile().source().remote() + ".");
    }
    if (survey.tagsHere().containsKey(version)) {
      evidence.add("Its tag is here; a push of all tags would bring it back.");
    }
    if (survey.unfinishedVersion().equals(Optional.of(version))) {
      evidence.add("A cut of it is unfinished here.");
    }
    changelog(version).ifPresent(evidence::add);
    if (evidence.isEmpty()) {
      return Optional.empty();
    }
    boolean clients = named || latest;
    return Optional.of(
        new ReleaseProblem(
            "burned.left",
            clients ? Severity.CLIENTS : Severity.HAND,
            Optional.of(version),
            "The withdrawal of %s is unfinished.".formatted(version),
            evidence,
            latest
                ? "Clients still get %s.".formatted(version)
                : named
                    ? "Clients that ask for %s still get it.".formatted(version)
                    : "No user is affected: clients no longer get it.",
            "Finish the withdrawal.",
            List.of(
                new OfferedRecovery(
                    RecoveryKind.WITHDRAW,
                    version,
                    "Continues the withdrawal of %s.".formatted(version)))));
  }

  private Optional<String> changelog(ReleaseVersion version) {
    String path = survey.project().profile().changelog().path();
    Path file = survey.project().repository().directory().resolve(path);
    try {
      return Optional.of(file)
          .filter(Files::exists)
          .flatMap(f -> Changelog.read(f).release(version.text()))
          .map(section ->
              "%s:%d: its entry is still in the changelog.".formatted(path, section.line()));
    } catch (ProblemException e) {
      return Optional.empty(); // reported by the changelog's own checks
    }
  }
}
