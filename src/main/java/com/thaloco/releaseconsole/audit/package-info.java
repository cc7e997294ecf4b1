/**
 * Looks at what is really in the bucket: the browser's listing, details and previews, the audit of
 * every manifest entry, object and tag, and the few careful changes (removing an orphan, moving
 * {@code latest_stable}, restoring a kept manifest), each as a plan that is shown before it is
 * carried out.
 */
@NullMarked
package com.thaloco.releaseconsole.audit;

import org.jspecify.annotations.NullMarked;
