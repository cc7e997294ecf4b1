package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.check.ReleaseAdvice;
import com.thaloco.releaseconsole.check.VerificationDebt;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.NextVersion;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.verify.PublicView;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is published, what comes next and what is owed. The last known data stays. */
public final class Overview {
  /**
   * One look at the world.
   *
   * @param next the version that comes next
   * @param advice why, and what is owed; empty where the commit could not be compared
   * @param noAdvice why there is none
   * @param view whether the public URL serves what is in the bucket
   */
  public record Look(
      Instant at,
      List<ReleaseRow> releases,
      ReleaseVersion next,
      Optional<ReleaseAdvice> advice,
      Optional<Problem> noAdvice,
      PublicView view) {
    public Look {
      releases = List.copyOf(releases);
    }

    /** The verification releases that are owed. */
    public List<VerificationDebt.Owed> owed() {
      return advice.map(ReleaseAdvice::owed).orElse(List.of());
    }

    /** Whether a version is published from another commit than this one. */
    boolean isTaken(ReleaseVersion version, String commit) {
      return releases.stream()
          .filter(row -> row.version().equals(version.text()))
          .anyMatch(row -> row.commit().filter(other -> !other.equals(commit)).isPresent());
    }

    /** The newest published release. */
    public Optional<ReleaseRow> last() {
      return releases.stream().filter(ReleaseRow::latest).findFirst();
    }
  }

  private final Desk desk;
  private boolean again;
  private final ReadOnlyObjectWrapper<Optional<Look>> look =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(false);

  Overview(Desk desk) {
    this.desk = desk;
  }

  public ReadOnlyObjectProperty<Optional<Look>> lookProperty() {
    return look.getReadOnlyProperty();
  }

  /** Why the newest look failed; the last known data stays. */
  public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty loadingProperty() {
    return loading.getReadOnlyProperty();
  }

  /** Looks again; once more where a look is under way, which may have missed the reason. */
  public void refresh() {
    if (loading.get()) {
      again = true;
      return;
    }
    again = false;
    loading.set(true);
    desk.worker()
        .run(
            this::seen,
            now -> {
              loading.set(false);
              problem.set(Optional.empty());
              look.set(Optional.of(now));
              if (desk.cutting().unfinishedProperty().get().isEmpty()
                  && !desk.cutting().runningProperty().get()) {
                desk.suggest(now);
              }
              repeat();
            },
            failed -> {
              loading.set(false);
              problem.set(Optional.of(failed));
              repeat();
            });
  }

  private void repeat() {
    if (again) {
      refresh();
    }
  }

  private Look seen() {
    Work work = Run.of(event -> {}).at(new StepId("overview"));
    Project fresh = desk.freshProject();
    Optional<ReleaseAdvice> advice = Optional.empty();
    Optional<Problem> why = Optional.empty();
    try {
      advice = Optional.of(ReleaseAdvice.of(fresh, desk.key().keyring(), work));
    } catch (ProblemException e) {
      why = Optional.of(e.problem());
    }
    ReleaseVersion next =
        advice.map(ReleaseAdvice::next).orElseGet(() -> NextVersion.of(fresh, work));
    return new Look(
        Instant.now(),
        new ReleaseRows(fresh, advice, work).read(),
        next,
        advice,
        why,
        PublicView.of(fresh, work));
  }
}
