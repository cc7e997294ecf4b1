package com.thaloco.releaseconsole.ui;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.invoke.MethodHandles;
import java.util.Objects;
import javafx.application.Platform;

/** Starts JavaFX for a test, once in a JVM. */
public final class HeadlessToolkit {
  private static final String PACKAGE = "com.sun.glass.ui.headless.";
  private static boolean started;

  private HeadlessToolkit() {}

  /** Does nothing where it was started before. */
  public static synchronized void start() {
    if (started) {
      return;
    }
    started = true;
    if ("Headless".equals(System.getProperty("glass.platform"))) {
      leaveOutTheFrameBuffer();
    }
    Platform.startup(() -> {});
    Platform.setImplicitExit(false);
  }

  /**
   * The headless toolkit copies each frame, pixel by pixel, to a buffer that nothing here reads:
   * two thirds of the processor time of a window's test. Its window is loaded with an empty {@code
   * blit}.
   */
  private static void leaveOutTheFrameBuffer() {
    String resource = PACKAGE.replace('.', '/') + "HeadlessWindow.class";
    try (InputStream in = Platform.class.getClassLoader().getResourceAsStream(resource)) {
      ClassFile format = ClassFile.of();
      byte[] changed =
          format.transformClass(
              format.parse(Objects.requireNonNull(in, resource).readAllBytes()),
              ClassTransform.transformingMethods(
                  method -> method.methodName().equalsString("blit"),
                  (method, element) -> {
                    if (element instanceof CodeModel) {
                      method.withCode(code -> code.return_());
                    } else {
                      method.with(element);
                    }
                  }));
      Class<?> neighbour = Class.forName(PACKAGE + "HeadlessCursor");
      MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup()).defineClass(changed);
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
