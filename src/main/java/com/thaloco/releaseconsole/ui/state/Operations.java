package com.thaloco.releaseconsole.ui.state;

import java.util.Comparator;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What runs in the open project now. Lives on the FX thread. */
public final class Operations {
  private final ObservableList<Operation> running = FXCollections.observableArrayList();
  private final ObservableList<Operation> seen =
      FXCollections.unmodifiableObservableList(running); // held: it follows weakly

  /** All that runs, in the order of its beginning. */
  public ObservableList<Operation> running() {
    return seen;
  }

  /** What must not be ended without asking, the gravest first. */
  public List<Operation> needAsking() {
    return running.stream()
        .filter(operation -> operation.kind().needsAsking())
        .sorted(Comparator.comparing(Operation::kind))
        .toList();
  }

  void began(Operation operation) {
    running.add(operation);
  }

  void ended(Operation operation) {
    running.remove(operation);
  }

  /** Asks each to stop where nothing is half done. */
  public void stop() {
    List.copyOf(running).forEach(Operation::stop);
  }

  /** Asks each to stop at once. */
  void breakOff() {
    List.copyOf(running).forEach(Operation::breakOff);
  }
}
