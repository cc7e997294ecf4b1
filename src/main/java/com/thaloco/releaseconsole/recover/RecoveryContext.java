package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.cut.Unfinished;
import com.thaloco.releaseconsole.engine.ChangeTargets;
import com.thaloco.releaseconsole.engine.RefChange;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.NextVersion;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Map;
import java.util.Optional;

/** What every step of one recovery knows. */
record RecoveryContext(Project project, ReleaseVersion version, Map<String, String> answers) {
  /** The answer that is kept with what is done. */
  static final String REASON = "reason";

  Profile profile() {
    return project.profile();
  }

  ChangeTargets targets() {
    return ChangeTargets.of(project);
  }

  /** The world as it is at this moment. */
  LiveState now() {
    return project.world().fresh();
  }

  Optional<String> answer(String id) {
    return Optional.ofNullable(answers.get(id)).filter(text -> !text.isBlank());
  }

  String reason() {
    return answer(REASON).orElse("");
  }

  String tagRef() {
    return RefChange.tag(version);
  }

  /** Of a version that was withdrawn only the withdrawal can be continued. */
  void requireNotBurned(VersionTraces traces, String notDone) {
    if (traces.burned()) {
      throw Problem.refused(
              "recover.burned",
              "%s is burned.".formatted(version),
              notDone,
              Remedy.text("Finish the withdrawal")
                  .by(OwnCommand.RECOVER.with("withdraw", "--version", version.text())))
          .toException();
    }
  }

  /** The commit that the version was built from has to be in this repository. */
  void requireKnown(String commit, String notDone) {
    if (project.repository().commit(commit).isEmpty()) {
      throw Problem.refused(
              "recover.unknown-commit",
              "%s was built from %s, which this repository does not have."
                  .formatted(version, commit),
              notDone,
              Remedy.text("Fetch the remote with its tags")
                  .aside(Action.shell("git", "fetch", "--tags"))
                  .then(", then try again."))
          .toException();
    }
  }

  /** The number that follows all that was ever used. */
  ReleaseVersion next(Work work) {
    return NextVersion.of(fresh(), work);
  }

  /** The unfinished cut of this very version. */
  Optional<History> unfinished() {
    return Unfinished.of(project.state())
        .filter(past -> past.opened().version().equals(version.text()));
  }

  private Project fresh() {
    return new Project(
        project.profile(),
        project.profileSha256(),
        project.repository(),
        now(),
        project.state(),
        project.processes(),
        project.environment(),
        project.clock());
  }
}
