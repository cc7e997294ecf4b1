package com.thaloco.releaseconsole.audit;

/** What the audit looks at, in the order of the report; docs/audit.md tells more of each. */
public enum AuditRule {
  MANIFEST(
      "manifest",
      "Can be read",
      "Can't be read",
      "The manifest is there, is JSON, and has the shape that clients expect."),
  MANIFEST_ENTRY(
      "manifest-entry",
      "Entries",
      "No entry",
      "Every item of the releases is an entry with a version."),
  MANIFEST_DUPLICATE(
      "manifest-duplicate", "Once each", "Duplicate entry", "No version has two entries."),
  MANIFEST_FENCE(
      "manifest-fence",
      "Finished",
      "Unfinished fence",
      "The white space that makes each write unique is whole, and a fence was followed by a"
          + " publication."),
  ENTRY_FIELDS(
      "entry-fields",
      "As published",
      "Other fields",
      "Each field of an entry says what its objects and its tag say."),
  LATEST(
      "latest",
      "Names a release",
      "Names no valid release",
      "`latest_stable` names a stable release that has an entry and is not burned."),
  LATEST_BEHIND(
      "latest-behind", "Highest", "Held back", "`latest_stable` names the highest stable release."),
  BURNED(
      "burned",
      "Withdrawn",
      "Burned",
      "No burned version is in the manifest, and each burn record can be read."),
  OBJECT_MISSING(
      "object-missing",
      "There",
      "Missing",
      "Tarball, SHA256SUMS and signature of each entry are there."),
  HASHES_FILE(
      "hashes-file",
      "Names the tarball",
      "Names another",
      "SHA256SUMS is of the GNU form and names exactly the tarball."),
  TARBALL_HASH(
      "tarball-hash",
      "Hash matches",
      "Hash differs",
      "The tarball has the hash that SHA256SUMS lists."),
  TARBALL_CONTENTS(
      "tarball-contents",
      "Binaries only",
      "Other contents",
      "The tarball holds exactly the binaries of a release."),
  SIGNATURE(
      "signature",
      "Signature valid",
      "Signature refused",
      "The key pinned at the release's own tag accepts the signature."),
  CLIENTS(
      "clients",
      "Accepted",
      "Refused",
      "The key pinned at every release's tag accepts the signature of the release that"
          + " `latest_stable` names."),
  TAG(
      "tag",
      "Tagged",
      "No tag",
      "Each entry has a tag on the remote, and the tag here is the same."),
  TAG_COMMIT(
      "tag-commit",
      "Same commit",
      "Other commit",
      "The tag is on the commit that the binaries carry."),
  BINARY_VERSION(
      "binary-version",
      "Carries version",
      "Other version",
      "The binaries carry the version of their release."),
  CHANGELOG(
      "changelog",
      "In changelog",
      "Not in changelog",
      "The changelog has one section of each release, and calls none yanked."),
  HEADERS(
      "headers",
      "Headers right",
      "Wrong headers",
      "Content type and cache rules are those that a cut stores, and nothing else is set, such as"
          + " a content encoding or a storage class."),
  METADATA(
      "metadata",
      "Metadata right",
      "Other metadata",
      "What an object's metadata says of commit and hash holds."),
  INSTALLER(
      "installer",
      "As in release",
      "Not the latest installer",
      "`install.sh` is byte for byte the one of the release that `latest_stable` names."),
  PUBLIC_SAME(
      "public-same",
      "Same as public",
      "Public differs",
      "The public URL serves the bytes that are in the bucket."),
  PUBLIC_MISSING(
      "public-missing", "Served", "Not served", "The public URL serves what is in the bucket."),
  PUBLIC_TYPE(
      "public-type",
      "Same type",
      "Other type",
      "The public URL serves the stored content type, without an encoding."),
  PUBLIC_REACH("public-reach", "Reached", "Not reached", "The public URL can be asked."),
  CATALOG(
      "catalog",
      "Catalog objects there",
      "Catalog object wrong",
      "What the catalogs of the latest release point at is there, with the right size and hash."),
  KEPT_MANIFEST(
      "kept-manifest",
      "Kept",
      "Damaged",
      "Each kept manifest under `history/` can be read and has the hash that its name says."),
  ORPHAN_OBJECT(
      "orphan-object",
      "Named",
      "Orphan",
      "Every object is named by an entry or belongs to the console."),
  ORPHAN_TAG(
      "orphan-tag",
      "Released",
      "No entry",
      "Every tag of a version has an entry, or is burned, or is older than the first entry."),
  PROBE("probe", "No leftovers", "Left over", "No scratch object of a probe is left."),
  UNFINISHED_UPLOAD(
      "unfinished-upload",
      "Whole",
      "Unfinished upload",
      "No upload in parts was begun and left unfinished."),
  UNFINISHED_CUT(
      "unfinished-cut",
      "Finished",
      "Unfinished",
      "No cut or recovery is unfinished on this machine.");

  private final String name;
  private final String soundWord;
  private final String badWord;
  private final String question;

  AuditRule(String name, String soundWord, String badWord, String question) {
    this.name = name;
    this.soundWord = soundWord;
    this.badWord = badWord;
    this.question = question;
  }

  /** The id of its findings, such as {@code audit.tarball-hash}. */
  public String id() {
    return "audit." + name;
  }

  /** Two or three words for a column, when it holds. */
  public String soundWord() {
    return soundWord;
  }

  /** Two or three words for a column, when it does not. */
  public String badWord() {
    return badWord;
  }

  /** What must hold, in one sentence. */
  public String question() {
    return question;
  }
}
