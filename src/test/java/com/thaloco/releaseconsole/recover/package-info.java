/** Recoveries, each from a state that was really made that way. */
package com.thaloco.releaseconsole.recover;
