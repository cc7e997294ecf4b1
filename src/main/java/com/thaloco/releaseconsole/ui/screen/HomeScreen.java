package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;

/** What needs a hand, then what is released, what comes next and what is owed. */
public final class HomeScreen extends Screen {
  public HomeScreen(Desk desk, Navigator go) {
    super(desk, go);
  }

  @Override
  protected void initialize() {
    frame.setTitle(desk.project().profile().project());
  }
}
