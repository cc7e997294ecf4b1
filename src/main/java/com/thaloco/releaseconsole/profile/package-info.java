/** What is particular about a project: {@code .release-console.yaml}, read strictly. A leaf. */
@NullMarked
package com.thaloco.releaseconsole.profile;

import org.jspecify.annotations.NullMarked;
