package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;

/** What is really in the bucket, compared with the manifest, the tags and the public URL. */
public final class BucketScreen extends Screen {
  public BucketScreen(Desk desk, Navigator go) {
    super(desk, go);
  }

  @Override
  protected void initialize() {}
}
