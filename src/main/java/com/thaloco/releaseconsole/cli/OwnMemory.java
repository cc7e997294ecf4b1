package com.thaloco.releaseconsole.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps this process's memory, in which a private key and passwords lie for a while, from other
 * processes of the same user and out of core dumps (prctl(2), PR_SET_DUMPABLE). Linux only;
 * elsewhere nothing is done.
 */
final class OwnMemory {
  private static final int PR_SET_DUMPABLE = 4;

  private static volatile @Nullable Thread protecting;

  private OwnMemory() {}

  /**
   * Begins, beside the start of the program: finding a function of the C library takes a tenth of a
   * second. Whoever needs {@code /proc/self/environ} reads it before.
   */
  static void protect() {
    if (System.getProperty("os.name", "").equals("Linux")) {
      protecting = Thread.ofPlatform().daemon().name("memory").start(OwnMemory::refuseDumps);
    }
  }

  /** Waits until it is done, for whoever is about to hold a secret. */
  static void await() {
    Thread running = protecting;
    if (running != null) {
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void refuseDumps() {
    Linker linker = Linker.nativeLinker();
    linker
        .defaultLookup()
        .find("prctl")
        .ifPresent(prctl -> {
          MethodHandle handle =
              linker.downcallHandle(
                  prctl,
                  FunctionDescriptor.of(
                      ValueLayout.JAVA_INT,
                      ValueLayout.JAVA_INT,
                      ValueLayout.JAVA_LONG,
                      ValueLayout.JAVA_LONG,
                      ValueLayout.JAVA_LONG,
                      ValueLayout.JAVA_LONG),
                  Linker.Option.firstVariadicArg(1));
          try {
            int _ = (int) handle.invokeExact(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L);
          } catch (Throwable e) { // what a method handle declares; prctl throws none
            throw new IllegalStateException("prctl can't be called", e);
          }
        });
  }
}
