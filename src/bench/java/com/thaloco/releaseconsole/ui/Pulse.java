package com.thaloco.releaseconsole.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;

/**
 * From pulse to pulse: how long it took, and how much of the processor the FX thread used between.
 * The latter is the most that one stretch of work can have been.
 */
final class Pulse extends AnimationTimer {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<Long> walls = new ArrayList<>();
  private final List<Long> stretches = new ArrayList<>();
  private long wall;
  private long cpu;

  /** The processor time of this thread until now, in nanoseconds. */
  static long cpu() {
    return THREADS.getCurrentThreadCpuTime();
  }

  @Override
  public void handle(long now) {
    long wallNow = System.nanoTime();
    long cpuNow = cpu();
    if (wall != 0) {
      walls.add(wallNow - wall);
      stretches.add(cpuNow - cpu);
    }
    wall = wallNow;
    cpu = cpuNow;
  }

  int count() {
    return walls.size();
  }

  /** Milliseconds of a part of the pulses, between 0 and 1. */
  double wall(double part) {
    return at(walls, part);
  }

  double stretch(double part) {
    return at(stretches, part);
  }

  private static double at(List<Long> nanos, double part) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1.0, part * sorted.size())) / 1e6;
  }
}
