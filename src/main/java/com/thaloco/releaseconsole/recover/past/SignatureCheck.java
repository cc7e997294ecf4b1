package com.thaloco.releaseconsole.recover.past;

/** What a receipt's signature is worth. */
public sealed interface SignatureCheck {
  /** For people. */
  String sentence();

  /** The pinned key accepts it. */
  record Accepted(String key, String sentence) implements SignatureCheck {}

  /** There is none: the key was locked when the receipt was written. */
  record Unsigned(String sentence) implements SignatureCheck {}

  /** It is not the pinned key's over these bytes: the receipt or the signature was changed. */
  record Refused(String sentence) implements SignatureCheck {}
}
