package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.ShellWord;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.source.TagSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code tag.push}: the remote lets us push, and has room for the tag. What a server refuses for a
 * single tag (protected tags, its own hooks) can't be known before the push.
 */
final class TagPush implements Check {
  private static final String TAGS = "refs/tags/";

  @Override
  public String id() {
    return "tag.push";
  }

  @Override
  public Binding binding() {
    return Binding.UNOBSERVED;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    String remote = subject.profile().source().remote();
    Optional<RemoteRef> below =
        subject.world().refs(work).stream()
            .filter(ref -> ref.name().startsWith(TAGS + subject.version() + "/"))
            .findFirst();
    if (below.isPresent()) {
      return Finding.blocked(
          id(),
          "Git can't have the tag %s beside the tag %s, which is on %s."
              .formatted(subject.version(), below.get().name().substring(TAGS.length()), remote),
          List.of("%s: %s".formatted(below.get().name(), below.get().commit())),
          Remedy.text("Delete it there")
              .by(
                  new Action.Shell(
                      "git push %s --delete %s"
                          .formatted(ShellWord.of(remote), ShellWord.of(below.get().name())))));
    }
    try {
      subject.world().remote().openToPush(work);
    } catch (ProblemException e) {
      return refused(remote, e.problem());
    }
    TagSettings settings = subject.repository().tagSettings();
    String read = settings.elsewhere().get(remote);
    if (read != null) {
      return Finding.warned(
          id(),
          "The tag is pushed into another repository than git fetches from.",
          List.of("fetched from " + read, "pushed to " + subject.world().remote().address()),
          "If users and CI read the first one, remove remote.%s.pushurl from git's configuration."
              .formatted(remote));
    }
    return settings
        .prePush()
        .map(hook -> hook(hook, subject))
        .orElseGet(() ->
            Finding.passed(
                id(),
                "%s accepts pushes from here.".formatted(remote),
                subject.world().remote().address(),
                "Rules of the server for single tags show only when the tag is pushed."));
  }

  private Finding refused(String remote, Problem problem) {
    var evidence = new ArrayList<>(problem.evidence());
    evidence.addFirst(problem.happened());
    return Finding.blocked(
        id(),
        "%s can be read but not pushed to: the release could not be tagged.".formatted(remote),
        evidence,
        problem.next());
  }

  private Finding hook(Path hook, Candidate subject) {
    return Finding.warned(
        id(),
        "The tag will be pushed without the pre-push hook of this repository.",
        List.of(
            hook.toString(),
            "A hook that fails then would leave the release published and not tagged."),
        Remedy.text(
            "If it guards tags, run what it checks before the cut of " + subject.version()));
  }
}
