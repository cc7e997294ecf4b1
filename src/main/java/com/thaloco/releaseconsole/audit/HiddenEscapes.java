package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.journal.RemedyJson;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON that says the same and harms no terminal: what is not seen, or turns the direction of
 * writing, is written as its code.
 */
final class HiddenEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final int DELETE = 0x7f;

  private HiddenEscapes() {}

  /** A mapper that writes so. */
  static JsonMapper.Builder mapper() {
    return JsonMapper.builder(JsonFactory.builder().characterEscapes(new HiddenEscapes()).build())
        .addModule(RemedyJson.module());
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = Arrays.copyOf(standardAsciiEscapesForJSON(), DELETE + 1);
    codes[DELETE] = ESCAPE_STANDARD;
    return codes;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int unit) {
    return Printable.isHidden(unit) ? new SerializedString("\\u%04x".formatted(unit)) : null;
  }
}
