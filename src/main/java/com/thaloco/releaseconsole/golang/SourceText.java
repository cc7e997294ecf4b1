package com.thaloco.releaseconsole.golang;

/**
 * A piece of a file as it is there, for showing it.
 *
 * @param line of its first character, from 1
 * @param text the whole declaration, or for embedded files their content where it is text
 * @param brief the part that matters: a constant's value; else the text
 */
public record SourceText(String file, int line, String text, String brief) {}
