package com.thaloco.releaseconsole.profile;

import java.util.Map;
import java.util.Optional;

/**
 * The manifest (docs/rules.md, What ships in a release).
 *
 * @param key of the object
 * @param releases the name of the array of entries
 * @param latest the name of the field that names the newest stable version
 * @param entry an entry's fields in order, as templates of text: {@code {version}}, {@code
 *     {number}} (without the v), {@code {released_at}}, {@code {commit}}, {@code {tarball_url}},
 *     {@code {tarball_sha256}}, {@code {tarball_size}}, {@code {hashes_url}}, {@code
 *     {hashes_sha256}}, {@code {signature_url}}; a text that is nothing but {@code {tarball_size}}
 *     becomes a JSON number; without it, learned from the newest entries
 */
public record ManifestRules(
    String key, String releases, String latest, Optional<Map<String, String>> entry) {}
