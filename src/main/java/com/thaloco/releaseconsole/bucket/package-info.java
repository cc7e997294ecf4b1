/**
 * The S3 bucket under its prefix, with the rules that R2 asks of a client. The only package that
 * knows the AWS SDK. A leaf.
 */
@NullMarked
package com.thaloco.releaseconsole.bucket;

import org.jspecify.annotations.NullMarked;
