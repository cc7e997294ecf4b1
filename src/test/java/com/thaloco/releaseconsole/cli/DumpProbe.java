package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.Main;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The program itself, which says at its end whether its memory can be dumped: 0 or 1. */
final class DumpProbe {
  private static final int PR_GET_DUMPABLE = 3;

  private DumpProbe() {}

  public static void main(String[] arguments) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              OwnMemory.await();
              System.out.println("dumpable=" + dumpable());
            }));
    Main.main(new String[] {"--help"});
  }

  private static int dumpable() {
    Linker linker = Linker.nativeLinker();
    MethodHandle prctl =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("prctl"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
            Linker.Option.firstVariadicArg(1));
    try {
      return (int) prctl.invokeExact(PR_GET_DUMPABLE);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
