/** Whether a text must be read as ICU message syntax; all others are said as they stand. */
export const hasSyntax = (text: string) => /[{'#<]/.test(text);
