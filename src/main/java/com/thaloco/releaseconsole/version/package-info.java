/** SemVer release numbers as this project writes them, with the leading v. A leaf. */
@NullMarked
package com.thaloco.releaseconsole.version;

import org.jspecify.annotations.NullMarked;
