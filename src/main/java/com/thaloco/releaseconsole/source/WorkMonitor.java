package com.thaloco.releaseconsole.source;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Work;
import org.eclipse.jgit.lib.ProgressMonitor;

/** Lets a stop of the run reach into JGit. */
final class WorkMonitor implements ProgressMonitor {
  private final Work work;

  WorkMonitor(Work work) {
    this.work = work;
  }

  @Override
  public boolean isCancelled() {
    try {
      work.checkpoint();
      return false;
    } catch (Cancelled e) {
      return true;
    }
  }

  @Override
  public void start(int totalTasks) {}

  @Override
  public void beginTask(String title, int totalWork) {}

  @Override
  public void update(int completed) {}

  @Override
  public void endTask() {}

  @Override
  public void showDuration(boolean enabled) {}
}
