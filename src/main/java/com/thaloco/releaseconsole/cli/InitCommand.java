package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.profile.ProfileDraft;
import com.thaloco.releaseconsole.profile.Profiles;
import com.thaloco.releaseconsole.setup.GuidedProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code init --repo DIR}: the way of another project into the console. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a profile for a repository that has none: .release-console.yaml.",
      "What the repository shows is filled in; the rest is an example, marked by a comment, and is"
          + " listed. Nothing is committed, and an existing profile is never overwritten."
    })
final class InitCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private RepositoryOption repository = new RepositoryOption();

  @Option(names = "--dry-run", description = "Only print the profile.")
  private boolean dryRun;

  @Override
  public Integer call() {
    GuidedProfile guided = GuidedProfile.begin(repository.folder());
    ProfileDraft draft = guided.draft().withExamples();
    if (!dryRun) {
      draft.write(guided.repository());
    }
    Path file = guided.repository().resolve(Profiles.FILE);
    if (common.json()) {
      common.print(document(file, draft));
    } else {
      print(file, draft);
    }
    return 0;
  }

  private Document document(Path file, ProfileDraft draft) {
    List<Decision> decide =
        draft.decisions().entrySet().stream()
            .map(each -> new Decision(each.getKey(), each.getValue()))
            .toList();
    return new Document(file, !dryRun, decide, draft.yaml());
  }

  record Document(Path file, boolean written, List<Decision> decide, String profile) {}

  record Decision(int line, String meaning) {}

  private void print(Path file, ProfileDraft draft) {
    if (dryRun) {
      common.out().print(common.told(draft.yaml()));
      return;
    }
    common.out().println(common.told("Wrote %s. It is not committed.".formatted(file)));
    if (draft.decisions().isEmpty()) {
      return;
    }
    common.out().println("Left to decide:");
    draft
        .decisions()
        .forEach((line, meaning) ->
            common.out().println(common.told("  %s:%d: %s".formatted(file, line, meaning))));
  }
}
