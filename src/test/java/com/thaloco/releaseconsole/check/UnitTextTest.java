package com.thaloco.releaseconsole.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTextTest {
  private static final String UNIT =
      """
      [Unit]
      Description=daemon
      # what it waits for
      After=network.target

      [Service]
      ExecStart=/usr/bin/bangerd --socket /run/banger.sock
      Restart=on-failure
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n=>\r\n",
        "# what it waits for\n=>",
        "# what it waits for=>; another word",
        "[Service]\n=>\n\n[Service]\n\n",
        "=network=> = network",
        "on-failure=>on-failure  ",
        "--socket=>\\\n    --socket",
        "--socket=>\\\n# within\n  --socket",
        "[Unit]=>\uFEFF[Unit]",
      })
  void whatSystemdReadsAlikeIsTheSame(String change) {
    assertThat(UnitText.of(changed(change))).isEqualTo(UnitText.of(UNIT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "on-failure=>always",
        "Restart=on-failure=>Restart=",
        "Restart=on-failure\n=>",
        "Restart=on-failure\n=>Restart=on-failure\nExecStart=/bin/true\n",
        "ExecStart=/usr=>ExecStart=-/usr",
        "Restart=>restart",
        "[Service]=>[Socket]",
        "# what=>Wants=network.target\n#",
        "After=>#After",
        "daemon=>the daemon # of banger",
      })
  void aChangedDirectiveIsAChange(String change) {
    assertThat(UnitText.of(changed(change))).isNotEqualTo(UnitText.of(UNIT));
  }

  private static String changed(String change) {
    String[] parts = change.split("=>", 2);
    assertThat(UNIT.replace("\uFEFF", "")).contains(parts[0]);
    return UNIT.replace(parts[0], parts[1]);
  }
}
