/** Settings of this user: appearance, key file, credentials, recent projects. */
@NullMarked
package com.thaloco.releaseconsole.ui.settings;

import org.jspecify.annotations.NullMarked;
