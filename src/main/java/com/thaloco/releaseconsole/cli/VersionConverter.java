package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code vX.Y.Z}. */
final class VersionConverter implements ITypeConverter<ReleaseVersion> {
  @Override
  public ReleaseVersion convert(String value) {
    return ReleaseVersion.parse(value)
        .orElseThrow(() ->
            new TypeConversionException(
                "'%s' is not a version of the form vX.Y.Z".formatted(value)));
  }
}
