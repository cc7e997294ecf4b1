package com.thaloco.releaseconsole.golang;

import java.util.Set;

/**
 * What a declaration means, apart from how it is written.
 *
 * @param text equal for equal meaning; references to package-level names stand between marks
 * @param references keys of package-level names that it uses, in order of use
 * @param fields names of fields that it selects, sets or names in a template
 * @param whole keys of types whose values leave for code outside the repository, with all their
 *     fields
 */
record Form(String text, Set<String> references, Set<String> fields, Set<String> whole) {
  static final char OPEN = '\u0001';
  static final char CLOSE = '\u0002';
}
