package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.S3Bucket;
import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.cut.Cut;
import com.thaloco.releaseconsole.cut.CutRequest;
import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.forge.HttpForge;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.process.LocalProcesses;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import com.thaloco.releaseconsole.site.HttpPublicSite;
import com.thaloco.releaseconsole.source.GitRepository;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cut in this process, so that its bucket can be gated, and what came of it. */
record GatedCut(Outcome<CutResult> outcome, List<String> landed, List<String> lines) {
  /** Cuts. */
  static GatedCut run(Stage stage, GatedBucket.Gate gate) {
    return run(stage, Optional.empty(), gate);
  }

  /**
   * The same on another machine.
   *
   * @param machine what that machine remembers, if it is another
   */
  static GatedCut run(Stage stage, Optional<Path> machine, GatedBucket.Gate gate) {
    Map<String, String> environment = stage.environment();
    machine.ifPresent(folder -> environment.put("XDG_STATE_HOME", folder.toString()));
    Profile profile = stage.profile();
    GitRepository repository = GitRepository.open(stage.repo());
    var bucket = new GatedBucket(S3Bucket.open(profile.bucket(), environment), gate);
    var world =
        new LiveState(
            profile,
            () -> repository.remote("origin"),
            () -> bucket,
            profile.source().forge().map(rules -> new HttpForge(rules, environment)),
            HttpPublicSite.open(profile.bucket()));
    List<String> lines = new CopyOnWriteArrayList<>();
    try (var project =
        new Project(
            profile,
            "profile",
            repository,
            world,
            StateFolder.of(profile, machine, environment),
            new LocalProcesses(),
            environment,
            Clock.systemUTC())) {
      Run run =
          Run.of(event -> {
            if (event instanceof Event.Line line) {
              lines.add(line.text());
            }
          });
      Outcome<CutResult> outcome =
          new Cut(project, Checks.all(), "test")
              .run(
                  new CutRequest(new ReleaseVersion(Stage.VERSION), answers(stage, machine), true),
                  Keyring.of(CheapRehearsal.key()),
                  run.at(new StepId("cut")));
      return new GatedCut(outcome, bucket.landed(), lines);
    }
  }

  /** Another machine continues the commit before this one, where it has begun with that. */
  private static Map<String, String> answers(Stage stage, Optional<Path> machine) {
    return machine.isPresent() ? Map.of("cut.commit", stage.git("rev-parse", "HEAD~1")) : Map.of();
  }

  /** Cuts, and the manifest's write never lands. */
  static GatedCut withoutManifest(Stage stage, Optional<Path> machine) {
    return run(
        stage,
        machine,
        (key, write) -> {
          if (key.equals("manifest.json")) {
            throw Problem.refused("bucket.unreachable", "Gone.", "Unknown.", "Again.")
                .toException();
          }
          return write.now();
        });
  }

  /** Why it was refused. */
  Problem problem() {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<CutResult>) outcome).problem();
  }
}
