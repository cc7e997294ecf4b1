package com.thaloco.releaseconsole.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Wipes variables from this process's own environment. The JDK starts each child through a helper
 * that inherits it whole, so that for a moment a secret there would stand in the environment of a
 * child (docs/rules.md, Trust). What {@link System#getenv} gives was copied before and stays.
 */
final class OwnEnvironment {
  private OwnEnvironment() {}

  /** Overwrites the values of these variables where they lie, and unsets them. */
  static void wipe(Iterable<String> names) {
    for (String name : names) {
      if (System.getenv(name) != null) { // also has the JDK make its copy first
        wipe(name);
      }
    }
  }

  private static void wipe(String name) {
    Linker linker = Linker.nativeLinker();
    MethodHandle getenv =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("getenv"),
            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    MethodHandle unsetenv =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("unsetenv"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment variable = arena.allocateFrom(name);
      MemorySegment value = (MemorySegment) getenv.invokeExact(variable);
      if (value.address() != 0) {
        MemorySegment text = value.reinterpret(Long.MAX_VALUE);
        for (long i = 0; text.get(ValueLayout.JAVA_BYTE, i) != 0; i++) {
          text.set(ValueLayout.JAVA_BYTE, i, (byte) 0);
        }
        int _ = (int) unsetenv.invokeExact(variable);
      }
    } catch (
        Throwable e) { // what a method handle declares; the C library's two functions throw none
      throw new IllegalStateException("the environment can't be wiped", e);
    }
  }
}
