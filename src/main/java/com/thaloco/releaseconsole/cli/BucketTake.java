package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.audit.Browser;
import com.thaloco.releaseconsole.audit.SavedObject;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.PresignedLink;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Project;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What takes objects elsewhere: copies on this machine, and links for others. */
final class BucketTake {
  private BucketTake() {}

  /** {@code bucket save --to FOLDER KEY...}. */
  @Command(
      name = "save",
      mixinStandardHelpOptions = true,
      description = {
        "Saves objects below a folder, each at its key's place. Nothing is overwritten.",
        "A key that ends with / means all objects below it."
      })
  static final class Save implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Option(names = "--repo", required = true, paramLabel = "DIR", description = "The repository.")
    private Path repo = Path.of("");

    @Option(
        names = "--to",
        required = true,
        paramLabel = "FOLDER",
        description = "The folder; it is made where it is missing.")
    private Path folder = Path.of("");

    @Option(names = "--whole", description = "Keys are those of the whole bucket, prefix included.")
    private boolean whole;

    @Parameters(arity = "1..*", paramLabel = "KEY", description = "Keys below the prefix.")
    private List<String> asked = List.of();

    @Override
    public Integer call() {
      var progress = new QuietProgress(common);
      try (Project project = common.open(repo);
          Running running = new Running(progress)) {
        Work work = running.work("bucket");
        List<SavedObject> saved =
            whole
                ? Browser.inWhole(project, browser -> saved(browser, work))
                : saved(new Browser(project), work);
        progress.end();
        if (common.json()) {
          common.print(new Saved(folder, saved));
        } else {
          saved.forEach(each -> common.out().println(each.file()));
          common.out().println(Plural.of(saved.size(), "object") + " saved");
        }
        return 0;
      }
    }

    private List<SavedObject> saved(Browser browser, Work work) {
      List<String> keys = keys(browser, work);
      if (keys.isEmpty()) {
        throw Problem.refused(
                "bucket.no-object",
                "There is no object below these keys.",
                "Nothing was saved.",
                Remedy.text("Look for the right keys").by(OwnCommand.BUCKET_LS.with()))
            .toException();
      }
      return browser.save(keys, "", folder, work);
    }

    private List<String> keys(Browser browser, Work work) {
      var keys = new ArrayList<String>();
      for (String key : asked) {
        if (key.endsWith("/")) {
          browser
              .listing()
              .read(
                  key,
                  page ->
                      page.objects().stream()
                          .map(ObjectInfo::key)
                          .filter(each -> !each.endsWith("/"))
                          .forEach(keys::add),
                  work);
        } else {
          keys.add(key);
        }
      }
      return keys;
    }
  }

  record Saved(Path folder, List<SavedObject> objects) {}

  /** {@code bucket link KEY...}. */
  @Command(
      name = "link",
      mixinStandardHelpOptions = true,
      description = {
        "Prints a signed address for each object, by which anyone can read it for some hours.",
        "It asks the bucket nothing, and changes nothing."
      })
  static final class Link implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Option(names = "--repo", required = true, paramLabel = "DIR", description = "The repository.")
    private Path repo = Path.of("");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--hours",
        paramLabel = "N",
        defaultValue = "1",
        description = "How long it works: 1 to 168 hours; 1 without this option.")
    private int hours;

    @Parameters(arity = "1..*", paramLabel = "KEY", description = "Keys below the prefix.")
    private List<String> keys = List.of();

    @Override
    public Integer call() {
      Duration valid = Duration.ofHours(hours);
      if (hours < 1 || valid.compareTo(PresignedLink.LONGEST) > 0) {
        throw new ParameterException(
            spec.commandLine(),
            "--hours must be from 1 to %d.".formatted(PresignedLink.LONGEST.toHours()));
      }
      try (Project project = common.open(repo)) {
        var browser = new Browser(project);
        List<Linked> links =
            keys.stream().map(key -> new Linked(key, browser.link(key, valid), hours)).toList();
        if (common.json()) {
          common.print(links);
        } else {
          links.forEach(link -> common.out().println(link.url()));
        }
        return 0;
      }
    }
  }

  record Linked(String key, URI url, int hours) {}
}
