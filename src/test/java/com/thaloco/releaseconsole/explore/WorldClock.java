package com.thaloco.releaseconsole.explore;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Tells the time of a world. */
final class WorldClock extends Clock {
  private final World world;

  WorldClock(World world) {
    this.world = world;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return world.now();
  }
}
