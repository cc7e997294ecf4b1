package com.thaloco.releaseconsole.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a sentence tells its reader to do something. Plain rules on English words, so that a
 * maintainer can see why a sentence counts; docs/checks-units.md tells them.
 */
final class Instruction {
  /** Replaces the command in a sentence, so that its own words are no part of the grammar. */
  static final char COMMAND = '\uE000';

  private static final String RUN =
      "(?:(?:re-?)?run|(?:re-?)?execute|re-?do|(?:re-?)?apply|repeat|invoke|issue|use)";
  private static final String RUNNING =
      "(?:(?:re-?)?running|(?:re-?)?executing|repeating|invoking|issuing)";
  private static final String RAN =
      "(?:(?:re-?)?run|(?:re-?)?executed|repeated|invoked|issued|(?:re-?)?applied)";
  private static final String PULL = "(?:re-?)?(?:pull|creat)(?:e|ed|ing)?";
  private static final String NEEDED = "(?:needed|required|necessary|mandatory)";
  private static final String WORDS = "(?:[\\s,()\"'-]+[\\w'/" + COMMAND + "-]+){0,%d}?";

  /** The same within a part of a sentence. */
  private static final String NEAR = WORDS.replace("[\\s,", "[\\s").formatted(3) + "[^\\w,]*";

  private static final Pattern TELLS =
      Pattern.compile(
          "(?i)"
              // run X; please rerun X; must run X; need to run X
              + "(?<!will |would |can |could |may |might |not |never |n't |does |did |can now |will"
              + " now |\\bto )\\b"
              + RUN
              + WORDS.formatted(5)
              + "\\W*"
              + COMMAND
              + "|\\b(?:need|needs|have|has|remember|sure|forget|ought|required|necessary|important|essential|asked|advised)"
              + WORDS.formatted(2)
              + "\\s+to\\s+"
              + RUN
              + WORDS.formatted(5)
              + "\\W*"
              + COMMAND
              // needs X; requires running X; remember X
              + "|\\b(?:needs?|requires?|remember|(?:n't|not|never) forget)(?: an?| another)?(?: "
              + RUNNING
              + ")?"
              + WORDS.formatted(3)
              + "\\W*"
              + COMMAND
              // X must be run; X is required; X needs to be rerun
              + "|"
              + COMMAND
              + WORDS.formatted(6)
              + "\\W+(?:(?:must|should|needs? to|has to|have to) be "
              + RAN
              + "|(?:is|are) "
              + NEEDED
              + ")\\b");

  /** It need not be done. */
  private static final Pattern NEED_NOT =
      Pattern.compile(
          "(?i)\\bno (?:longer )?(?:need|reason|necessity)\\b|(?:\\bnot|\\bnever|n't|\\bno"
              + " longer|\\bnobody|\\bno one)(?: \\w+)?"
              + " (?:needs?|ha[sv]e?|require[sd]?|needed|necessary|mandatory|supposed)\\b|\\bneedn't\\b|\\bneed"
              + " not\\b|\\b(?:unnecessary|unneeded|superfluous|obsolete|(?<!not"
              + " )optional|optionally)\\b|\\bno\\b"
              + WORDS.formatted(3)
              + "\\s+(?:is|are) "
              + NEEDED
              + "|\\b(?:needs?|requires?|takes?) (?:no|neither|none|nothing)\\b|\\b(?:no(?:"
              + " \\w+){1,3}|(?:none|neither)(?: \\w+){0,3}|nothing|hardly|rarely|seldom|never)"
              + " (?:ever )?(?:needs?|requires?|has to|have to|must|should)\\b"
              + "|\\bskip(?:s|ped|ping)?\\b|\\bnothing (?:else )?(?:needs to be |to (?:be )?)(?:"
              + RAN
              + "|do|done)\\b");

  /** It is not to be done, was done once, or is done by another. */
  private static final Pattern DO_NOT =
      Pattern.compile(
          "(?i)(?:\\bnot|\\bnever|n't)(?: (?:to|ever|yet|be))? (?:"
              + RUN
              + "|"
              + RAN
              + "|"
              + PULL
              + ")\\b|\\b(?:without|instead of|rather than|avoids?|saves?)(?: (?:having to|the need"
              + " (?:to|of|for)|needing to|you|from))* (?:"
              + RUN
              + "|"
              + RUNNING
              + "|"
              + PULL
              + ")\\b"
              + "|\\b(?:had|used) to "
              + WORDS.formatted(2)
              + "\\s*(?:"
              + RUN
              + "|"
              + PULL
              + ")\\b"
              + "|\\b(?:"
              + RAN
              + "|"
              + PULL
              + ") (?:automatically|by itself|for you|on its own)\\b"
              + "|\\bautomatically (?:"
              + RAN
              + "|"
              + PULL
              + ")\\b");

  /** What happens when it is run: "Fixes an error when you run X twice". */
  private static final Pattern WHEN_RUN =
      Pattern.compile(
          "(?i)(?:\\b(?:when|whenever|while|if|unless|until|before|after|who|which|where)"
              + "|(?<!\\b(?:sure|ensure|note|remember|important|necessary|mind) )\\bthat)\\s+"
              + "(?:(?:you|users?|they|we|people|someone|somebody|one|it)\\s+)?"
              + "(?:(?:must|should|can|could|first|also|still|(?:have|need|had|has) to)\\s+){0,2}"
              + RUN
              + NEAR
              + COMMAND);

  /** "banger update will run X": what a program does, not who reads it. */
  private static final Pattern WILL_RUN =
      Pattern.compile(
          "(?i)(?<!\\b(?:you|users?|they) )\\bwill (?:(?:now|also|then|always) )?"
              + RUN
              + "\\b"
              + NEAR
              + COMMAND);

  /** Someone else runs it: "CI must run X". */
  private static final Pattern OTHERS_RUN =
      Pattern.compile(
          "(?i)\\b(?:CI|tests?|test suites?|smoke|pipelines?|workflows?|jobs?|scripts?|developers?"
              + "|maintainers?|packagers?|contributors?|installers?|daemons?|helpers?|updaters?)"
              + "(?: (?:must|should|needs? to|has to|have to|now|also|still|always)){0,2} "
              + RUN
              + "\\b"
              + NEAR
              + COMMAND);

  /** Those who update are not meant: "Only new hosts need X", "X is required for new installs". */
  private static final Pattern NEW_ONLY =
      Pattern.compile(
          "(?i)(?:^|\\b(?:only|just|for|on|by)\\b)\\W*(?:an? |all |any |every |the )?(?:new|fresh)"
              + " (?:\\w+ )?(?:installs?|installations?|hosts?|machines?|servers?|systems?|users?"
              + "|set-?ups?)\\b(?!\\W+(?:and|or|as)\\b)");

  private static final Pattern FOR_SOME =
      Pattern.compile(
          "(?i)\\b(?:if|when|only|those who|users? who|anyone who)\\b[^.]{0,60}\\bv?\\d+\\.\\d+"
              + "|\\bv?\\d+\\.\\d+[\\w.]* (?:or|and) (?:older|earlier|before)\\b");

  /** What it did, or what happens with it: "Running X twice no longer fails". */
  private static final Pattern WAS_RUN =
      Pattern.compile(
          "(?i)\\b(?:ran|reran)\\b"
              + NEAR
              + COMMAND
              + "|^\\W*"
              + RUNNING
              + NEAR
              + COMMAND
              + "|^\\W*"
              + COMMAND
              + "\\W+(?:now|no longer|used"
              + " to|had|did|does|has|is|was|will|can|could|fails?|failed|prints?|writes?|leaves?|left|works?)\\b");

  /** "Upgrade with banger update and then X". */
  private static final Pattern LEADS_ON =
      Pattern.compile("(?i)^\\W*(?:please,? )?(?:update|upgrade|run|install)\\b.*\\bthen\\W*$");

  private static final Pattern LEADS =
      Pattern.compile(
          "(?i)(?<!will |would |can |could |may |might |not |never |n't |does |did )\\b(?:"
              + RUN
              + "|do this|do the following)\\b");

  private Instruction() {}

  /** Whether a sentence with a {@link #COMMAND} in it tells to run that. */
  static boolean toRun(String sentence) {
    if (sentence.strip().endsWith("?")) {
      return false;
    }
    int at = sentence.indexOf(COMMAND);
    int from = clauseStart(sentence, at);
    String lead = sentence.substring(0, from);
    String clause = sentence.substring(from, clauseEnd(sentence, at));
    if (isLedTo(lead, clause)) {
      return true;
    }
    return TELLS.matcher(clause).find()
        && !isTakenBack(clause)
        && !WHEN_RUN.matcher(clause).find()
        && !OTHERS_RUN.matcher(clause).find()
        && !NEW_ONLY.matcher(clause).find()
        && !(lead.strip().endsWith(":") && NEED_NOT.matcher(lead).find());
  }

  /** Only those who come from some versions: "If you update from v0.1.3 or older, run X". */
  static boolean isForSome(String sentence) {
    return FOR_SOME.matcher(sentence).find();
  }

  /** Whether a sentence says that the command is not to be run, was run, or is run by another. */
  static boolean isDenied(String sentence) {
    int at = sentence.indexOf(COMMAND);
    String clause = sentence.substring(clauseStart(sentence, at), clauseEnd(sentence, at));
    return sentence.strip().endsWith("?")
        || isTakenBack(sentence)
        || WHEN_RUN.matcher(clause).find()
        || OTHERS_RUN.matcher(clause).find()
        || WILL_RUN.matcher(clause).find()
        || NEW_ONLY.matcher(clause).find()
        || WAS_RUN.matcher(clause).find();
  }

  /** "Please, run: X", where the command is all that follows. */
  private static boolean isLedTo(String lead, String clause) {
    return clause.replaceAll("[\\s`*.!\"'()]+", "").equals(String.valueOf(COMMAND))
        && (lead.strip().endsWith(":") ? toRunWhatFollows(lead) : LEADS_ON.matcher(lead).find())
        && !isTakenBack(lead);
  }

  /** Whether a line that ends before a command on its own tells to run what follows. */
  static boolean toRunWhatFollows(String lead) {
    return LEADS.matcher(lead).find() && !isTakenBack(lead) && !lead.strip().endsWith("?");
  }

  /** The same of the part of a sentence that holds a place. */
  static boolean isTakenBack(String sentence, int place) {
    return isTakenBack(
        sentence.substring(clauseStart(sentence, place), clauseEnd(sentence, place)));
  }

  /** Whether a sentence says that something need not be done, or is not to be. */
  static boolean isTakenBack(String sentence) {
    return NEED_NOT.matcher(sentence).find() || DO_NOT.matcher(sentence).find();
  }

  private static final Pattern BREAK =
      Pattern.compile(
          "[;:\u2014\u2013]|(?i:,? (?:so|but|however|therefore|hence|instead,|thus|and"
              + " then|then)\\b)");

  private static int clauseStart(String sentence, int place) {
    int start = 0;
    Matcher found = BREAK.matcher(sentence);
    while (found.find() && found.end() <= place) {
      start = found.end();
    }
    return start;
  }

  private static int clauseEnd(String sentence, int place) {
    Matcher found = BREAK.matcher(sentence);
    return found.find(place) ? found.start() : sentence.length();
  }
}
