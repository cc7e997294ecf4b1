package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.check.Check;
import com.thaloco.releaseconsole.check.CheckResult;
import com.thaloco.releaseconsole.check.Checklist;
import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.snapshot.Basis;
import com.thaloco.releaseconsole.snapshot.Part;
import com.thaloco.releaseconsole.snapshot.Snapshot;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The checklist of an open project. Answers live in the snapshot; here they are shown with what is
 * being asked now.
 */
public final class Checking {
  private final ProjectModel model;
  private final Checklist checklist;
  private final Set<String> ofCommit;
  private final ReadOnlyObjectWrapper<Map<String, Answer>> answers =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final Map<ScreenId, ReadOnlyObjectWrapper<Status>> screens =
      new EnumMap<>(ScreenId.class);
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
  private final ObjectProperty<Optional<Problem>> problem =
      new SimpleObjectProperty<>(Optional.empty());
  private final List<Asking> runs = new ArrayList<>();
  private final Map<String, Asking> newest = new HashMap<>();

  /** Checks that are being asked. */
  private static final class Asking {
    private final Run run;
    private final Set<String> open;
    private Basis judged = Basis.NONE;

    Asking(Run run, Set<String> open) {
      this.run = run;
      this.open = open;
    }
  }

  Checking(ProjectModel model) {
    this.model = model;
    this.checklist = Checks.all().of(model.project().profile());
    this.ofCommit = checklist.ofCommit();
    for (ScreenId screen : ScreenId.values()) {
      screens.put(screen, new ReadOnlyObjectWrapper<>(Status.NOT_RUN));
    }
    model.live().onChange(now -> derive());
  }

  /** Each answer by the check's id; those that change together change at once. */
  public ReadOnlyObjectProperty<Map<String, Answer>> answersProperty() {
    return answers.getReadOnlyProperty();
  }

  /** Each answer by the check's id, as it is now. */
  public Map<String, Answer> answers() {
    return answers.get();
  }

  /** The answer of one check. */
  public Answer answer(String id) {
    return answers().getOrDefault(id, Answer.none(id));
  }

  /** The checks of a screen that the project has, in the contract's order. */
  public List<String> checks(ScreenId screen) {
    return screen.checks().stream().filter(checklist.ids()::contains).toList();
  }

  /** Whether a screen has anything to show: one of checks, of which the project has some. */
  public boolean has(ScreenId screen) {
    return screen.checks().isEmpty() || !checks(screen).isEmpty();
  }

  /** The screens of a group that have something to show. */
  public List<ScreenId> screens(ScreenId.Group group) {
    return ScreenId.ofGroup(group).stream().filter(this::has).toList();
  }

  /** The steps of a release that have something to show, in the order of the rail. */
  public List<ScreenId> steps() {
    return ScreenId.steps().stream().filter(this::has).toList();
  }

  /** The answers of a screen, in the contract's order. */
  public List<Answer> of(ScreenId screen) {
    return checks(screen).stream().map(this::answer).toList();
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
    return answers().values().stream().filter(a -> !a.status().locks()).count();
  }

  /** How many checks are in a state. */
  public long count(Status status) {
    return answers().values().stream().filter(a -> a.status() == status).count();
  }

  public int size() {
    return answers().size();
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** Why the checks could not even begin. */
  public ObjectProperty<Optional<Problem>> problemProperty() {
    return problem;
  }

  /** Why the cut is locked, in one sentence; empty when everything is clear. */
  public Optional<String> lock() {
    List<ScreenId> where = locking();
    if (where.isEmpty()) {
      return Optional.empty();
    }
    String names = where.stream().map(ScreenId::title).collect(Collectors.joining(", "));
    return Optional.of(Texts.of("cut.locked-by", names));
  }

  /** The screens with something that locks the cut. */
  public List<ScreenId> locking() {
    return screens(ScreenId.Group.CHECK).stream()
        .filter(screen -> of(screen).stream().anyMatch(a -> a.status().locks()))
        .toList();
  }

  /** The first screen with something to do, worst first. */
  public Optional<ScreenId> worst() {
    return screens(ScreenId.Group.CHECK).stream()
        .filter(screen -> status(screen).get().locks())
        .min((a, b) -> status(a).get().compareTo(status(b).get()));
  }

  /** Asks all checks. */
  public void runAll() {
    run(checklist.ids());
  }

  /** Asks the checks of one screen. */
  public void run(ScreenId screen) {
    run(checks(screen));
  }

  /** Asks these checks. */
  public void run(Collection<String> ids) {
    var feed = new EventFeed[1];
    var mine = new Asking(Run.of(event -> feed[0].accept(event)), new HashSet<>(ids));
    feed[0] = new EventFeed(batch -> painted(mine, batch));
    Set<String> wanted = Set.copyOf(ids);
    runs.add(mine);
    wanted.forEach(id -> newest.put(id, mine));
    running.set(true);
    problem.set(Optional.empty());
    derive();
    Work work = mine.run.at(Checklist.STEP);
    model
        .worker()
        .<Map<String, Part<Finding>>>run(
            () -> {
              Candidate judged = model.subject(work);
              UiThread.later(() -> mine.judged = Basis.ofCommit(judged)); // before any answer
              String tree = Basis.tree(judged.repository(), work);
              return parts(
                  checklist.run(judged, (Check check) -> wanted.contains(check.id()), work),
                  tree,
                  work);
            },
            answered -> {
              feed[0].paint();
              ended(mine);
              answered.keySet().removeIf(id -> newest.get(id) != mine);
              model.live().answered(answered);
            },
            failed -> {
              problem.set(Optional.of(failed));
              ended(mine);
            },
            () -> ended(mine));
  }

  /** Each answer with what it speaks of: the world as the checks have read it. */
  private Map<String, Part<Finding>> parts(Checklist.Answered answered, String tree, Work work) {
    Basis world = Basis.judged(answered.subject(), tree, work);
    Basis commit = Basis.ofCommit(answered.subject());
    Instant now = work.now();
    var parts = new HashMap<String, Part<Finding>>();
    for (CheckResult result : answered.checked()) {
      Finding finding = result.finding();
      parts.put(
          finding.id(),
          new Part<>(
              finding,
              now,
              ofCommit.contains(finding.id()) ? commit : world,
              isMomentary(result, world)));
    }
    return parts;
  }

  /** A server that is away altogether is a state of the world, which is observed. */
  private boolean isMomentary(CheckResult result, Basis world) {
    return checklist.isMomentary(result) && (result.problem().isEmpty() || world.isReachable());
  }

  /** Stops what is asked now. */
  public void stop() {
    List.copyOf(runs).forEach(asking -> asking.run.stop());
  }

  private void painted(Asking mine, EventFeed.Batch batch) {
    var found = new HashMap<String, Part<Finding>>();
    for (Event event : batch.events()) {
      if (event instanceof Event.Found(var stamp, Finding finding)) {
        mine.open.remove(finding.id());
        if (newest.get(finding.id()) == mine) { // one that was asked later knows more
          found.put(finding.id(), new Part<>(finding, stamp.at(), mine.judged));
        }
      }
    }
    if (found.isEmpty()) {
      derive();
    } else {
      model.live().answered(found);
    }
  }

  /** Shows each answer as what is known and what is under way make it. */
  private void derive() {
    Snapshot now = model.live().get();
    var changed = new LinkedHashMap<String, Answer>();
    for (String id : checklist.ids()) {
      Answer answer = of(id, now);
      if (!answer.equals(answers().get(id))) {
        changed.put(id, answer);
      }
    }
    if (changed.isEmpty()) {
      return;
    }
    var all = new HashMap<>(answers());
    all.putAll(changed);
    for (ScreenId screen : screens(ScreenId.Group.CHECK)) {
      shown(screen)
          .set(
              worst(
                  screen.checks().stream().flatMap(id -> Stream.ofNullable(all.get(id))).toList()));
    }
    shown(ScreenId.CHECKLIST).set(worst(all.values())); // before those who follow the answers look
    answers.set(Map.copyOf(all));
  }

  private Answer of(String id, Snapshot now) {
    Optional<Part<Finding>> known = Optional.ofNullable(now.answers().get(id));
    boolean asked = runs.stream().anyMatch(asking -> asking.open.contains(id));
    return new Answer(
        id,
        asked ? Status.RUNNING : known.map(part -> status(part, now)).orElse(Status.NOT_RUN),
        known.map(Part::value),
        known.flatMap(part -> part.of().commit()).orElse(""),
        known.map(Part::at));
  }

  private static Status status(Part<Finding> part, Snapshot now) {
    return now.isOlder(part) ? Status.OUT_OF_DATE : Status.of(part.value().status());
  }

  private ReadOnlyObjectWrapper<Status> shown(ScreenId screen) {
    return Objects.requireNonNull(screens.get(screen));
  }

  private static Status worst(Collection<Answer> some) {
    return some.stream().map(Answer::status).reduce(Status.NOT_NEEDED, Status::or);
  }

  private void ended(Asking mine) {
    runs.remove(mine);
    running.set(!runs.isEmpty());
    derive();
  }

  /**
   * Whether the checks are to be asked before their answers help: none is there, or one is older.
   */
  public boolean isDue() {
    return count(Status.OUT_OF_DATE) > 0 || unasked() == size();
  }

  /** How many checks were never asked. */
  public long unasked() {
    return answers().values().stream().filter(answer -> answer.finding().isEmpty()).count();
  }

  /** Since when the older answers are known; empty where none is older. */
  public Optional<Instant> asOf() {
    return answers().values().stream()
        .filter(answer -> answer.status() == Status.OUT_OF_DATE)
        .flatMap(answer -> answer.at().stream())
        .min(Comparator.naturalOrder());
  }

  /** "Checked against 4e1f0c7 today at 19:32", or what is missing for that to be said of all. */
  public String against() {
    long open = unasked();
    long older = count(Status.OUT_OF_DATE);
    if (older > 0) {
      return Texts.of("checklist.older", older);
    }
    Optional<Instant> oldest =
        answers().values().stream()
            .flatMap(answer -> answer.at().stream())
            .min(Comparator.naturalOrder());
    if (oldest.isEmpty()) {
      return Texts.of("checklist.never");
    }
    String commit = Hash.commit(model.live().get().commit());
    return open > 0
        ? Texts.of("checklist.part", size() - open, size(), commit)
        : Texts.of("checklist.against", commit, Amounts.when(oldest.get(), Instant.now()));
  }
}
