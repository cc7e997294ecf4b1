package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.flow.Failure;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the FX thread throws and no one catches. Each is logged; one is shown at a time, so that a
 * failure in each pulse does not bury the window under dialogs. The window stays usable.
 */
final class UncaughtFailures implements Thread.UncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UncaughtFailures.class);

  private final Function<? super Problem, ? extends Dialog> show;
  private Optional<Dialog> shown = Optional.empty();
  private boolean showing;

  /**
   * @param show shows a problem above everything, and gives its dialog
   */
  UncaughtFailures(Function<? super Problem, ? extends Dialog> show) {
    this.show = show;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    LOG.error("uncaught failure on {}", thread.getName(), thrown);
    if (showing || shown.filter(Dialog::isInSight).isPresent()) {
      return;
    }
    showing = true;
    try {
      shown = Optional.of(show.apply(Failure.problem(thrown)));
    } catch (RuntimeException | Error e) { // showing it failed too: the log has both
      LOG.error("the failure could not be shown", e);
    } finally {
      showing = false;
    }
  }
}
