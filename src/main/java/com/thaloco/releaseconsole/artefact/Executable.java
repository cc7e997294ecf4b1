package com.thaloco.releaseconsole.artefact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the first bytes of a built file say that it is. */
sealed interface Executable {
  /** An ELF file for a machine, by GOARCH; empty for a machine that is not in the table. */
  record Elf(Optional<String> arch) implements Executable {}

  /** A script with an interpreter line. */
  record Script() implements Executable {}

  /** Anything else. */
  record Other() implements Executable {}

  /** GOARCH by ELF class, byte order and e_machine (elf.h). */
  Map<String, String> MACHINES =
      Map.of(
          "2/1/62", "amd64",
          "2/1/183", "arm64",
          "1/1/3", "386",
          "1/1/40", "arm",
          "2/1/243", "riscv64",
          "2/1/258", "loong64",
          "2/1/21", "ppc64le",
          "2/2/21", "ppc64",
          "2/2/22", "s390x");

  /** Looks at the first bytes of a file. */
  static Executable of(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(20);
    }
    if (head.length >= 2 && head[0] == '#' && head[1] == '!') {
      return new Script();
    }
    boolean elf =
        head.length == 20 && head[0] == 0x7f && head[1] == 'E' && head[2] == 'L' && head[3] == 'F';
    if (!elf) {
      return new Other();
    }
    boolean little = head[5] == 1;
    int machine = Byte.toUnsignedInt(head[little ? 18 : 19]);
    machine |= Byte.toUnsignedInt(head[little ? 19 : 18]) << 8;
    return new Elf(Optional.ofNullable(MACHINES.get(head[4] + "/" + head[5] + "/" + machine)));
  }

  /** GOARCH of this machine; its os.arch where Go has another or no word for it. */
  static String hostArch() {
    String arch = System.getProperty("os.arch", "");
    return switch (arch) {
      case "aarch64" -> "arm64";
      case "x86_64" -> "amd64";
      case "i386", "x86" -> "386";
      default -> arch;
    };
  }
}
