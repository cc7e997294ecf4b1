package com.thaloco.releaseconsole.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Virtual threads that wait for classes do not keep the others from running. */
class CarriersTest {
  @Test
  void theProgramRunsOnWhileMoreThreadsThanProcessorsWaitForAClass() throws Exception {
    assertThat(ends(ClassWaiters.class)).isTrue();
  }

  private static boolean ends(Class<?> program) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName())
            .inheritIO()
            .start();
    try {
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } finally {
      process.destroyForcibly();
    }
  }
}
