package com.thaloco.releaseconsole.golang;

/**
 * Whether the linker will set what an {@code -X} names.
 *
 * @param variable as the profile writes it
 * @param sets whether the linker sets it
 * @param place {@code file:line} of the declaration, or the folder where it was looked for
 * @param reason one sentence; also says what is near where the name is wrong
 */
public record LdflagVerdict(String variable, boolean sets, String place, String reason) {}
