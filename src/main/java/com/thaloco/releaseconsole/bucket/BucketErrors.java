package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.xml.stream.XMLStreamException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns what the SDK throws into our words, by S3 error code first and by status second. */
final class BucketErrors {
  private final String bucket;

  /** The bucket as people know it; it is in each sentence. */
  BucketErrors(String bucket) {
    this.bucket = bucket;
  }

  /** The code that the server gave, or an empty text: answers to HEAD have no body. */
  static String code(AwsServiceException e) {
    return Optional.ofNullable(e.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("");
  }

  /**
   * A failure as a problem to throw.
   *
   * @param doing what was being done: {@code writing 'v0.1.7/SHA256SUMS'}
   * @param notDone the second sentence
   */
  RuntimeException from(RuntimeException e, String doing, String notDone) {
    return switch (e) {
      case ProblemException known -> known;
      case Cancelled stop -> stop;
      case AwsServiceException answer -> answered(answer, doing, notDone).toException();
      case SdkException noAnswer -> unanswered(noAnswer, doing, notDone).toException();
      case SdkCall.TimeUp timeUp -> unanswered(timeUp, doing, notDone).toException();
      case UncheckedIOException broken -> unanswered(broken, doing, notDone).toException();
      default -> e;
    };
  }

  private Problem answered(AwsServiceException e, String doing, String notDone) {
    String code = code(e);
    String said = e.statusCode() + (code.isEmpty() ? "" : " " + code);
    Words words = words(code, e.statusCode());
    return Problem.refused(
            words.id(),
            "The bucket %s %s while %s (%s).".formatted(bucket, words.did(), doing, said),
            notDone,
            words.next())
        .with(evidence(e));
  }

  private record Words(String id, String did, String next) {}

  private static Words words(String code, int status) {
    return switch (code) {
      case "RequestTimeTooSkewed", "RequestExpired" ->
          new Words(
              "bucket.clock-skew",
              "does not accept the time of this machine's clock",
              "Set the clock (timedatectl set-ntp true) and try again.");
      case "SignatureDoesNotMatch",
          "InvalidAccessKeyId",
          "Unauthorized",
          "InvalidToken",
          "ExpiredToken",
          "TokenRefreshRequired",
          "AuthorizationHeaderMalformed",
          "InvalidSecurity",
          "NotSignedUp" ->
          badCredentials();
      case "AccessDenied", "AllAccessDisabled", "AccountProblem" -> accessDenied();
      case "NoSuchBucket", "InvalidBucketName" ->
          new Words(
              "bucket.not-found",
              "does not exist",
              "Correct the bucket's name or the endpoint in the profile; a bucket is never"
                  + " created.");
      case "TooManyRequests",
          "SlowDown",
          "Throttling",
          "ThrottlingException",
          "RequestLimitExceeded",
          "ServiceUnavailable",
          "RequestTimeout" ->
          busy();
      case "ConditionalRequestConflict", "OperationAborted" ->
          new Words(
              "bucket.conflict",
              "is writing the same object for someone else",
              "Find out who else is releasing, then run the same command again.");
      case "InvalidObjectState" ->
          new Words(
              "bucket.archived",
              "keeps the object in an archive class",
              "Restore it from the archive, or store the same bytes again without a storage"
                  + " class.");
      case "BadDigest", "InvalidDigest", "XAmzContentSHA256Mismatch", "IncompleteBody" ->
          new Words(
              "bucket.corrupted",
              "received other bytes than were sent",
              "Run the same command again; if it happens again, find what changes the traffic.");
      case "PermanentRedirect", "TemporaryRedirect", "IllegalLocationConstraintException" ->
          elsewhere();
      default ->
          switch (status) {
            case 401 -> badCredentials();
            case 403 -> accessDenied();
            case 429, 503 -> busy();
            case 301, 302, 307, 308 -> elsewhere();
            case 500, 502, 504 ->
                new Words(
                    "bucket.server-error",
                    "had an internal error",
                    "Check the provider's status page, then try again.");
            default ->
                new Words(
                    "bucket.answer",
                    "gave an unexpected response",
                    "Check that the endpoint in the profile is an S3 endpoint; the details are"
                        + " below.");
          };
    };
  }

  private static Words badCredentials() {
    return new Words(
        "bucket.bad-credentials",
        "does not accept the credentials",
        "Check the access key and its secret at the place that the profile names under"
            + " bucket.credentials; a new token can take a minute until it works.");
  }

  private static Words accessDenied() {
    return new Words(
        "bucket.access-denied",
        "denied access to the credentials in use",
        "Give the token the permission to read and write the objects of this bucket, or name other"
            + " credentials in the profile.");
  }

  private static Words busy() {
    return new Words(
        "bucket.busy",
        "was too busy several times in a row",
        "Wait a minute, then run the same command again.");
  }

  private static Words elsewhere() {
    return new Words(
        "bucket.wrong-address",
        "is at another address",
        "Correct endpoint and region in the profile; redirects are not followed with credentials.");
  }

  private Problem unanswered(RuntimeException e, String doing, String notDone) {
    String text = String.valueOf(e.getMessage());
    if (text.contains("Unable to load credentials")
        || text.contains("Failed to load credentials")) {
      return Problem.refused(
          "bucket.no-credentials",
          "No credentials for the bucket %s were found.".formatted(bucket),
          notDone,
          "Name a credentials file, an AWS profile or an rclone remote under bucket.credentials in"
              + " the profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
    }
    List<String> detail = evidence(e);
    if (hasCause(e, UnknownHostException.class)) {
      return unreachable("Its host name can't be resolved.", doing, notDone).with(detail);
    }
    if (hasCause(e, SSLException.class)) {
      return Problem.refused(
              "bucket.tls",
              "No trusted connection to the bucket %s could be made while %s."
                  .formatted(bucket, doing),
              notDone,
              "Check the endpoint in the profile and this machine's clock and certificates.")
          .with(detail);
    }
    if (hasCause(e, XMLStreamException.class)) {
      return Problem.refused(
              "bucket.answer",
              "The bucket %s gave an unreadable answer while %s.".formatted(bucket, doing),
              notDone,
              "Check that the endpoint in the profile is an S3 endpoint; if a key holds a control"
                  + " character, remove that object in the provider's web console.")
          .with(detail);
    }
    return unreachable("", doing, notDone).with(detail);
  }

  private Problem unreachable(String why, String doing, String notDone) {
    return Problem.refused(
        "bucket.unreachable",
        "The bucket %s can't be reached, or stopped answering, while %s.%s"
            .formatted(bucket, doing, why.isEmpty() ? "" : " " + why),
        notDone,
        "Check the network and the endpoint in the profile, then run the same command again.");
  }

  private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> evidence(Throwable e) {
    var lines = new ArrayList<String>();
    if (e instanceof AwsServiceException answer) {
      Optional.ofNullable(answer.awsErrorDetails())
          .map(AwsErrorDetails::errorMessage)
          .filter(message -> !message.isBlank())
          .ifPresent(lines::add);
      Optional.ofNullable(answer.requestId()).ifPresent(id -> lines.add("request " + id));
      return lines;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String line = cause.getClass().getSimpleName() + ": " + cause.getMessage();
      if (!lines.contains(line)) {
        lines.add(line);
      }
    }
    return lines;
  }
}
