package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.check.Check;
import com.thaloco.releaseconsole.check.Checklist;
import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/** The checklist of an open project: each answer, and what of it is still true. */
public final class Checking {
  private final Desk desk;
  private final Checklist checklist = Checks.all();
  private final ObservableMap<String, Answer> answers = FXCollections.observableHashMap();
  private final Map<ScreenId, ReadOnlyObjectWrapper<Status>> screens =
      new EnumMap<>(ScreenId.class);
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyObjectWrapper<Optional<Instant>> checkedAt =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Optional<Candidate>> subject =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Problem>> problem =
      new SimpleObjectProperty<>(Optional.empty());
  private String against = "";
  private final List<Run> runs = new ArrayList<>();

  Checking(Desk desk) {
    this.desk = desk;
    checklist.ids().forEach(id -> answers.put(id, Answer.none(id)));
    for (ScreenId screen : ScreenId.values()) {
      screens.put(screen, new ReadOnlyObjectWrapper<>(Status.NOT_RUN));
    }
  }

  /** Each answer by the check's id. */
  public ObservableMap<String, Answer> answers() {
    return answers;
  }

  /** The answer of one check. */
  public Answer answer(String id) {
    return answers.getOrDefault(id, Answer.none(id));
  }

  /** The answers of a screen, in the contract's order. */
  public List<Answer> of(ScreenId screen) {
    return screen.checks().stream().map(this::answer).toList();
  }

  /** The worst state of a screen's checks. */
  public ReadOnlyObjectProperty<Status> status(ScreenId screen) {
    return shown(screen).getReadOnlyProperty();
  }

  /** How many checks of a screen are blocked, ask or warn. */
  public long trouble(ScreenId screen) {
    return of(screen).stream().filter(a -> a.status().isTrouble()).count();
  }

  /** How many checks there are, and how many are clear. */
  public long clear() {
    return answers.values().stream().filter(a -> !a.status().locks()).count();
  }

  /** How many checks are in a state. */
  public long count(Status status) {
    return answers.values().stream().filter(a -> a.status() == status).count();
  }

  public int size() {
    return answers.size();
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** When the last whole run ended. */
  public ReadOnlyObjectProperty<Optional<Instant>> checkedAtProperty() {
    return checkedAt.getReadOnlyProperty();
  }

  /** What the last run judged; screens read their evidence from the same commit. */
  public ObjectProperty<Optional<Candidate>> subjectProperty() {
    return subject;
  }

  /** Why the checks could not even begin. */
  public ObjectProperty<Optional<Problem>> problemProperty() {
    return problem;
  }

  /** Why the cut is locked, in one sentence; empty when everything is clear. */
  public Optional<String> lock() {
    List<ScreenId> where =
        ScreenId.ofGroup(ScreenId.Group.CHECK).stream()
            .filter(screen -> of(screen).stream().anyMatch(a -> a.status().locks()))
            .toList();
    if (where.isEmpty()) {
      return Optional.empty();
    }
    String names = where.stream().map(ScreenId::title).collect(Collectors.joining(", "));
    return Optional.of(Texts.of("cut.locked-by", names));
  }

  /** The first screen with something to do, worst first. */
  public Optional<ScreenId> worst() {
    return ScreenId.ofGroup(ScreenId.Group.CHECK).stream()
        .filter(screen -> status(screen).get().locks())
        .min((a, b) -> status(a).get().compareTo(status(b).get()));
  }

  /** Asks all checks. */
  public void runAll() {
    run(checklist.ids());
  }

  /** Asks the checks of one screen. */
  public void run(ScreenId screen) {
    run(screen.checks());
  }

  /** Asks these checks. */
  public void run(Collection<String> ids) {
    Set<String> wanted = Set.copyOf(ids);
    wanted.forEach(id -> put(answer(id).shown(Status.RUNNING)));
    var feed = new EventFeed(this::painted);
    Run run = Run.of(feed);
    runs.add(run);
    running.set(true);
    problem.set(Optional.empty());
    Work work = run.at(Checklist.STEP);
    desk.worker()
        .run(
            () -> {
              Candidate judged = desk.subject(work);
              Checklist.Answered answered =
                  checklist.run(judged, (Check check) -> wanted.contains(check.id()), work);
              return answered;
            },
            answered -> {
              feed.paint();
              answered.findings().forEach(finding -> put(answered.subject().commit(), finding));
              subject.set(Optional.of(answered.subject()));
              ended(run, wanted);
              against = answered.subject().commit();
              checkedAt.set(Optional.of(Instant.now()));
            },
            failed -> {
              problem.set(Optional.of(failed));
              ended(run, wanted);
            },
            () -> ended(run, wanted));
  }

  /** Stops what is asked now. */
  public void stop() {
    List.copyOf(runs).forEach(Run::stop);
  }

  /** A commit or another version makes every answer out of date. */
  void outdate(String commit) {
    subject.set(Optional.empty());
    answers
        .values()
        .forEach(a -> {
          if (a.finding().isPresent() && !a.commit().equals(commit)) {
            put(a.shown(Status.OUT_OF_DATE));
          }
        });
  }

  private void painted(EventFeed.Batch batch) {
    for (Event event : batch.events()) {
      if (event instanceof Event.Found(var stamp, Finding finding)) {
        put(desk.commitProperty().get(), finding);
      }
    }
  }

  private void put(String commit, Finding finding) {
    put(
        new Answer(
            finding.id(),
            Status.of(finding.status()),
            Optional.of(finding),
            commit,
            Optional.of(Instant.now())));
  }

  private void put(Answer answer) {
    answers.put(answer.id(), answer);
    ScreenId.of(answer.id()).ifPresent(screen -> shown(screen).set(worst(screen)));
    shown(ScreenId.CHECKLIST).set(overall());
  }

  private ReadOnlyObjectWrapper<Status> shown(ScreenId screen) {
    return Objects.requireNonNull(screens.get(screen));
  }

  private Status worst(ScreenId screen) {
    return of(screen).stream().map(Answer::status).reduce(Status.NOT_NEEDED, Status::or);
  }

  private Status overall() {
    return answers.values().stream().map(Answer::status).reduce(Status.NOT_NEEDED, Status::or);
  }

  private void ended(Run run, Set<String> wanted) {
    runs.remove(run);
    running.set(!runs.isEmpty());
    wanted.forEach(id -> {
      Answer answer = answer(id);
      if (answer.status() == Status.RUNNING) {
        put(answer.shown(answer.finding().map(f -> Status.of(f.status())).orElse(Status.NOT_RUN)));
      }
    });
  }

  /** "Checked against 4e1f0c7". */
  public String against() {
    return Hash.commit(against);
  }
}
