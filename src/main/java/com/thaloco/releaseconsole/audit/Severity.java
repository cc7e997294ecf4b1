package com.thaloco.releaseconsole.audit;

import java.util.Locale;

/** How bad a finding of the audit is. */
public enum Severity {
  /** As it should be. */
  SOUND,
  /** Clients are served well, but someone should look. */
  WARNED,
  /** A client is, or will be, refused or misled. */
  BROKEN;

  /** The word of the report. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
