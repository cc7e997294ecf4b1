package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.cut.Cut;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.NextVersion;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.setup.Session;
import com.thaloco.releaseconsole.snapshot.Head;
import com.thaloco.releaseconsole.snapshot.Releases;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;

/**
 * One open project, as all screens see it. Lives on the FX thread; the core's work runs beside it.
 * It notices a new commit by itself, and every answer for another one is then out of date.
 */
public final class ProjectModel implements AutoCloseable {
  private static final ReleaseVersion UNKNOWN = new ReleaseVersion("v0.0.0");

  private final Project project;
  private final Worker worker = new Worker();
  private final Operations operations = new Operations();
  private final Browsing browsing = new Browsing(this);
  private final ReadOnlyObjectWrapper<Map<String, String>> given =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyStringWrapper commit = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper branch = new ReadOnlyStringWrapper("");
  private final ObjectProperty<ReleaseVersion> version = new SimpleObjectProperty<>(UNKNOWN);
  private ReleaseVersion suggested = UNKNOWN;
  private final KeyLock key;
  private final Checking checking;
  private final Smoking smoking;
  private final Practising practising;
  private final Cutting cutting;
  private final LiveSnapshot live;
  private final Verifying verifying;
  private final Recovering recovering;
  private final Archive archive;
  private final Reproducing reproducing;
  private final CatalogRun catalogs;
  private final Timeline watch =
      new Timeline(new KeyFrame(Duration.seconds(2), event -> watchRepository()));

  /**
   * @param keyFile the signing key file that was asked for
   */
  public ProjectModel(Project project, Optional<Path> keyFile) {
    this.project = project;
    this.live = new LiveSnapshot(this);
    browsing.follow();
    this.key = new KeyLock(this, Session.key(project, keyFile));
    this.checking = new Checking(this);
    this.smoking = new Smoking(this);
    this.practising = new Practising(this);
    this.cutting = new Cutting(this);
    this.verifying = new Verifying(this);
    this.recovering = new Recovering(this);
    this.archive = new Archive(this);
    this.reproducing = new Reproducing(this);
    this.catalogs = new CatalogRun(this);
    watch.setCycleCount(Animation.INDEFINITE);
    version.addListener((all, before, now) -> live.version(now));
    live.property()
        .addListener((all, before, now) -> {
          now.observed().head().ifPresent(head -> branch.set(head.value().branch()));
          commit.set(now.commit());
        });
    commit.addListener(all -> {
      readAnswers();
      cutting.moveOn();
      smoking.look();
    });
  }

  /** Watches the repository; the first screen to be shown observes the rest. */
  public void begin() {
    watchRepository();
    cutting.look();
    watch.play();
  }

  public Project project() {
    return project;
  }

  /** The same project that asks the world again. */
  public Project freshProject() {
    return project.withWorld(project.world().fresh());
  }

  /** What is known of the project: what all screens show. */
  public LiveSnapshot live() {
    return live;
  }

  /** What lies in the bucket. */
  public Browsing browsing() {
    return browsing;
  }

  public Worker worker() {
    return worker;
  }

  /** What runs now. */
  public Operations operations() {
    return operations;
  }

  public KeyLock key() {
    return key;
  }

  public Checking checking() {
    return checking;
  }

  public Smoking smoking() {
    return smoking;
  }

  /** What breaks a rehearsal on purpose. */
  public Practising practising() {
    return practising;
  }

  public Cutting cutting() {
    return cutting;
  }

  /** A publish command of a sibling catalog. */
  public CatalogRun catalogs() {
    return catalogs;
  }

  /** A verification that was asked for by the user. */
  public Verifying verifying() {
    return verifying;
  }

  /** The recovery that was chosen. */
  public Recovering recovering() {
    return recovering;
  }

  /** The cuts of the past. */
  public Archive archive() {
    return archive;
  }

  /** A published version that is built again. */
  public Reproducing reproducing() {
    return reproducing;
  }

  /** The commit that HEAD names. */
  public ReadOnlyStringProperty commitProperty() {
    return commit.getReadOnlyProperty();
  }

  /** The branch; empty when detached. */
  public ReadOnlyStringProperty branchProperty() {
    return branch.getReadOnlyProperty();
  }

  /** The version that is to be cut; v0.0.0 while no one knows. */
  public ObjectProperty<ReleaseVersion> versionProperty() {
    return version;
  }

  /** Whether a version to cut is known. */
  public boolean knowsVersion() {
    return !version.get().equals(UNKNOWN);
  }

  /** Whether everything goes into a bucket on this machine. */
  public boolean isRehearsal() {
    return project.profile().rehearsal().isPresent();
  }

  /** Chooses another version: every answer is out of date. */
  public void choose(ReleaseVersion chosen) {
    if (!chosen.equals(version.get())) {
      version.set(chosen);
      cutting.moveOn();
    }
  }

  /** Moves on to the next version where none is known, or another commit has taken it. */
  void observed() {
    live.get().observed().cut().ifPresent(cut -> cutting.observed(cut.value()));
    smoking.look();
    if (cutting.unfinishedProperty().get().isEmpty() && !cutting.runningProperty().get()) {
      live.get()
          .releases()
          .filter(seen -> live.get().observed().noReleases().isEmpty())
          .ifPresent(this::suggest);
    }
  }

  private void suggest(Releases seen) {
    if (!knowsVersion()) {
      suggested = seen.next();
      version.set(seen.next());
      cutting.moveOn();
    } else if (seen.isTaken(version.get(), commit.get())) {
      cutting.forget();
      follow(seen);
    } else if (version.get().equals(suggested)
        && seen.advice().isPresent()
        && !seen.isOut(suggested)) {
      follow(seen); // it was only suggested, and by now another one may be advised
    }
  }

  private void follow(Releases seen) {
    suggested = seen.next();
    choose(suggested);
  }

  /** Whether the current version is published. */
  public boolean isOut() {
    return live.get().releases().filter(seen -> seen.isOut(version.get())).isPresent();
  }

  /** Begins with the version that comes after a published one: its checks are asked. */
  public void beginNext() {
    suggested = live.next();
    cutting.forget();
    choose(suggested);
    checking.runAll();
  }

  /** This version is never cut again; the next look at the world tells which comes now. */
  void leave(ReleaseVersion burned) {
    if (burned.text().equals(cutting.versionText())) {
      cutting.forget();
    }
    if (burned.equals(version.get())) {
      choose(UNKNOWN);
    }
  }

  /**
   * What the checks judge: HEAD, or the commit of the cut that is being resumed. Beside the FX
   * thread.
   */
  public Candidate subject(Work work) {
    ReleaseVersion judged =
        knowsVersion() ? version.get() : NextVersion.asFarAsKnown(project, work);
    return project.subject(
        judged,
        Map.of(),
        key.keyring(),
        new Cut(project, com.thaloco.releaseconsole.check.Checks.all(), "")
            .unfinished()
            .filter(past -> past.opened().version().equals(judged.text())));
  }

  /** The maintainer's answers that are kept for the commit, by the id of their check. */
  public ReadOnlyObjectProperty<Map<String, String>> answersProperty() {
    return given.getReadOnlyProperty();
  }

  private void readAnswers() {
    String about = commit.get();
    given.set(Map.of());
    worker.run(
        () -> com.thaloco.releaseconsole.journal.Answers.load(project.state(), about),
        kept -> {
          if (kept.commit().equals(commit.get())) {
            given.set(kept.texts());
          }
        },
        failed -> {}); // the checks say so
  }

  /**
   * Keeps the maintainer's answer for the commit that its check judged, and asks it again.
   *
   * @param asked called once it is being asked with this answer
   */
  public void answer(String id, String text, Runnable asked) {
    String judged = checking.answer(id).commit();
    String about = judged.isEmpty() ? commit.get() : judged;
    worker.run(
        () ->
            com.thaloco.releaseconsole.journal.Answers.load(project.state(), about)
                .with(Map.of(id, text), project.state()),
        kept -> {
          given.set(kept.texts());
          ScreenId.of(id).ifPresent(checking::run);
          asked.run();
        },
        failed -> checking.problemProperty().set(Optional.of(failed)));
  }

  /** Observes again what may have changed. */
  public void refresh() {
    watchRepository();
    live.observe();
    browsing.list();
  }

  private void watchRepository() {
    worker.run(() -> Head.of(project.repository()), live::head, failed -> {});
  }

  @Override
  public void close() {
    browsing.close();
    watch.stop();
    checking.stop();
    operations.breakOff();
    worker.close();
    key.close();
    Worker.beside(project::close);
  }
}
