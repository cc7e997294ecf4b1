package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.audit.Browser;
import com.thaloco.releaseconsole.audit.ListingFiles;
import com.thaloco.releaseconsole.audit.ListingPage;
import com.thaloco.releaseconsole.audit.ObjectDetails;
import com.thaloco.releaseconsole.audit.ObjectPreview;
import com.thaloco.releaseconsole.audit.PublicView;
import com.thaloco.releaseconsole.audit.SavedObject;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.LocalTimes;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Project;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What only looks at single objects. */
final class BucketLook {
  private BucketLook() {}

  /** {@code bucket ls [PREFIX]}. */
  @Command(
      name = "ls",
      mixinStandardHelpOptions = true,
      description = "Lists the objects below the profile's prefix: bytes, time (UTC) and key.")
  static final class Ls implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Option(names = "--repo", required = true, paramLabel = "DIR", description = "The repository.")
    private Path repo = Path.of("");

    @Parameters(
        index = "0",
        arity = "0..1",
        paramLabel = "PREFIX",
        description =
            "The beginning of the keys, such as v0.1.7/ or history/; all keys without it.")
    private String prefix = "";

    @Option(
        names = "--report",
        paramLabel = "DIR",
        description = "Write listing.json and listing.csv into this folder.")
    private Optional<Path> folder = Optional.empty();

    @Option(
        names = "--whole",
        description = "The whole bucket, also what is outside the prefix; keys are then whole.")
    private boolean whole;

    @Override
    public Integer call() {
      try (Project project = common.open(repo)) {
        return whole
            ? Browser.inWhole(project, browser -> list(project, browser))
            : list(project, new Browser(project));
      }
    }

    private int list(Project project, Browser browser) {
      var progress = new QuietProgress(common);
      try (Running running = new Running(progress)) {
        var objects = new ArrayList<Listed>();
        var all = new ArrayList<ObjectInfo>();
        var total = new ListingPage[] {new ListingPage(List.of(), 0, 0)};
        browser
            .listing()
            .read(
                prefix,
                page -> {
                  progress.end();
                  total[0] = page;
                  if (folder.isPresent()) {
                    all.addAll(page.objects());
                  }
                  page.objects().forEach(info -> show(info, objects));
                },
                running.work("bucket"));
        progress.end();
        if (common.json()) {
          common.print(new Listing(prefix, total[0].seen(), total[0].bytes(), objects));
        } else {
          common.out().printf("%d objects, %d bytes%n", total[0].seen(), total[0].bytes());
        }
        Optional<ListingFiles> files =
            folder.map(into ->
                ListingFiles.write(
                    project.world().bucket().name(), project.clock().instant(), all, into));
        if (!common.json()) {
          files.ifPresent(written -> common.out().printf("Listing: %s%n", written.csv()));
        }
        return 0;
      }
    }

    private void show(ObjectInfo info, List<Listed> objects) {
      if (common.json()) {
        objects.add(new Listed(info.key(), info.size(), info.modified(), info.etag()));
      } else {
        common
            .out()
            .printf(
                "%12d  %s  %s%n",
                info.size(), LocalTimes.on(info.modified()), Printable.of(info.key()));
      }
    }
  }

  record Listing(String prefix, long count, long bytes, List<Listed> objects) {}

  record Listed(String key, long size, Instant modified, String etag) {}

  /** {@code bucket show KEY}. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = {
        "Shows one object: size, times, headers, metadata, its computed hash, and its content.",
        "A manifest with what changed since the kept ones, a signature with what each release's"
            + " pinned key says, a tarball with its members, anything else as text or hexadecimal."
      })
  static final class Show implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();

    @Option(names = "--repo", required = true, paramLabel = "DIR", description = "The repository.")
    private Path repo = Path.of("");

    @Parameters(index = "0", paramLabel = "KEY", description = "The key below the prefix.")
    private String key = "";

    @Option(
        names = "--public",
        description = "Also ask the public URL, and compare what it serves with the bucket.")
    private boolean publicly;

    @Option(
        names = "--member",
        paramLabel = "NAME",
        description = "Show the beginning of one member of a tarball.")
    private Optional<String> member = Optional.empty();

    @Option(
        names = "--save",
        paramLabel = "FILE",
        description = "Save the object to a file that is not there yet, or into a folder.")
    private Optional<Path> save = Optional.empty();

    @Override
    public Integer call() {
      var progress = new QuietProgress(common);
      try (Project project = common.open(repo);
          Running running = new Running(progress)) {
        Work work = running.work("bucket");
        var browser = new Browser(project);
        ObjectDetails details = browser.details(key).orElseThrow(() -> missing().toException());
        Optional<SavedObject> saved = save.flatMap(file -> browser.save(key, file, work));
        String sha256 =
            saved.map(SavedObject::sha256).or(() -> browser.sha256(key, work)).orElse("");
        Optional<ObjectPreview> preview =
            member.isPresent()
                ? browser.member(key, member.get(), work)
                : browser.preview(key, work);
        Optional<PublicView> view = publicly ? browser.publicly(key, work) : Optional.empty();
        ObjectInfo info = details.info();
        var document =
            new ObjectJson(
                info.key(),
                info.size(),
                info.modified(),
                sha256,
                info.etag(),
                details.contentType(),
                details.cacheControl(),
                new TreeMap<>(info.headers()),
                new TreeMap<>(info.metadata()),
                details.address(),
                saved.map(SavedObject::file),
                view.map(ViewJson::of),
                preview.map(PreviewJson::of),
                browser.commands(key));
        progress.end();
        if (common.json()) {
          common.print(document);
        } else {
          DocumentLines.of(document).forEach(common.out()::println);
        }
        boolean differs = view.filter(v -> !(v instanceof PublicView.Same)).isPresent();
        return differs ? 1 : 0;
      }
    }

    private Problem missing() {
      return Problem.refused(
          "bucket.no-object",
          "There is no object '%s' below the prefix.".formatted(key),
          "Nothing was shown.",
          Remedy.text("List what is there").by(OwnCommand.BUCKET_LS.with()));
    }
  }
}
