package com.thaloco.releaseconsole.explore;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Tells the time of a world, or another one. */
final class WorldClock extends Clock {
  private final World world;
  private volatile Duration wrong = Duration.ZERO;

  WorldClock(World world) {
    this.world = world;
  }

  /** From now on, it is that wrong. */
  void jump(Duration by) {
    wrong = by;
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
    return world.now().plus(wrong);
  }
}
