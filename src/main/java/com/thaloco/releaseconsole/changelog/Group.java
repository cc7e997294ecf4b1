package com.thaloco.releaseconsole.changelog;

/**
 * A group of changes in a section.
 *
 * @param name the heading's text, such as {@code Added}
 * @param heading the heading
 * @param body from behind the heading's line to the next group, without blank lines around it
 * @param text the source of the body
 * @param empty whether it holds nothing but comments and link rows
 */
public record Group(String name, Heading heading, Range body, String text, boolean empty) {}
