package com.thaloco.releaseconsole.flow;

import java.util.List;

/**
 * Something that only the maintainer can answer. No thread waits for a person: the run ends, the
 * face records the answer, the same run starts again.
 *
 * @param id what {@code --answer ID=TEXT} names
 * @param boundTo the commit, plan or bytes that the answer holds for
 * @param choices the allowed answers; empty for free text
 */
public record Question(String id, String boundTo, String text, List<String> choices) {
  public Question {
    choices = List.copyOf(choices);
  }
}
