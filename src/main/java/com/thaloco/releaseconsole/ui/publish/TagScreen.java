package com.thaloco.releaseconsole.ui.publish;

import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.ui.kit.FactTable;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.CutSteps.StepView;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;

/** The tag that a cut makes once the release is public: one tag, on the commit that was built. */
public final class TagScreen extends Screen {
  @FXML private Panel panel;
  @FXML private StatusLabel state;
  @FXML private FactTable facts;
  @FXML private Button back;
  @FXML private Button next;

  /** What the remote says; empty while it is asked. */
  private Optional<Remote> remote = Optional.empty();

  /**
   * The tag on the remote.
   *
   * @param commit that it names; empty where there is no tag
   * @param failed whether the remote could not be read
   */
  private record Remote(String version, Optional<String> commit, boolean failed) {}

  public TagScreen(ProjectModel model, Navigator go) {
    super(model, go);
  }

  @Override
  public void shown() {
    Optional<ReleaseVersion> version = ReleaseVersion.parse(model.cutting().versionText());
    version.ifPresent(wanted ->
        model
            .live()
            .<Remote>read(
                () -> {
                  Work work = Run.of(event -> {}).at(new StepId("tag"));
                  Optional<RemoteRef> tag = model.project().world().fresh().tag(wanted, work);
                  return new Remote(wanted.text(), tag.map(RemoteRef::commit), false);
                },
                this::found,
                problem -> found(new Remote(wanted.text(), Optional.empty(), true))));
  }

  private void found(Remote now) {
    remote = Optional.of(now);
    render();
  }

  /** Asks the remote again where this is in sight; else it is asked once it is shown. */
  private void again() {
    remote = Optional.empty();
    render();
    if (frame.getScene() != null) {
      shown();
    }
  }

  private Optional<Remote> remote() {
    return remote.filter(of -> of.version().equals(model.cutting().versionText()));
  }

  private String seen(StepView step) {
    if (!step.detail().isEmpty()) {
      return step.detail();
    }
    if (step.status() == Status.DONE) {
      return Texts.of("tag.before");
    }
    return remote()
        .map(now ->
            now.failed()
                ? Texts.of("tag.unread")
                : now.commit()
                    .map(commit -> Texts.of("tag.there", Hash.commit(commit)))
                    .orElse(Texts.of("tag.not-yet")))
        .orElse(Texts.of("tag.asking"));
  }

  @Override
  protected void initialize() {
    InvalidationListener renderer = all -> render();
    model.cutting().steps().addListener(renderer);
    model.versionProperty().addListener(renderer);
    model.commitProperty().addListener(renderer);
    model.live().onState(this::again);
    back.setOnAction(event -> go.step(-1));
    next.setOnAction(event -> go.step(1));
    render();
  }

  private void render() {
    StepView step = model.cutting().step(CutStep.TAG);
    boolean there = remote().flatMap(Remote::commit).isPresent();
    boolean done = step.status() == Status.DONE;
    state.show(there && step.status() == Status.NOT_RUN ? Status.DONE : step.status());
    facts
        .clear()
        .code(Texts.of("tag.name"), model.cutting().versionText())
        .code(Texts.of("tag.commit"), model.cutting().commitText())
        .code(Texts.of("tag.remote"), model.project().profile().source().remote())
        .add(Texts.of("tag.seen"), seen(step));
    frame
        .actions()
        .promise(
            Texts.of(done || there ? "tag.done" : "tag.promise"), Texts.of("tag.promise.rest"));
  }
}
