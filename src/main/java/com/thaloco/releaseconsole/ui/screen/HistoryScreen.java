package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;

/** The receipts of the cuts of the past, finished or not. */
public final class HistoryScreen extends Screen {
  public HistoryScreen(Desk desk, Navigator go) {
    super(desk, go);
  }

  @Override
  protected void initialize() {}
}
