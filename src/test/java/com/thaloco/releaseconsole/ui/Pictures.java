package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.bucket.FaultyProxy;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.LocalProcesses;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.rehearsal.RehearsalCopy;
import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.rehearsal.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Takes a picture of every scene, light and dark: {@code Pictures OUT [--keep DIR] [--sizes]
 * [SCENE]...}. With {@code --sizes} also in the smallest window and with large text. Whatever is
 * cut off in one, or beside the window, is named.
 *
 * <p>It rehearses in copies of a new folder; with {@code --keep} of DIR, which is prepared if it is
 * not there, and stays as it is for the next time.
 */
public final class Pictures {
  /** How large window and text are beside the usual. */
  private record Size(String suffix, int width, int height, int percent) {}

  private static final List<Size> SIZES =
      List.of(
          new Size("-small", 1024, 640, 100),
          new Size("-150", 1280, 800, 150),
          new Size("-200", 1280, 800, 200),
          new Size("-small-200", 1024, 640, 200));

  private static boolean sizes;
  private static boolean faulty;
  private static String base = "";
  private static Optional<FaultyProxy> proxy = Optional.empty();

  private Pictures() {}

  /** What lies between the window and the bucket, so that a moment can be made to last. */
  static FaultyProxy proxy() {
    return proxy.orElseThrow();
  }

  /** The commit that the sample project was prepared with. */
  static String base() {
    return base;
  }

  public static void main(String[] args) throws Exception {
    var wanted = new ArrayList<>(List.of(args));
    Path out = Path.of(wanted.removeFirst());
    Path rehearsal = Files.createTempDirectory("rehearsal");
    if (!wanted.isEmpty() && wanted.getFirst().equals("--keep")) {
      wanted.removeFirst();
      rehearsal = Path.of(wanted.removeFirst());
    }
    sizes = wanted.remove("--sizes");
    RehearsalFolder sample = prepared(rehearsal);
    int ended = 1;
    try {
      for (List<PictureScene> group :
          List.of(
              WizardScenes.all(),
              BucketScenes.all(),
              HistoryScenes.all(),
              RecoverScenes.all(),
              ShellScenes.all())) {
        List<PictureScene> asked =
            group.stream()
                .filter(scene -> wanted.isEmpty() || wanted.contains(scene.name()))
                .toList();
        if (!asked.isEmpty()) {
          take(asked, sample, out);
        }
      }
      ended = faulty ? 1 : 0;
    } catch (Throwable e) {
      e.printStackTrace();
    }
    System.exit(ended); // whatever else still runs
  }

  /** Takes the pictures of scenes that follow each other, in a window and a folder of their own. */
  private static void take(List<PictureScene> scenes, RehearsalFolder sample, Path out)
      throws IOException {
    RehearsalFolder folder =
        RehearsalCopy.make(sample, Files.createTempDirectory("pictures").resolve("banger"));
    URI direct = endpoint(folder);
    try (ServerProcess server = ServerProcess.start(folder, work("serve"));
        FaultyProxy between = FaultyProxy.before(direct);
        Studio studio = Studio.open(Files.createTempDirectory("settings"))) {
      proxy = Optional.of(between);
      String profile = Files.readString(folder.profile());
      Files.writeString(
          folder.profile(), profile.replace(direct.toString(), between.uri().toString()));
      studio.openProject(folder.repository());
      studio.check();
      base = studio.model().commitProperty().get();
      for (PictureScene scene : scenes) {
        System.err.println(scene.name());
        scene.set().accept(studio);
        Studio.pause(800);
        shoot(studio, out, scene.name());
        if (sizes) {
          for (Size size : SIZES) {
            change(studio, size);
            shoot(studio, out, scene.name() + size.suffix());
          }
          change(studio, new Size("", 1280, 800, 100));
        }
        scene.after().accept(studio);
      }
    }
  }

  private static void shoot(Studio studio, Path out, String name) {
    studio.shoot(out.resolve(name + ".png"));
    Studio.onFx(() -> LayoutFaults.of(studio.stage().getScene()))
        .forEach(each -> {
          System.err.println(name + ": " + each);
          faulty = true;
        });
    studio.dark(true);
    studio.shoot(out.resolve(name + "-dark.png"));
    studio.dark(false);
  }

  private static void change(Studio studio, Size size) {
    studio.size(size.width(), size.height());
    studio.percent(size.percent());
    Studio.pause(400);
  }

  private static URI endpoint(RehearsalFolder folder) throws IOException {
    return ProfileReader.read(ProfileReader.Source.of(folder.profile(), folder.repository()))
        .bucket()
        .endpoint();
  }

  private static Work work(String step) {
    return Run.of(event -> {}).at(new StepId(step));
  }

  private static RehearsalFolder prepared(Path dir) throws IOException {
    var there = new RehearsalFolder(dir);
    if (Files.exists(there.profile())) {
      return there;
    }
    return RehearsalFolder.prepare(
        dir, OptionalInt.empty(), new LocalProcesses(), System.getenv(), work("prepare"));
  }
}
