package com.thaloco.releaseconsole.journal;

import com.thaloco.releaseconsole.flow.Remedy;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.std.StdConvertingDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;
import tools.jackson.databind.util.StdConverter;

/** How a remedy is kept in journals and receipts: as its text, as in every format before. */
public final class RemedyJson {
  private RemedyJson() {}

  /** For a mapper that writes or reads problems and findings. */
  public static JacksonModule module() {
    return new SimpleModule("remedy")
        .addSerializer(Remedy.class, ToStringSerializer.instance)
        .addDeserializer(
            Remedy.class,
            new StdConvertingDeserializer<>(
                new StdConverter<String, Remedy>() {
                  @Override
                  public Remedy convert(String text) {
                    return Remedy.text(text);
                  }
                }));
  }
}
