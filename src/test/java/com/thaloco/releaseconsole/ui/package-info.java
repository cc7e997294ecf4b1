/** The window as a person meets it: real clicks and keys, against a real bucket and repository. */
@NullMarked
package com.thaloco.releaseconsole.ui;

import org.jspecify.annotations.NullMarked;
