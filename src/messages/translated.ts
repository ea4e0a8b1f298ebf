/** The same messages in another language: all of them, and no others. */
export type Translated<Messages extends Readonly<Record<string, string>>> = Readonly<Record<keyof Messages, string>>;
