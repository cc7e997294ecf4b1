package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;

/** What is wrong, and the way out of it. */
public final class RecoverScreen extends Screen {
  public RecoverScreen(Desk desk, Navigator go) {
    super(desk, go);
  }

  @Override
  protected void initialize() {}
}
