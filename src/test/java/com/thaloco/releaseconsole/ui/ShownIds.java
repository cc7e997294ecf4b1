package com.thaloco.releaseconsole.ui;

/**
 * The ids of the nodes that say what was observed, for tests that compare it with the command line.
 * A mark of {@link com.thaloco.releaseconsole.ui.kit.AsOf} is visible only while what it is beside
 * is older; its button has {@code -refresh} behind the id.
 */
final class ShownIds {
  /** Home: the last release, the next version, and what clients get, as text. */
  static final String HOME_VERSION = "home-version";

  static final String HOME_NEXT = "home-next";
  static final String HOME_CLIENTS = "home-clients";

  /** Home and Recover: how bad things are, in one sentence; its icon is its status. */
  static final String HOME_STANDING = "home-standing";

  static final String RECOVER_STANDING = "recover-standing";

  /** Home: the messages of an unfinished cut or a failed observation, and of the worst problem. */
  static final String HOME_MESSAGE = "home-message";

  static final String HOME_TROUBLE = "home-trouble";

  /** Home: the pending verification releases. */
  static final String HOME_PENDING = "home-pending";

  /** Home: visible while the releases are older. */
  static final String HOME_AS_OF = "home-as-of";

  /** Recover: what clients get; the message; what the audit found; the cards of the problems. */
  static final String RECOVER_CLIENTS = "recover-clients";

  static final String RECOVER_MESSAGE = "recover-message";
  static final String RECOVER_AUDIT = "recover-audit";
  static final String RECOVER_TROUBLES = "recover-troubles";
  static final String RECOVER_AS_OF = "recover-as-of";

  /** The plan of a recovery: what clients get now; visible while the plan is older. */
  static final String PLAN_CLIENTS = "plan-clients";

  static final String PLAN_AS_OF = "plan-as-of";

  /**
   * Bucket: objects and bytes; when it was audited; the counts; visible while the audit is older.
   */
  static final String BUCKET_COUNT = "bucket-count";

  static final String BUCKET_AUDIT_STATE = "bucket-audit-state";
  static final String BUCKET_AUDIT_PILLS = "bucket-audit-pills";
  static final String BUCKET_AUDIT_AS_OF = "bucket-audit-as-of";

  /** Checklist: what the answers speak of; visible while answers are older. */
  static final String CHECKLIST_AGAINST = "checklist-against";

  static final String CHECKLIST_AS_OF = "checklist-as-of";

  /** Publish: what clients get. */
  static final String PUBLISH_CLIENTS = "visible";

  private ShownIds() {}
}
